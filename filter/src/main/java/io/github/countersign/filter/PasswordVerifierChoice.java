package io.github.countersign.filter;

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
        return switch (value) {
            case "container" -> new ContainerPasswordVerifier(ServerRealm.ofThisServer());
            case "identity-store" -> new IdentityStorePasswordVerifier();
            case "none" -> null;
            default -> reader.instance(SETTING, value, PasswordVerifier.class, ACCEPTED);
        };
    }

    /** Whoever tells who is signed in knows best how; only the container's own sign-in has a password that the server can check. */
    private static @Nullable PasswordVerifier untold(AccountResolver resolver, SignIn signIn) {
        if (!(resolver instanceof ContainerAccountResolver)) {
            return resolver instanceof PasswordVerifier own ? own : null;
        }
        return switch (signIn) {
            // without a login-config, the application calls request.login, which asks the same realm
            case PASSWORD, NONE -> new ContainerPasswordVerifier(ServerRealm.ofThisServer());
            case MECHANISM -> new IdentityStorePasswordVerifier();
            case OTHER -> null;
        };
    }
}
