package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What a {@linkplain Lookout look} at a request found. A look changes nothing and does not ask the service: {@link Judge} does both. A
 * finding does not say where the look was taken, so that a second look right before the servlet can be acted on in the same way. It needs
 * no session, so that a sign-in without one is found like any other.
 */
abstract class Finding {

    private static final Finding NOBODY = newNobody(null);

    private Finding() {}

    /** @param outlived what was proved in the session for somebody who has signed out since; null when nothing was */
    static Finding nobody(@Nullable Stamp outlived) {
        return outlived == null ? NOBODY : newNobody(outlived);
    }

    private static Finding newNobody(@Nullable Stamp outlived) {
        return new Finding() {
            @Override
            <T, E extends Exception> T match(Cases<T, E> cases) throws E {
                return cases.nobody(outlived);
            }

            @Override
            public String toString() {
                return outlived == null ? "nobody" : "nobody any more";
            }
        };
    }

    /** Somebody whose stamp holds. */
    static Finding verified(Account account) {
        return new Finding() {
            @Override
            <T, E extends Exception> T match(Cases<T, E> cases) throws E {
                return cases.verified(account);
            }

            @Override
            public String toString() {
                return "verified";
            }
        };
    }

    /** Somebody whose stamp holds if the service says that its trust still does. */
    static Finding lookDue(Account account, Stamp stamp) {
        return new Finding() {
            @Override
            <T, E extends Exception> T match(Cases<T, E> cases) throws E {
                return cases.lookDue(account, stamp);
            }

            @Override
            public String toString() {
                return "look due";
            }
        };
    }

    /** Somebody for whom the service has already decided what is needed, in a request that leads nobody to the module's pages. */
    static Finding waiting(Account account, Decision.Kind needed, boolean verifiedBefore, @Nullable Stamp outlived) {
        return new Finding() {
            @Override
            <T, E extends Exception> T match(Cases<T, E> cases) throws E {
                return cases.waiting(Verdict.Pending.of(account, needed, verifiedBefore), outlived);
            }

            @Override
            public String toString() {
                return "waiting to " + needed + (verifiedBefore ? " again" : "");
            }
        };
    }

    /** Somebody who has been at the second factor for too long, in a request that would lead there again. */
    static Finding overdue(Account account, @Nullable Stamp outlived) {
        return new Finding() {
            @Override
            <T, E extends Exception> T match(Cases<T, E> cases) throws E {
                return cases.overdue(account, outlived);
            }

            @Override
            public String toString() {
                return "overdue";
            }
        };
    }

    /**
     * Somebody about whom only the service can decide.
     *
     * @param verifiedBefore whether this session was verified for this account until its trust ended
     * @param outlived the stamp of the session, which does not hold for this account; null when there is none
     */
    static Finding undecided(Account account, boolean verifiedBefore, @Nullable Stamp outlived) {
        return new Finding() {
            @Override
            <T, E extends Exception> T match(Cases<T, E> cases) throws E {
                return cases.undecided(account, verifiedBefore, outlived);
            }

            @Override
            public String toString() {
                return "undecided" + (verifiedBefore ? ", verified before" : "");
            }
        };
    }

    /** The resolver cannot tell who is signed in. */
    static Finding untold(RuntimeException cause) {
        return new Finding() {
            @Override
            <T, E extends Exception> T match(Cases<T, E> cases) throws E {
                return cases.untold(cause);
            }

            @Override
            public String toString() {
                return "untold";
            }
        };
    }

    abstract <T, E extends Exception> T match(Cases<T, E> cases) throws E;

    /** One answer for each kind of finding. */
    interface Cases<T, E extends Exception> {

        T nobody(@Nullable Stamp outlived) throws E;

        T verified(Account account) throws E;

        T lookDue(Account account, Stamp stamp) throws E;

        T waiting(Verdict.Pending pending, @Nullable Stamp outlived) throws E;

        T overdue(Account account, @Nullable Stamp outlived) throws E;

        T undecided(Account account, boolean verifiedBefore, @Nullable Stamp outlived) throws E;

        T untold(RuntimeException cause) throws E;
    }
}
