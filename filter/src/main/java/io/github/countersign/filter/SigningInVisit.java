package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ties the module's pages to a host session whose second factor is outstanding, and is kept in that session. One state serves the whole
 * visit, so that there is only one challenge for it. Immutable; holds secrets, so no toString.
 */
final class SigningInVisit implements Serializable {

    static final String ATTRIBUTE = "io.github.countersign.filter.pending";

    private static final long serialVersionUID = 1;

    private final String state;
    private final String visitCookie;
    private final Account account;
    private final Decision.@Nullable Kind needed;
    private final String wantedPage;
    private final @Nullable Moment firstVisitAt;
    private final boolean verifiedBefore;

    private SigningInVisit(
            String state,
            String visitCookie,
            Account account,
            Decision.@Nullable Kind needed,
            String wantedPage,
            @Nullable Moment firstVisitAt,
            boolean verifiedBefore) {
        this.state = state;
        this.visitCookie = visitCookie;
        this.account = account;
        this.needed = needed;
        this.wantedPage = wantedPage;
        this.firstVisitAt = firstVisitAt;
        this.verifiedBefore = verifiedBefore;
    }

    /** Before the service has decided: requests that arrive together share one state. */
    static SigningInVisit begun(Account account, boolean verifiedBefore, String home) {
        return new SigningInVisit(RandomToken.next(), RandomToken.next(), account, null, home, null, verifiedBefore);
    }

    static @Nullable SigningInVisit in(@Nullable HttpSession session) {
        Object visit = session == null ? null : session.getAttribute(ATTRIBUTE);
        return visit instanceof SigningInVisit ? (SigningInVisit) visit : null;
    }

    SigningInVisit decided(Decision.Kind nowNeeded) {
        return new SigningInVisit(state, visitCookie, account, nowNeeded, wantedPage, firstVisitAt, verifiedBefore);
    }

    /**
     * The browser is sent to the module's pages. The time for the sign-in runs from the first visit: the only moment that the person has
     * seen.
     *
     * @param nowWanted null to keep the page wanted before
     */
    SigningInVisit visited(@Nullable String nowWanted, long now) {
        String page = nowWanted == null ? wantedPage : nowWanted;
        Moment first = firstVisitAt == null ? Moment.ofMillis(now) : firstVisitAt;
        return new SigningInVisit(state, visitCookie, account, needed, page, first, verifiedBefore);
    }

    boolean isOf(Account other) {
        return account.sameAs(other);
    }

    boolean isOverdue(long now, Duration lifetime) {
        return firstVisitAt != null && firstVisitAt.plus(lifetime).hasCome(now);
    }

    /** Whether the browser was ever sent to the module's pages, so that the service knows the state. */
    boolean wasVisited() {
        return firstVisitAt != null;
    }

    String state() {
        return state;
    }

    String visitCookie() {
        return visitCookie;
    }

    Account account() {
        return account;
    }

    /** {@link Decision.Kind#VERIFY} or {@link Decision.Kind#SET_UP}; null until the service has decided. */
    Decision.@Nullable Kind needed() {
        return needed;
    }

    /** Whether the session was verified for this account until its trust ended: then what it sends is not a sign-in. */
    boolean verifiedBefore() {
        return verifiedBefore;
    }

    String wantedPage() {
        return wantedPage;
    }
}
