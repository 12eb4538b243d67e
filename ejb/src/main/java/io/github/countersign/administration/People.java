package io.github.countersign.administration;

import io.github.countersign.account.KnownAccount;
import io.github.countersign.administration.PeoplePage.Filter;
import io.github.countersign.administration.PeoplePage.Line;
import io.github.countersign.authenticator.Authenticator;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds people of a practice, page by page: by the index on their user names, so that the last page is as quick as the first. */
@Singleton
class People {

    static final int ON_A_PAGE = 25;
    private static final int AROUND = 12;
    private static final Set<Role> STAFF = Set.of(Role.OWNER, Role.MANAGER, Role.STAFF, Role.UNMAPPED);
    private static final Set<Role> CLIENTS = Set.of(Role.CLIENT);

    @Inject
    People() {}

    PeoplePage page(EntityManager entities, long practiceId, PeoplePage.Query query, boolean clientsOnly) {
        Filter filter = clientsOnly && query.filter() != Filter.NOT_SET_UP ? Filter.CLIENTS : query.filter();
        boolean back = query.before() != null;
        String from = back ? query.before() : query.after();
        List<KnownAccount> found =
                find(entities, practiceId, query.search(), filter, clientsOnly, from, back, ON_A_PAGE + 1);
        boolean more = found.size() > ON_A_PAGE;
        List<KnownAccount> shown = new ArrayList<>(more ? found.subList(0, ON_A_PAGE) : found);
        if (back) {
            Collections.reverse(shown);
        }
        if (shown.isEmpty()) {
            return new PeoplePage(List.of(), null, null);
        }
        boolean earlier = back ? more : from != null;
        boolean later = back || more;
        return new PeoplePage(
                lines(entities, shown),
                earlier ? shown.get(0).name() : null,
                later ? shown.get(shown.size() - 1).name() : null);
    }

    /** Those of the practice whose names come just before and after that one's, with it between them. */
    List<Line> around(EntityManager entities, KnownAccount account, boolean clientsOnly) {
        Filter filter = clientsOnly ? Filter.CLIENTS : Filter.ALL;
        long practice = account.practiceId();
        List<KnownAccount> around =
                new ArrayList<>(find(entities, practice, "", filter, clientsOnly, account.name(), true, AROUND));
        Collections.reverse(around);
        around.add(account);
        around.addAll(find(entities, practice, "", filter, clientsOnly, account.name(), false, AROUND));
        return lines(entities, around);
    }

    private static List<KnownAccount> find(
            EntityManager entities,
            long practiceId,
            String search,
            Filter filter,
            boolean clientsOnly,
            @Nullable String from,
            boolean back,
            int most) {
        String part = Account.fold(search);
        StringBuilder where = new StringBuilder("a.practiceId = :practice");
        if (from != null) {
            where.append(back ? " AND a.name < :from" : " AND a.name > :from");
        }
        if (!part.isEmpty()) {
            where.append(" AND a.searchText LIKE :part ESCAPE '!'");
        }
        if (filter == Filter.NOT_SET_UP) {
            where.append(" AND NOT EXISTS (SELECT p FROM Authenticator p WHERE p.accountId = a.id)");
        }
        boolean byRole = clientsOnly || filter == Filter.STAFF || filter == Filter.CLIENTS;
        if (byRole) {
            where.append(" AND a.role IN :roles");
        }
        TypedQuery<KnownAccount> query = entities.createQuery(
                        "SELECT a FROM KnownAccount a WHERE " + where + " ORDER BY a.name" + (back ? " DESC" : ""),
                        KnownAccount.class)
                .setParameter("practice", practiceId)
                .setMaxResults(most);
        if (from != null) {
            query.setParameter("from", from);
        }
        if (!part.isEmpty()) {
            query.setParameter("part", "%" + part.replaceAll("([!%_])", "!$1") + "%");
        }
        if (byRole) {
            query.setParameter("roles", filter == Filter.STAFF ? STAFF : CLIENTS);
        }
        return query.getResultList();
    }

    private static List<Line> lines(EntityManager entities, List<KnownAccount> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        Set<Long> on = new HashSet<>(entities.createQuery(
                        "SELECT p.accountId FROM Authenticator p WHERE p.accountId IN :ids AND p.kind = :kind",
                        Long.class)
                .setParameter("ids", accounts.stream().map(KnownAccount::id).toList())
                .setParameter("kind", Authenticator.Kind.PHONE)
                .getResultList());
        return accounts.stream()
                .map(account -> new Line(
                        account.id(),
                        account.name(),
                        account.displayName(),
                        account.role(),
                        on.contains(account.id()),
                        account.verifiedAt()))
                .toList();
    }
}
