package io.github.countersign.administration;

import static java.util.stream.Collectors.joining;

import io.github.countersign.account.KnownAccount;
import io.github.countersign.account.SearchWords;
import io.github.countersign.work.Work;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the people who have, for each typed word, a word that begins with it. One typed word leads along the index on words; the people
 * found by it are checked for the others. So people come in the order of the words that were found, and then in the order of their user
 * names. A page costs only its own rows, however many people are found (docs/adr/008).
 */
final class PeopleSearch {

    /** More than this is just "many": it hardly matters which of several such words leads, and counting costs time. */
    private static final int COUNTED = 1_000;

    private final Work work;
    private final Wanted wanted;
    private final List<String> words;

    /** @param typed with {@link SearchWords#typed} */
    PeopleSearch(Work work, Wanted wanted, List<String> typed) {
        this.work = work;
        this.wanted = wanted;
        this.words = typed.size() < 2 ? typed : rarestFirst(typed);
    }

    private List<String> rarestFirst(List<String> typed) {
        Query counts = work.sql(typed.stream()
                .map(word -> "(SELECT COUNT(*) FROM (SELECT 1 AS one FROM countersign.search_word WHERE practice_id = ?"
                        + " AND word >= ? AND word < ? ORDER BY practice_id, word LIMIT " + COUNTED + ") counted)")
                .collect(joining(", ", "SELECT ", "")));
        int parameter = 1;
        for (String word : typed) {
            counts.setParameter(parameter++, wanted.practice().value())
                    .setParameter(parameter++, SearchWords.bytes(word))
                    .setParameter(parameter++, SearchWords.end(word));
        }
        Object[] found = (Object[]) counts.getSingleResult();
        int rarest = 0;
        for (int i = 1; i < found.length; i++) {
            if (((Number) found[i]).intValue() < ((Number) found[rarest]).intValue()) {
                rarest = i;
            }
        }
        List<String> ordered = new ArrayList<>(typed);
        Collections.swap(ordered, 0, rarest);
        return ordered;
    }

    /**
     * @param from the user name of a person that the search finds; the page begins after that person, or ends before
     */
    List<KnownAccount> find(@Nullable String from, boolean back, int most) {
        if (words.isEmpty()) {
            return List.of();
        }
        byte[] begin = SearchWords.bytes(words.get(0));
        byte[] end = SearchWords.end(words.get(0));
        byte[] word = from == null ? null : wordOf(from);
        if (word == null) {
            return between(begin, end, back, most);
        }
        List<KnownAccount> found =
                new ArrayList<>(query("w.word = :word AND w.name " + (back ? "<" : ">") + " :from", back, most)
                        .setParameter("word", word)
                        .setParameter("from", from)
                        .getResultList());
        if (found.size() < most) {
            byte[] next = Arrays.copyOf(word, word.length + 1);
            found.addAll(between(back ? begin : next, back ? word : end, back, most - found.size()));
        }
        return found;
    }

    /** The word by which a person was found; null if the search no longer finds that person. */
    private byte @Nullable [] wordOf(String name) {
        return wanted.query(
                        work,
                        "SELECT w.word FROM KnownAccount a, SearchWord w WHERE a.practiceId = :practice AND a.name = :name"
                                + " AND w.accountId = a.id AND w.word >= :first AND w.word < :end" + wanted.conditions()
                                + " ORDER BY w.word",
                        byte[].class)
                .setParameter("name", name)
                .setParameter("first", SearchWords.bytes(words.get(0)))
                .setParameter("end", SearchWords.end(words.get(0)))
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    private List<KnownAccount> between(byte[] begin, byte[] end, boolean back, int most) {
        return query("w.word >= :begin AND w.word < :end", back, most)
                .setParameter("begin", begin)
                .setParameter("end", end)
                .getResultList();
    }

    /** Finds each person once: by the first of the words that match. */
    private TypedQuery<KnownAccount> query(String where, boolean back, int most) {
        StringBuilder jpql = new StringBuilder("SELECT a FROM SearchWord w, KnownAccount a WHERE a.id = w.accountId"
                        + " AND w.practiceId = :practice AND ")
                .append(where)
                .append(" AND NOT EXISTS (SELECT e FROM SearchWord e WHERE e.accountId = w.accountId"
                        + " AND e.word >= :first AND e.word < w.word)");
        for (int i = 1; i < words.size(); i++) {
            jpql.append(" AND EXISTS (SELECT o FROM SearchWord o WHERE o.accountId = w.accountId AND o.word >= :begin"
                    + i + " AND o.word < :end" + i + ")");
        }
        String order = back
                ? " ORDER BY w.practiceId DESC, w.word DESC, w.name DESC"
                : " ORDER BY w.practiceId, w.word, w.name";
        TypedQuery<KnownAccount> query = wanted.query(
                        work, jpql.append(wanted.conditions()).append(order).toString(), KnownAccount.class)
                .setParameter("first", SearchWords.bytes(words.get(0)))
                .setMaxResults(most);
        for (int i = 1; i < words.size(); i++) {
            query.setParameter("begin" + i, SearchWords.bytes(words.get(i)))
                    .setParameter("end" + i, SearchWords.end(words.get(i)));
        }
        return query;
    }
}
