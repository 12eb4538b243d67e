package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The container's own sign-in: its principal, and its roles by the names that the settings map. */
final class ContainerAccountResolver implements AccountResolver {

    private static final Role[] HIGHEST_FIRST = {Role.OWNER, Role.MANAGER, Role.STAFF, Role.CLIENT};

    private final Map<Role, String> roleNames;
    private final String practice;

    ContainerAccountResolver(Map<Role, String> roleNames, String practice) {
        this.roleNames = Map.copyOf(roleNames);
        this.practice = practice;
    }

    @Override
    public @Nullable Account resolve(HttpServletRequest request, String directory) {
        Principal principal = request.getUserPrincipal();
        if (principal == null) {
            return null;
        }
        String name = principal.getName();
        return new Account(directory, name, roleOf(request), practice, null, null, name, "");
    }

    private Role roleOf(HttpServletRequest request) {
        for (Role role : HIGHEST_FIRST) {
            String name = roleNames.get(role);
            if (name != null && request.isUserInRole(name)) {
                return role;
            }
        }
        return Role.UNMAPPED;
    }

    @Override
    public boolean isStill(HttpServletRequest request, Account account) {
        Principal principal = request.getUserPrincipal();
        return principal != null && account.displayName().equals(principal.getName());
    }
}
