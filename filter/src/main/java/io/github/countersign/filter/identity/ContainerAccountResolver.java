package io.github.countersign.filter.identity;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.NameRule;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The container's own sign-in: its principal, and its roles by the names that the settings map. */
final class ContainerAccountResolver implements AccountResolver {

    private final RoleNames roleNames;
    private final Practice practice;
    private final NameRule names;

    ContainerAccountResolver(RoleNames roleNames, Practice practice, NameRule names) {
        this.roleNames = roleNames;
        this.practice = practice;
        this.names = names;
    }

    @Override
    public @Nullable Account resolve(HttpServletRequest request, String directory) {
        Principal principal = request.getUserPrincipal();
        if (principal == null) {
            return null;
        }
        return Account.of(directory, principal.getName())
                .comparedBy(names)
                .role(roleNames.of(request::isUserInRole))
                .practice(practice.of(request))
                .build();
    }

    @Override
    public boolean isStill(HttpServletRequest request, Account account) {
        Principal principal = request.getUserPrincipal();
        return principal != null
                && account.displayName().equals(principal.getName())
                && account.practice().equals(practice.of(request));
    }
}
