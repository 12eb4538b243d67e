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
        return byRole() ? setUp + " AND a.role IN :roles" : setUp;
    }

    private boolean byRole() {
        return clientsOnly || filter == Filter.STAFF || filter == Filter.CLIENTS;
    }

    /** A query with these conditions, and with {@code :practice}. */
    <T> TypedQuery<T> query(Work work, String jpql, Class<T> result) {
        TypedQuery<T> query = work.query(jpql, result).setParameter("practice", practice.value());
        if (byRole()) {
            query.setParameter("roles", filter == Filter.STAFF ? STAFF : CLIENTS);
        }
        return query;
    }
}
