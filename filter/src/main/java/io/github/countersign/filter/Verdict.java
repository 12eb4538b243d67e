package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;

/** What the sentry found about a request. */
sealed interface Verdict {

    /** Nobody is signed in: the application's public pages and its own sign-in. */
    record Nobody() implements Verdict {
        static final Nobody SEEN = new Nobody();
    }

    /** Signed in, and the second factor is done or not needed. */
    record Verified(Account account) implements Verdict {}

    /**
     * Signed in, and nothing of the application until the second factor is verified or set up.
     *
     * @param verifiedBefore whether this session was verified for this account until its trust ended
     */
    record Pending(Account account, Decision.Kind needed, boolean verifiedBefore) implements Verdict {}

    /** It cannot be told, so nobody gets in. */
    record NotAvailable() implements Verdict {
        static final NotAvailable NOW = new NotAvailable();
    }
}
