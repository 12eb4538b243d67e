package io.github.countersign.filter.identity;

import java.lang.reflect.InvocationTargetException;
import java.security.Principal;

/** WildFly: the security domain of the application. */
final class ElytronRealm implements ServerRealm {

    @Override
    public boolean accepts(Principal signedIn, char[] password) throws ReflectiveOperationException {
        Class<?> domains = ServerRealm.find("org.wildfly.security.auth.server.SecurityDomain", signedIn);
        Class<?> evidence = ServerRealm.find("org.wildfly.security.evidence.Evidence", signedIn);
        Class<?> guess = ServerRealm.find("org.wildfly.security.evidence.PasswordGuessEvidence", signedIn);
        Object domain = domains.getMethod("getCurrent").invoke(null);
        if (domain == null) {
            throw new IllegalStateException("The application has no security domain");
        }
        Object guessed = guess.getConstructor(char[].class).newInstance(new Object[] {password});
        try {
            Object identity = domains.getMethod("authenticate", String.class, evidence)
                    .invoke(domain, signedIn.getName(), guessed);
            Object principal = identity.getClass().getMethod("getPrincipal").invoke(identity);
            // A domain may rewrite names: the name that it accepted must be that of the person signed in.
            return principal instanceof Principal
                    && ((Principal) principal).getName().equals(signedIn.getName());
        } catch (InvocationTargetException e) {
            // A wrong password; a realm that cannot be asked is a RealmUnavailableException.
            if (e.getCause() instanceof SecurityException) {
                return false;
            }
            throw e;
        } finally {
            guess.getMethod("destroy").invoke(guessed);
        }
    }
}
