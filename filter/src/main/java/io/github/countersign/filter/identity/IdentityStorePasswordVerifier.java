package io.github.countersign.filter.identity;

import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.security.Principal;

/** Asks the identity stores of Jakarta Security, by reflection: the filter needs only the Servlet API. */
final class IdentityStorePasswordVerifier implements PasswordVerifier {

    @Override
    public boolean verify(HttpServletRequest request, Account account, String password) {
        Principal signedIn = request.getUserPrincipal();
        if (signedIn == null) {
            throw new IllegalStateException("Nobody is signed in to the container");
        }
        try {
            return accepts(signedIn.getName(), password);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The identity stores could not be asked", e);
        }
    }

    private static boolean accepts(String name, String password) throws ReflectiveOperationException {
        Class<?> handlers = find("jakarta.security.enterprise.identitystore.IdentityStoreHandler");
        Class<?> credentials = find("jakarta.security.enterprise.credential.Credential");
        Object credential = find("jakarta.security.enterprise.credential.UsernamePasswordCredential")
                .getConstructor(String.class, String.class)
                .newInstance(name, password);
        Object result = handlers.getMethod("validate", credentials).invoke(handler(handlers), credential);
        Class<?> results = find("jakarta.security.enterprise.identitystore.CredentialValidationResult");
        Object status = results.getMethod("getStatus").invoke(result);
        Object caller = results.getMethod("getCallerPrincipal").invoke(result);
        // A store may rewrite names: the name that it accepted must be that of the person signed in.
        return "VALID".equals(String.valueOf(status))
                && caller instanceof Principal
                && ((Principal) caller).getName().equals(name);
    }

    private static Object handler(Class<?> handlers) throws ReflectiveOperationException {
        Class<?> instances = find("jakarta.enterprise.inject.Instance");
        Object beans =
                find("jakarta.enterprise.inject.spi.CDI").getMethod("current").invoke(null);
        Object found = instances
                .getMethod("select", Class.class, Annotation[].class)
                .invoke(beans, handlers, new Annotation[0]);
        return find("jakarta.inject.Provider").getMethod("get").invoke(found);
    }

    private static Class<?> find(String name) throws ClassNotFoundException {
        return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    }
}
