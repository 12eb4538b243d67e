package io.github.countersign.filter.identity;

import io.github.countersign.filter.mark.Internal;
import io.github.countersign.filter.settings.SettingReader;
import io.github.countersign.gate.Role;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The account resolver and the password verifier that the settings choose. Immutable. */
@Internal
public final class Identity {

    /** The setting that chooses the account resolver. */
    public static final String RESOLVER_SETTING = AccountResolverChoice.SETTING;

    private final AccountResolver resolver;
    private final @Nullable PasswordVerifier passwordVerifier;

    private Identity(AccountResolver resolver, @Nullable PasswordVerifier passwordVerifier) {
        this.resolver = resolver;
        this.passwordVerifier = passwordVerifier;
    }

    /** @param signIn the container's way to sign in to this application */
    public static Identity chosen(SettingReader reader, SignIn signIn) {
        Map<Role, String> roleNames = new EnumMap<>(Role.class);
        for (Role role : new Role[] {Role.OWNER, Role.MANAGER, Role.STAFF, Role.CLIENT}) {
            String name = role.name().toLowerCase(Locale.ROOT);
            roleNames.put(role, reader.name("countersign.role." + name, name, "the name of a role"));
        }
        Practice practice = new Practice(
                reader.name("countersign.practice", "default", "a name of at most 255 characters"),
                reader.optional("countersign.practice-attribute"));
        AccountResolver resolver = AccountResolverChoice.made(reader, new RoleNames(roleNames), practice, signIn);
        return new Identity(resolver, PasswordVerifierChoice.made(reader, resolver, signIn));
    }

    public AccountResolver resolver() {
        return resolver;
    }

    /** Null where people have no password. */
    public @Nullable PasswordVerifier passwordVerifier() {
        return passwordVerifier;
    }
}
