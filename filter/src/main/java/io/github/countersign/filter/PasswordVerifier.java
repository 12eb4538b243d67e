package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells whether a password is that of the person signed in, who types it again to confirm a change of the second factor.
 *
 * <p>The setting {@code countersign.password-verifier} names the one to use: {@code container}, {@code identity-store}, {@code none}, or a class
 * of the application that implements this interface and has a public constructor without parameters. Implementations are safe for use by
 * many threads, change nothing about who is signed in, and neither keep nor log the password. How often somebody may try is counted
 * before they are asked. An exception counts as a wrong password.
 */
public interface PasswordVerifier {

    /**
     * Whether that is the account's password.
     *
     * @param request the request that carried the password, in the session of the account
     * @param account who is signed in and verified now
     * @param password as it was typed: 1 to 1,000 characters
     */
    boolean verify(HttpServletRequest request, Account account, String password);
}
