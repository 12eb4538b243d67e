package io.github.countersign.filter.identity;

import io.github.countersign.filter.settings.SettingReader;
import org.jspecify.annotations.Nullable;

/** Chooses the one password verifier of an application, once: a wrong password never goes on to another. */
final class PasswordVerifierChoice {

    static final String SETTING = "countersign.password-verifier";

    private static final String ACCEPTED =
            "container, identity-store, none, or the name of a class of the application that" + " implements "
                    + PasswordVerifier.class.getName() + " and has a public constructor without parameters";

    private PasswordVerifierChoice() {}

    /** @return null where people have no password */
    static @Nullable PasswordVerifier made(SettingReader reader, AccountResolver resolver, SignIn signIn) {
        String value = reader.optional(SETTING);
        if (value == null) {
            return untold(resolver, signIn);
        }
        switch (value) {
            case "container":
                return container();
            case "identity-store":
                return new IdentityStorePasswordVerifier();
            case "none":
                return null;
            default:
                return reader.instance(SETTING, value, PasswordVerifier.class, ACCEPTED);
        }
    }

    /** The account resolver knows best how; the server can check a password only for the container's own sign-in. */
    private static @Nullable PasswordVerifier untold(AccountResolver resolver, SignIn signIn) {
        if (!(resolver instanceof ContainerAccountResolver)) {
            return resolver instanceof PasswordVerifier ? (PasswordVerifier) resolver : null;
        }
        switch (signIn) {
            case PASSWORD:
            case NONE: // without a login-config, the application calls request.login, which asks the same realm
                return container();
            case MECHANISM:
                return new IdentityStorePasswordVerifier();
            case OTHER:
                break;
        }
        return null;
    }

    /** The realm of the server that this runs on, as the system properties of its home tell. */
    private static PasswordVerifier container() {
        return new ContainerPasswordVerifier(
                System.getProperty("com.sun.aas.instanceRoot") == null ? new ElytronRealm() : new PayaraRealm());
    }
}
