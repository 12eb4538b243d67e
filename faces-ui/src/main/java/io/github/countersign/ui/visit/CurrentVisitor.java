package io.github.countersign.ui.visit;

import io.github.countersign.administration.Rights;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.ui.text.Languages;
import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.web.Redirect;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The visit of this request, and what the frame of every page shows of it. */
@Named("visit")
@RequestScoped
public class CurrentVisitor {

    /** Set when the sign-in is done: whoever comes back to its pages is led on. */
    static final Drawer<Boolean> SIGNED_IN = new Drawer<>("signed-in", Boolean.class);

    private static final Drawer<WayBack> WAY_BACK = new Drawer<>("way-back", WayBack.class);

    @Inject
    HttpServletRequest request;

    /** Made when first asked: while the service is not ready there are none, but there are pages that say so. */
    @Inject
    Instance<Rights> rights;

    private @Nullable Visitor current;
    private @Nullable Locale locale;

    void open(Visitor visitor) {
        current = visitor;
        locale = null;
    }

    private Visitor current() {
        if (current == null) {
            throw new IllegalStateException("Nobody was admitted to this page");
        }
        return current;
    }

    /** @throws IllegalStateException when it is no sign-in that was admitted */
    public SigningIn pending() {
        if (current() instanceof SigningIn signIn) {
            return signIn;
        }
        throw new IllegalStateException("No sign-in was admitted to this page");
    }

    /** @throws IllegalStateException when it is nobody who manages that was admitted */
    public Managing managing() {
        if (current() instanceof Managing managing) {
            return managing;
        }
        throw new IllegalStateException("Nobody who manages was admitted to this page");
    }

    public PageSession session() {
        return PageSession.of(request)
                .orElseThrow(() -> new IllegalStateException("The session ended during the request"));
    }

    public String clientAddress() {
        return new Circumstances(request.getRemoteAddr(), "").clientAddress();
    }

    public String contextPath() {
        return request.getContextPath();
    }

    public boolean isAt(PageAddress page) {
        return request.getServletPath().equals(page.path());
    }

    /** Whether a form was sent, and not just a page opened. */
    public boolean isForm() {
        return request.getMethod().equals("POST");
    }

    /** Ends a form's request with news for the page that comes next. */
    public void leaveFor(PageAddress next, Notice notice) {
        leave(notice);
        Redirect.to(contextPath() + next.path());
    }

    /** Ends the request of a sign-in that is done: back to the application, by the ticket in the address. */
    public void leaveSignedIn(String returnAddress) {
        session().keep(SIGNED_IN, true);
        Redirect.to(returnAddress);
    }

    /**
     * Ends a form's request with news for the account's page, by way of the application: its session goes on by the ticket in the
     * address.
     */
    public void leaveByWayOf(String returnAddress, Notice notice) {
        leave(notice);
        session().keep(WAY_BACK, new WayBack(returnAddress, null));
        Redirect.to(returnAddress);
    }

    /** The same, for another of our pages. */
    public void leaveByWayOf(String returnAddress, String page) {
        session().keep(WAY_BACK, new WayBack(returnAddress, page));
        Redirect.to(returnAddress);
    }

    /** Ends the request of a form that was sent twice: by the way that the first one took, if it has not arrived yet. */
    public void leaveAgainFor(String page) {
        Redirect.to(takeTheWayAgain().orElseGet(() -> path(page)));
    }

    /** The address that the first of two forms left by, once. */
    private Optional<String> takeTheWayAgain() {
        Optional<WayBack> way = session().find(WAY_BACK);
        way.ifPresent(taken -> session().keep(WAY_BACK, new WayBack(null, taken.page())));
        return way.map(WayBack::address);
    }

    /** The application has led back; perhaps another page is to be shown now. */
    public Optional<String> arrived() {
        return session().take(WAY_BACK).map(WayBack::page);
    }

    /** Leaves news for the page that comes after the redirect. */
    public void leave(Notice notice) {
        session().keep(News.LEFT, notice);
    }

    /** Leaves news for the next page, unless there is some already. */
    public void leaveIfQuiet(Notice notice) {
        if (session().find(News.LEFT).isEmpty()) {
            leave(notice);
        }
    }

    /**
     * Ends the request of a page that has nothing to go on with: there is news already, of what the same form did a moment ago, or it
     * is this.
     */
    public void leaveOrGoOn(Notice notice) {
        Optional<String> onTheWay = takeTheWayAgain();
        if (onTheWay.isPresent()) {
            Redirect.to(onTheWay.get());
            return;
        }
        leaveIfQuiet(notice);
        Redirect.to(contextPath() + PageAddress.ACCOUNT.path());
    }

    /** Whether there is a sign-in to go on with or to cancel. */
    public boolean isWaiting() {
        return current instanceof SigningIn;
    }

    /** Whether somebody manages. */
    public boolean isManaging() {
        return current instanceof Managing;
    }

    /** Whether somebody is here at all: the page takes forms. */
    public boolean isOpen() {
        return current != null;
    }

    public String getDisplayName() {
        return current().displayName();
    }

    public String getSignOutPath() {
        return current().signOutPath();
    }

    public boolean isRememberOffered() {
        return current instanceof SigningIn signIn && signIn.rememberOffered();
    }

    public Sentence getDeadline() {
        return Sentence.of("layout.deadline", Moment.at(current().endsAt()));
    }

    public boolean isPeopleOffered() {
        return isManaging() && rights.get().seesPeople(managing().role());
    }

    public boolean isPolicyOffered() {
        return isManaging() && rights.get().setsPolicy(managing().role());
    }

    public boolean isAuditOffered() {
        return isManaging() && rights.get().readsAudit(managing().role());
    }

    /** Whether this visit's role may see that page. What it may do there, the service decides. */
    boolean mayOpen(PageAddress page) {
        return switch (page) {
            case PEOPLE, PERSON -> isPeopleOffered();
            case POLICY -> isPolicyOffered();
            case AUDIT, AUDIT_DOWNLOAD -> isAuditOffered();
            default -> true;
        };
    }

    /** Empty when nothing is known, not even of a sign-in that has ended. */
    public String getPracticeName() {
        return visit().map(KeptVisit::practiceName).orElse("");
    }

    /** Where the practice's application starts; empty when that is not known. */
    public String getHomePath() {
        return visit().map(KeptVisit::homePath).orElse("");
    }

    /** Where the application opens these pages again; empty for a sign-in, and when nothing is known. */
    public String getEntryPath() {
        return visit().map(KeptVisit::entryPath).orElse("");
    }

    /** The address of the page that this sign-in is at, for "Try again". */
    public String getPagePath() {
        return contextPath() + "/";
    }

    /** An address of the module. */
    public String path(String below) {
        return contextPath() + below;
    }

    /** {@code page} for the link to the page that is shown, null for the others. */
    public @Nullable String mark(String shown, String link) {
        return shown.equals(link) ? "page" : null;
    }

    public Locale getLocale() {
        if (locale == null) {
            List<Locale> preferred = new ArrayList<>();
            visit().map(visitor -> Locale.forLanguageTag(visitor.locale())).ifPresent(preferred::add);
            preferred.addAll(Collections.list(request.getLocales()));
            locale = Languages.best(preferred);
        }
        return locale;
    }

    public String getLanguage() {
        return getLocale().toLanguageTag();
    }

    /** Which way the language is written, as HTML says it. */
    public String getDirection() {
        return Languages.isRightToLeft(getLocale()) ? "rtl" : "ltr";
    }

    private Optional<KeptVisit> visit() {
        return current == null ? PageSession.of(request).map(PageSession::visit) : Optional.of(KeptVisit.of(current));
    }
}
