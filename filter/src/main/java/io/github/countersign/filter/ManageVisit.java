package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What ties the module's pages for looking after one's second factor to a verified host session: kept in that session. One serves all
 * entry links. Immutable; holds secrets, so no toString.
 */
final class ManageVisit implements Serializable {

    static final String ATTRIBUTE = "io.github.countersign.filter.visit";

    @Serial
    private static final long serialVersionUID = 1;

    private final String state;
    private final String handoffCookie;
    private final Account account;

    private ManageVisit(String state, String handoffCookie, Account account) {
        this.state = state;
        this.handoffCookie = handoffCookie;
        this.account = account;
    }

    static ManageVisit begun(Account account) {
        return new ManageVisit(RandomToken.next(), RandomToken.next(), account);
    }

    static @Nullable ManageVisit in(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ATTRIBUTE) instanceof ManageVisit visit ? visit : null;
    }

    boolean isOf(Account other) {
        return account.sameAs(other);
    }

    String state() {
        return state;
    }

    String handoffCookie() {
        return handoffCookie;
    }
}
