package io.github.countersign.administration;

import io.github.countersign.administration.PeoplePage.Filter;
import io.github.countersign.authenticator.Authenticator;
import io.github.countersign.gate.Role;
import io.github.countersign.policy.PracticeId;
import io.github.countersign.work.Work;
import jakarta.persistence.TypedQuery;
import java.util.Set;

/** Which people of a practice are wanted and may be shown: the conditions that every query for them sets on an account {@code a}. */
record Wanted(PracticeId practice, Filter filter, boolean clientsOnly) {

    private static final Set<Role> STAFF = Set.of(Role.OWNER, Role.MANAGER, Role.STAFF, Role.UNMAPPED);
    private static final Set<Role> CLIENTS = Set.of(Role.CLIENT);

    String conditions() {
        String setUp = filter == Filter.NOT_SET_UP ? " AND NOT " + Authenticator.SET_UP : "";
        return switch (roles().size()) {
            case 0 -> setUp;
            case 1 -> setUp + " AND a.role = :role";
            default -> setUp + " AND a.role IN :roles";
        };
    }

    /** By name; by all columns of an index where there is one for it. */
    String order(boolean back) {
        String columns = roles().isEmpty() ? "a.practiceId, a.name" : "a.practiceId, a.role, a.name";
        return " ORDER BY " + (back ? columns.replace(",", " DESC,") + " DESC" : columns);
    }

    /** Empty for all. */
    Set<Role> roles() {
        if (filter == Filter.STAFF) {
            return STAFF;
        }
        return clientsOnly || filter == Filter.CLIENTS ? CLIENTS : Set.of();
    }

    /** A query with these conditions, and with {@code :practice}. */
    <T> TypedQuery<T> query(Work work, String jpql, Class<T> result) {
        TypedQuery<T> query = work.query(jpql, result).setParameter("practice", practice.value());
        Set<Role> roles = roles();
        if (roles.size() == 1) {
            query.setParameter("role", roles.iterator().next());
        } else if (!roles.isEmpty()) {
            query.setParameter("roles", roles);
        }
        return query;
    }
}
