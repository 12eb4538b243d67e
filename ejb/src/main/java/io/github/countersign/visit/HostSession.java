package io.github.countersign.visit;

import io.github.countersign.gate.Account;
import io.github.countersign.secret.Token;

/**
 * The session of a guarded application and its browser, as the filter describes them.
 *
 * @param state the random state of the session
 * @param visitCookie the value of the visit cookie that the browser presented
 * @param account the account that is signed in now
 */
public record HostSession(String state, String visitCookie, Account account) {

    boolean isOf(Visit visit) {
        return Token.same(visit.stateHash(), Token.hash(state))
                && Token.same(visit.cookieHash(), Token.hash(visitCookie))
                && account.role() == visit.role();
    }

    /** Hides the state and the cookie. */
    @Override
    public String toString() {
        return "HostSession of " + account;
    }
}
