package io.github.countersign.administration;

import io.github.countersign.account.KnownAccount;
import io.github.countersign.account.SearchWords;
import io.github.countersign.administration.PeoplePage.Filter;
import io.github.countersign.administration.PeoplePage.Line;
import io.github.countersign.authenticator.Authenticator;
import io.github.countersign.gate.Role;
import io.github.countersign.policy.PracticeId;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds people of a practice, page by page. Indexes on user names and words make the last page as quick as the first. */
@Singleton
class People {

    static final int ON_A_PAGE = 25;
    private static final int AROUND = 12;

    @Inject
    People() {}

    PeoplePage page(Work work, PracticeId practice, PeoplePage.Query query, boolean clientsOnly) {
        Filter filter = clientsOnly && query.filter() != Filter.NOT_SET_UP ? Filter.CLIENTS : query.filter();
        Wanted wanted = new Wanted(practice, filter, clientsOnly);
        boolean back = query.before() != null;
        String from = back ? query.before() : query.after();
        List<KnownAccount> found = query.search().isBlank()
                ? byName(work, wanted, from, back, ON_A_PAGE + 1)
                : new PeopleSearch(work, wanted, SearchWords.typed(query.search())).find(from, back, ON_A_PAGE + 1);
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
                lines(work, shown),
                earlier ? shown.get(0).name() : null,
                later ? shown.get(shown.size() - 1).name() : null);
    }

    /** The people of the practice whose names come just before and just after that person's, with that person between them. */
    List<Line> around(Work work, KnownAccount account, boolean clientsOnly) {
        Wanted wanted = new Wanted(account.practiceId(), clientsOnly ? Filter.CLIENTS : Filter.ALL, clientsOnly);
        List<KnownAccount> around = new ArrayList<>(byName(work, wanted, account.name(), true, AROUND));
        Collections.reverse(around);
        around.add(account);
        around.addAll(byName(work, wanted, account.name(), false, AROUND));
        return lines(work, around);
    }

    private static List<KnownAccount> byName(Work work, Wanted wanted, @Nullable String from, boolean back, int most) {
        String begin = from == null ? "" : from;
        return wanted.roles().size() > 1
                ? ofSeveralRoles(work, wanted, begin, back, most)
                : ofOneRoleOrAll(work, wanted, begin, back, most);
    }

    /** Asks for a name and orders by all columns of an index, though the practice is one: else H2 reads and sorts all its people. */
    private static List<KnownAccount> ofOneRoleOrAll(Work work, Wanted wanted, String from, boolean back, int most) {
        return wanted.query(
                        work,
                        "SELECT a FROM KnownAccount a WHERE a.practiceId = :practice AND a.name " + (back ? "<" : ">")
                                + " :from" + wanted.conditions() + wanted.order(back),
                        KnownAccount.class)
                .setParameter("from", from)
                .setMaxResults(most)
                .getResultList();
    }

    /** Finds the first of each role, and then the first of these: whoever has another role is not read, however many they are. */
    private static List<KnownAccount> ofSeveralRoles(Work work, Wanted wanted, String from, boolean back, int most) {
        String order = back ? "practice_id DESC, role DESC, name DESC" : "practice_id, role, name";
        String ofOne = "(SELECT id FROM countersign.account WHERE practice_id = ? AND role = ? AND name "
                + (back ? "<" : ">") + " ? ORDER BY " + order + " LIMIT " + most + ")";
        Query firsts = work.sql(
                String.join(" UNION ALL ", Collections.nCopies(wanted.roles().size(), ofOne)));
        int parameter = 1;
        for (Role role : wanted.roles()) {
            firsts.setParameter(parameter++, wanted.practice().value())
                    .setParameter(parameter++, role.name())
                    .setParameter(parameter++, from);
        }
        List<?> ids = firsts.getResultList();
        return ids.isEmpty()
                ? List.of()
                : work.query(
                                "SELECT a FROM KnownAccount a WHERE a.id IN :ids ORDER BY a.name"
                                        + (back ? " DESC" : ""),
                                KnownAccount.class)
                        .setParameter("ids", ids)
                        .setMaxResults(most)
                        .getResultList();
    }

    private static List<Line> lines(Work work, List<KnownAccount> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        Set<Long> on = new HashSet<>(work.query(
                        "SELECT a.id FROM KnownAccount a WHERE a.id IN :ids AND " + Authenticator.SET_UP, Long.class)
                .setParameter(
                        "ids",
                        accounts.stream().map(account -> account.id().value()).toList())
                .getResultList());
        return accounts.stream()
                .map(account -> new Line(
                        account.id(),
                        account.name(),
                        account.displayName(),
                        account.role(),
                        on.contains(account.id().value()),
                        account.isHeld(),
                        account.isAlias(),
                        account.verifiedAt()))
                .toList();
    }
}
