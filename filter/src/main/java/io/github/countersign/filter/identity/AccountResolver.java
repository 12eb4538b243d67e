package io.github.countersign.filter.identity;

import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells who is signed in to the guarded application.
 *
 * <p>The setting {@code countersign.account-resolver} names the one to use: {@code container} (the default), {@code
 * session-attribute}, {@code proxy-header}, or a class of the application that implements this interface and has a public constructor
 * without parameters. Implementations are safe for use by many threads. An exception locks the request.
 *
 * <p>A complete example, for an application whose login servlet leaves a {@code com.example.User} in the session:
 *
 * <pre>{@code
 * package com.example;
 *
 * import io.github.countersign.filter.identity.AccountResolver;
 * import io.github.countersign.gate.Account;
 * import io.github.countersign.gate.Role;
 * import jakarta.servlet.http.HttpServletRequest;
 * import jakarta.servlet.http.HttpSession;
 *
 * public class SessionUser implements AccountResolver {
 *
 *     @Override
 *     public Account resolve(HttpServletRequest request, String directory) {
 *         User user = user(request);
 *         return user == null
 *                 ? null
 *                 : Account.of(directory, user.getLogin())
 *                         .role(user.isBoss() ? Role.OWNER : Role.STAFF)
 *                         .practice(user.getOffice())
 *                         .displayName(user.getFullName())
 *                         .build();
 *     }
 *
 *     // asked for every request, so it builds nothing
 *     @Override
 *     public boolean isStill(HttpServletRequest request, Account account) {
 *         User user = user(request);
 *         return user != null
 *                 && account.practice().equals(user.getOffice())
 *                 && account.name().equals(Account.fold(user.getLogin()));
 *     }
 *
 *     // the session is the same on every page
 *     @Override
 *     public boolean isToldEverywhere() {
 *         return true;
 *     }
 *
 *     private static User user(HttpServletRequest request) {
 *         HttpSession session = request.getSession(false);
 *         return session == null ? null : (User) session.getAttribute("user");
 *     }
 * }
 * }</pre>
 */
public interface AccountResolver {

    /**
     * Who is signed in now.
     *
     * @param directory the setting {@code countersign.directory}
     * @return the account, or null when nobody is signed in
     */
    @Nullable
    Account resolve(HttpServletRequest request, String directory);

    /**
     * Whether the account that {@link #resolve} gave earlier in this session is still the one signed in. This is asked for every request:
     * override it if you can tell without building an account. Some changes show only in a full look (a change of role, say); there is one
     * every minute.
     */
    default boolean isStill(HttpServletRequest request, Account account) {
        Account now = resolve(request, account.directory());
        return now != null && now.sameAs(account);
    }

    /**
     * Whether this can tell on every page of the application who is signed in. Then a page on which nobody is signed in comes after a
     * sign-out, and what was proved in that session is over. The container may not tell on pages that need no sign-in, so the default is
     * false.
     */
    default boolean isToldEverywhere() {
        return false;
    }
}
