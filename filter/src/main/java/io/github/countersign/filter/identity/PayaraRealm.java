package io.github.countersign.filter.identity;

import java.lang.reflect.InvocationTargetException;
import java.security.Principal;
import javax.security.auth.Subject;

/**
 * Payara: the realm with which the person signed in. It is asked as the server asks for a Jakarta Authentication module, which fills its
 * own subject and leaves the thread and the session as they are.
 */
final class PayaraRealm implements ServerRealm {

    @Override
    public boolean accepts(Principal signedIn, char[] password) throws ReflectiveOperationException {
        Class<?> bridge = ServerRealm.find("com.sun.enterprise.security.auth.JaspicToJaasBridge", signedIn);
        String realm = realmOf(signedIn);
        try {
            bridge.getMethod("validateUsernamePasswordByJaas", Subject.class, String.class, char[].class, String.class)
                    .invoke(null, new Subject(), signedIn.getName(), password, realm);
            return true;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SecurityException) {
                return false;
            }
            throw e;
        }
    }

    /**
     * The credential with which the container signed the person in names the realm. Without one, another realm's user of the same name
     * could be meant, so no realm is asked.
     */
    private static String realmOf(Principal signedIn) throws ReflectiveOperationException {
        Class<?> contexts = ServerRealm.find("com.sun.enterprise.security.SecurityContext", signedIn);
        Class<?> credentials =
                ServerRealm.find("com.sun.enterprise.security.auth.login.common.PasswordCredential", signedIn);
        Object context = contexts.getMethod("getCurrent").invoke(null);
        Subject subject = context == null
                ? null
                : (Subject) contexts.getMethod("getSubject").invoke(context);
        if (subject != null) {
            for (Object credential : subject.getPrivateCredentials(credentials)) {
                Object realm = credentials.getMethod("getRealm").invoke(credential);
                if (realm instanceof String && !((String) realm).isEmpty()) {
                    return (String) realm;
                }
            }
        }
        throw new IllegalStateException("The container did not sign this person in with a password of a realm");
    }
}
