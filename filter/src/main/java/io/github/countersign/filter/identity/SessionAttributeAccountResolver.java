package io.github.countersign.filter.identity;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.NameRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * An application's own sign-in, which leaves the person signed in as a session attribute: the name itself, or an object that has it. Nobody
 * is signed in while the attribute, or the name in it, is null.
 */
final class SessionAttributeAccountResolver implements AccountResolver, SignInAttribute {

    private final String attribute;
    private final BeanProperty nameProperty;
    private final @Nullable BeanProperty roleProperty;
    private final @Nullable BeanProperty practiceProperty;
    private final RoleNames roleNames;
    private final Practice practice;
    private final NameRule names;

    /** @param nameProperty empty when the attribute is the name itself */
    SessionAttributeAccountResolver(
            String attribute,
            BeanProperty nameProperty,
            @Nullable BeanProperty roleProperty,
            @Nullable BeanProperty practiceProperty,
            RoleNames roleNames,
            Practice practice,
            NameRule names) {
        this.attribute = attribute;
        this.nameProperty = nameProperty;
        this.roleProperty = roleProperty;
        this.practiceProperty = practiceProperty;
        this.roleNames = roleNames;
        this.practice = practice;
        this.names = names;
    }

    @Override
    public @Nullable Account resolve(HttpServletRequest request, String directory) {
        Object user = user(request);
        String name = user == null ? null : name(user);
        if (user == null || name == null) {
            return null;
        }
        Object roles = roleProperty == null ? null : roleProperty.of(user);
        return Account.of(directory, name)
                .comparedBy(names)
                .role(roleNames.of(role -> isAmong(roles, role)))
                .practice(practice(request, user))
                .build();
    }

    @Override
    public boolean isStill(HttpServletRequest request, Account account) {
        Object user = user(request);
        return user != null
                && account.displayName().equals(name(user))
                && account.practice().equals(practice(request, user));
    }

    @Override
    public boolean isToldEverywhere() {
        return true;
    }

    @Override
    public boolean isCalled(String name) {
        return attribute.equals(name);
    }

    @Override
    public @Nullable String nameIn(@Nullable Object value) {
        return value == null ? null : name(value);
    }

    private @Nullable Object user(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getAttribute(attribute);
    }

    private @Nullable String name(Object user) {
        Object name = nameProperty.of(user);
        if (name == null || name instanceof String) {
            return (String) name;
        }
        if (name instanceof Principal) {
            return ((Principal) name).getName();
        }
        if (name instanceof CharSequence || name instanceof Number || name instanceof java.util.UUID) {
            return name.toString();
        }
        throw new IllegalStateException("Session attribute " + attribute + " is not a name but a " + name.getClass()
                + ": setting " + AccountResolverChoice.NAME_PROPERTY + " must say where the name is");
    }

    private String practice(HttpServletRequest request, Object user) {
        Object own = practiceProperty == null ? null : practiceProperty.of(user);
        return own == null ? practice.of(request) : own.toString();
    }

    /** @param roles one role or several: text, constants of an enum */
    private static boolean isAmong(@Nullable Object roles, String name) {
        if (roles instanceof Collection) {
            return ((Collection<?>) roles).stream().anyMatch(role -> isAmong(role, name));
        }
        if (roles instanceof Object[]) {
            return Arrays.stream((Object[]) roles).anyMatch(role -> isAmong(role, name));
        }
        return roles instanceof Enum
                ? ((Enum<?>) roles).name().equals(name)
                : roles != null && roles.toString().equals(name);
    }
}
