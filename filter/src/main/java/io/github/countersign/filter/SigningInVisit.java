package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A host session whose second factor is outstanding: kept in that session. One state serves all its visit, so that there is one
 * challenge for it. Immutable; holds secrets, so no toString.
 */
final class SigningInVisit implements Serializable {

    static final String ATTRIBUTE = "io.github.countersign.filter.pending";

    private static final long NOT_YET = 0;

    @Serial
    private static final long serialVersionUID = 1;

    private final String state;
    private final String visitCookie;
    private final Account account;
    private final Decision.Kind needed;
    private final String wantedPage;
    private final long firstVisitAt;
    private final boolean verifiedBefore;

    private SigningInVisit(
            String state,
            String visitCookie,
            Account account,
            Decision.Kind needed,
            String wantedPage,
            long firstVisitAt,
            boolean verifiedBefore) {
        this.state = state;
        this.visitCookie = visitCookie;
        this.account = account;
        this.needed = needed;
        this.wantedPage = wantedPage;
        this.firstVisitAt = firstVisitAt;
        this.verifiedBefore = verifiedBefore;
    }

    static SigningInVisit begun(Verdict.Pending verdict, String home) {
        return new SigningInVisit(
                RandomToken.next(),
                RandomToken.next(),
                verdict.account(),
                verdict.needed(),
                home,
                NOT_YET,
                verdict.verifiedBefore());
    }

    static @Nullable SigningInVisit in(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ATTRIBUTE) instanceof SigningInVisit pending ? pending : null;
    }

    /** The time for the sign-in runs from the first visit: the one moment that a person has seen. */
    SigningInVisit visiting(Decision.Kind nowNeeded, @Nullable String nowWanted, long now) {
        String page = nowWanted == null ? wantedPage : nowWanted;
        long first = firstVisitAt == NOT_YET ? now : firstVisitAt;
        return new SigningInVisit(state, visitCookie, account, nowNeeded, page, first, verifiedBefore);
    }

    boolean isOf(Account other) {
        return account.sameAs(other);
    }

    boolean isOverdue(long now, long lifetime) {
        return firstVisitAt != NOT_YET && now - firstVisitAt >= lifetime;
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

    /** {@link Decision.Kind#VERIFY} or {@link Decision.Kind#SET_UP}. */
    Decision.Kind needed() {
        return needed;
    }

    /** Whether the session was verified for this account until its trust ended: then what it sends is no sign-in. */
    boolean verifiedBefore() {
        return verifiedBefore;
    }

    String wantedPage() {
        return wantedPage;
    }
}
