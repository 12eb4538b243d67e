package io.github.countersign.ui;

import io.github.countersign.confirmation.ConfirmationService.Opened;
import io.github.countersign.confirmation.ConfirmationService.State;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The module's own session, attribute by attribute. Not a session-scoped bean: entering with a ticket ends the old session
 * and starts a new one within one request, which such beans do not survive everywhere.
 */
final class PageSession {

    private static final String VISIT = "countersign.visit";
    private static final String NOTICE = "countersign.notice";
    private static final String REMEMBER = "countersign.remember";
    private static final String CONFIRMATION = "countersign.confirmation.";
    private static final String CONFIRMING = "countersign.confirming";
    private static final String ANSWERED = "countersign.answered";
    private static final String HELP = "countersign.help.";
    private static final String BYPASS = "countersign.bypass";
    private static final String DRAFT = "countersign.set-up-draft";
    private static final String LEFT_BY = "countersign.left-by";
    private static final String GOES_ON_AT = "countersign.goes-on-at";
    private static final String SIGNED_IN = "countersign.signed-in";

    private final HttpSession session;

    private PageSession(HttpSession session) {
        this.session = session;
    }

    /** The session of a visit, empty when there is none. */
    static Optional<PageSession> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .filter(session -> session.getAttribute(VISIT) != null)
                .map(PageSession::new);
    }

    /**
     * Starts a session with a new id and ends whatever there was before: unless another tab came with the same visit. That
     * tab then goes on, and what was typed in it counts.
     */
    static PageSession start(HttpServletRequest request, KeptVisit visit) {
        HttpSession old = request.getSession(false);
        if (old != null && isOf(old, visit.id())) {
            request.changeSessionId();
            return new PageSession(old);
        }
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(VISIT, visit);
        return new PageSession(session);
    }

    private static boolean isOf(HttpSession session, long id) {
        return session.getAttribute(VISIT) instanceof KeptVisit visit && visit.id() == id;
    }

    KeptVisit visit() {
        return (KeptVisit) session.getAttribute(VISIT);
    }

    /** The sign-in is done: whoever comes back to its pages is led on. */
    void signedIn() {
        session.setAttribute(SIGNED_IN, true);
    }

    boolean isSignedIn() {
        return session.getAttribute(SIGNED_IN) != null;
    }

    /** Leaves news for the page that comes after the redirect. */
    void leave(Notice notice) {
        session.setAttribute(NOTICE, notice);
    }

    /** The news, once. */
    Optional<Notice> takeNotice() {
        Optional<Notice> notice = Optional.ofNullable((Notice) session.getAttribute(NOTICE));
        session.removeAttribute(NOTICE);
        return notice;
    }

    boolean hasNotice() {
        return session.getAttribute(NOTICE) != null;
    }

    /** Keeps the address with the ticket until it has led back: a form that is sent twice leaves twice, and the second answer counts. */
    void leaveBy(String returnAddress) {
        session.setAttribute(LEFT_BY, returnAddress);
    }

    /** Keeps which of our pages comes after the way by the application: otherwise it is the account's. */
    void goOnAt(String page) {
        session.setAttribute(GOES_ON_AT, page);
    }

    /** That address, once. */
    Optional<String> takeLeftBy() {
        Optional<String> address = Optional.ofNullable((String) session.getAttribute(LEFT_BY));
        session.removeAttribute(LEFT_BY);
        return address;
    }

    /** The address has led back; perhaps another page is to be shown now. */
    Optional<String> arrived() {
        Optional<String> page = Optional.ofNullable((String) session.getAttribute(GOES_ON_AT));
        session.removeAttribute(LEFT_BY);
        session.removeAttribute(GOES_ON_AT);
        return page;
    }

    boolean remember() {
        return Boolean.TRUE.equals(session.getAttribute(REMEMBER));
    }

    void keepRemember(boolean remember) {
        session.setAttribute(REMEMBER, remember);
    }

    SetUpDraft draft() {
        SetUpDraft draft = (SetUpDraft) session.getAttribute(DRAFT);
        return draft == null ? SetUpDraft.EMPTY : draft;
    }

    void keep(SetUpDraft draft) {
        session.setAttribute(DRAFT, draft);
    }

    /**
     * A confirmation that was opened for a change.
     *
     * @param shown how it stood when a page last showed it
     */
    record Asked(Change change, Opened opened, State shown) implements Serializable {}

    /** The confirmation that was opened for a change, by {@link Change#key()}; null when there is none. */
    @Nullable
    Opened confirmation(Change change) {
        return session.getAttribute(CONFIRMATION + change.key()) instanceof Asked asked ? asked.opened() : null;
    }

    void keep(Change change, Opened opened, State shown) {
        session.setAttribute(CONFIRMATION + change.key(), new Asked(change, opened, shown));
        session.setAttribute(CONFIRMING, change);
    }

    /** Whatever has to be confirmed in one tab or another. */
    List<Asked> asked() {
        return Collections.list(session.getAttributeNames()).stream()
                .map(session::getAttribute)
                .filter(Asked.class::isInstance)
                .map(Asked.class::cast)
                .toList();
    }

    void forget(Change change) {
        session.removeAttribute(CONFIRMATION + change.key());
    }

    /** The change that a password was last asked for. */
    Optional<Change> confirming() {
        return Optional.ofNullable((Change) session.getAttribute(CONFIRMING));
    }

    /** The application has judged a password for that change. */
    void answered(Change change) {
        session.setAttribute(ANSWERED, change.key());
    }

    /** Whether it has, for the page that says how it went: once. */
    boolean takeAnswered(Change change) {
        boolean answered = change.key().equals(session.getAttribute(ANSWERED));
        if (answered) {
            session.removeAttribute(ANSWERED);
        }
        return answered;
    }

    /** What was said about helping somebody, by {@link Change#key()}. */
    Optional<HelpDraft> help(Change change) {
        return Optional.ofNullable((HelpDraft) session.getAttribute(HELP + change.key()));
    }

    void keep(Change change, HelpDraft draft) {
        session.setAttribute(HELP + change.key(), draft);
    }

    void forgetHelp(Change change) {
        session.removeAttribute(HELP + change.key());
    }

    void keep(GivenBypass bypass) {
        session.setAttribute(BYPASS, bypass);
    }

    /** The code that was just made for this person, once. */
    Optional<GivenBypass> takeBypass(long person) {
        Optional<GivenBypass> given = Optional.ofNullable((GivenBypass) session.getAttribute(BYPASS))
                .filter(bypass -> bypass.person() == person);
        given.ifPresent(bypass -> session.removeAttribute(BYPASS));
        return given;
    }

    /** Leaves news for the next page, unless there is some already. */
    void leaveIfQuiet(Notice notice) {
        if (session.getAttribute(NOTICE) == null) {
            leave(notice);
        }
    }
}
