package io.github.countersign.filter.identity;

import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;

/** Asks the server's realm. It does not use {@code request.login}, which refuses when somebody is already signed in. */
final class ContainerPasswordVerifier implements PasswordVerifier {

    private final ServerRealm realm;

    ContainerPasswordVerifier(ServerRealm realm) {
        this.realm = realm;
    }

    @Override
    public boolean verify(HttpServletRequest request, Account account, String password) {
        Principal signedIn = request.getUserPrincipal();
        if (signedIn == null) {
            throw new IllegalStateException("Nobody is signed in to the container");
        }
        char[] guess = password.toCharArray();
        try {
            return realm.accepts(signedIn, guess);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The server's realm could not be asked", e);
        } finally {
            Arrays.fill(guess, '\0');
        }
    }
}
