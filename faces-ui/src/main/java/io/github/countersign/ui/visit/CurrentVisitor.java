package io.github.countersign.ui.visit;

import io.github.countersign.administration.Rights;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.settings.PageSettings;
import io.github.countersign.ui.text.Languages;
import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.web.Redirect;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitService;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The visit of this request, and what the frame of every page shows of it. */
@Named("visit")
@RequestScoped
public class CurrentVisitor {

    private static final Drawer<WayBack> WAY_BACK = new Drawer<>("way-back", WayBack.class);

    @Inject
    HttpServletRequest request;

    /** Made when first asked: while the service is not ready there are none, but there are pages that say so. */
    @Inject
    Instance<Rights> rights;

    @Inject
    VisitService visits;

    @Inject
    PageSettings settings;

    @Inject
    KnownHost host;

    private @Nullable Visitor current;
    private @Nullable Drawers drawers;
    private @Nullable FormToken formToken;
    private @Nullable Locale locale;

    void open(Visitor visitor, Map<String, String> contents, String visitCookie) {
        current = visitor;
        drawers = new Drawers(visits, visitor.id(), contents);
        formToken = new FormToken(visitCookie, visitor.id());
        host.is(Host.of(visitor));
        locale = null;
    }

    FormToken token() {
        if (formToken == null) {
            throw new IllegalStateException("Nobody was admitted to this page");
        }
        return formToken;
    }

    /** For every form of ours. */
    public String getFormToken() {
        return token().value();
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

    /** What the pages keep for this visit. */
    public Drawers drawers() {
        if (drawers == null) {
            throw new IllegalStateException("Nobody was admitted to this page");
        }
        return drawers;
    }

    /** From where this request comes. */
    Circumstances from() {
        return new Circumstances(request.getRemoteAddr(), "");
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
        Redirect.to(returnAddress);
    }

    /**
     * Ends a form's request with news for the account's page, by way of the application: its session goes on by the ticket in the
     * address.
     */
    public void leaveByWayOf(String returnAddress, Notice notice) {
        leave(notice);
        drawers().keep(WAY_BACK, new WayBack(returnAddress, null));
        Redirect.to(returnAddress);
    }

    /** The same, for another of our pages. */
    public void leaveByWayOf(String returnAddress, String page) {
        drawers().keep(WAY_BACK, new WayBack(returnAddress, page));
        Redirect.to(returnAddress);
    }

    /** Ends the request of a form that was sent twice: by the way that the first one took, if it has not arrived yet. */
    public void leaveAgainFor(String page) {
        Redirect.to(takeTheWayAgain().orElseGet(() -> path(page)));
    }

    /** The address that the first of two forms left by, once. */
    private Optional<String> takeTheWayAgain() {
        awaitTurn();
        Optional<WayBack> way =
                drawers().findNow(WAY_BACK).filter(left -> drawers().forget(WAY_BACK));
        way.ifPresent(taken -> drawers().keep(WAY_BACK, new WayBack(null, taken.page())));
        return way.map(WayBack::address);
    }

    /** The first of two forms may be leaving at this moment. */
    private void awaitTurn() {
        Turns.take(current().id(), () -> {});
    }

    /** The application has led back; perhaps another page is to be shown now. */
    public Optional<String> arrived() {
        return drawers().take(WAY_BACK).map(WayBack::page);
    }

    /** Leaves news for the page that comes after the redirect. */
    public void leave(Notice notice) {
        drawers().keep(News.LEFT, notice);
    }

    /** Leaves news for the next page, unless there is some already. */
    public void leaveIfQuiet(Notice notice) {
        awaitTurn();
        if (drawers().findNow(News.LEFT).isEmpty()) {
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
        return host.get().map(Host::practiceName).orElse("");
    }

    /** Where the practice's application starts; empty when that is not known. */
    public String getHomePath() {
        return host.get().map(Host::homePath).orElse("");
    }

    /** Whether there is a visit that may go on when the page is opened again. */
    public boolean isRetryOffered() {
        return Cookies.pages(request, settings.development()).isPresent();
    }

    /** Where the application opens these pages again; empty for a sign-in, and when nothing is known. */
    public String getEntryPath() {
        return host.get().map(Host::entryPath).orElse("");
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
            host.get().map(from -> Locale.forLanguageTag(from.locale())).ifPresent(preferred::add);
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
}
