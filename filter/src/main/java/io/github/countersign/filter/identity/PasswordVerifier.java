package io.github.countersign.filter.identity;

import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells whether a password is that of the person signed in, who types it again to confirm a change of the second factor.
 *
 * <p>The setting {@code countersign.password-verifier} names the one to use: {@code container}, {@code identity-store}, {@code none}, or
 * a class of the application that implements this interface and has a public constructor without parameters. An application's own {@link
 * AccountResolver} that implements this interface, too, is used without the setting. Implementations are safe for use by many threads,
 * change nothing about who is signed in, and neither keep nor log the password. Attempts are counted before they are asked. An
 * exception counts as a wrong password.
 *
 * <p>A complete example, for an application that keeps bcrypt hashes in its own table:
 *
 * <pre>{@code
 * package com.example;
 *
 * import io.github.countersign.filter.identity.PasswordVerifier;
 * import io.github.countersign.gate.Account;
 * import jakarta.servlet.http.HttpServletRequest;
 *
 * public class TablePasswords implements PasswordVerifier {
 *
 *     private final UserTable users = new UserTable();
 *
 *     @Override
 *     public boolean verify(HttpServletRequest request, Account account, String password) {
 *         String hash = users.passwordHash(account.name());
 *         return hash != null && BCrypt.checkpw(password, hash);
 *     }
 * }
 * }</pre>
 */
public interface PasswordVerifier {

    /**
     * Whether that is the account's password.
     *
     * @param request the request that carried the password, in the session of the account
     * @param account the account that is signed in and verified now
     * @param password as it was typed: 1 to 1,000 characters
     */
    boolean verify(HttpServletRequest request, Account account, String password);
}
