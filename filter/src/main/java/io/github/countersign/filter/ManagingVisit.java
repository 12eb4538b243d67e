package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Ties the module's pages for managing a second factor to a verified host session, in which it is kept. One serves all entry links.
 * Immutable; holds secrets, so no toString.
 */
final class ManagingVisit implements Serializable {

    static final String ATTRIBUTE = "io.github.countersign.filter.visit";

    private static final long serialVersionUID = 1;

    private final String state;
    private final String visitCookie;
    private final Account account;

    private ManagingVisit(String state, String visitCookie, Account account) {
        this.state = state;
        this.visitCookie = visitCookie;
        this.account = account;
    }

    static ManagingVisit begun(Account account) {
        return new ManagingVisit(RandomToken.next(), RandomToken.next(), account);
    }

    static @Nullable ManagingVisit in(@Nullable HttpSession session) {
        Object visit = session == null ? null : session.getAttribute(ATTRIBUTE);
        return visit instanceof ManagingVisit ? (ManagingVisit) visit : null;
    }

    boolean isOf(Account other) {
        return account.sameAs(other);
    }

    String state() {
        return state;
    }

    String visitCookie() {
        return visitCookie;
    }
}
