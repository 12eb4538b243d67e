package io.github.countersign.filter.identity;

import io.github.countersign.gate.Role;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/** The application's names for the roles. A person in several roles has the highest. */
final class RoleNames {

    private static final Role[] HIGHEST_FIRST = {Role.OWNER, Role.MANAGER, Role.STAFF, Role.CLIENT};

    private final Map<Role, String> names;

    RoleNames(Map<Role, String> names) {
        this.names = new EnumMap<>(names);
    }

    /** @param has tells whether somebody has the role of that name */
    Role of(Predicate<String> has) {
        for (Role role : HIGHEST_FIRST) {
            String name = names.get(role);
            if (name != null && has.test(name)) {
                return role;
            }
        }
        return Role.UNMAPPED;
    }
}
