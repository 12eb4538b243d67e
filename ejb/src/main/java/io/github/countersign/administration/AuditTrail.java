package io.github.countersign.administration;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the audit trail of a practice. */
@Singleton
class AuditTrail {

    private static final Comparator<AuditEvent> NEWEST_FIRST = Comparator.comparing(AuditEvent::happenedAt)
            .thenComparing(AuditEvent::id)
            .reversed();

    @Inject
    AuditTrail() {}

    /**
     * What to look for in the trail of a practice.
     *
     * @param kinds the kinds of events; empty for all
     * @param person the spellings of a user name, as actor or target; empty for everybody
     */
    record Query(Set<AuditEvent.Kind> kinds, Set<String> person) {}

    /**
     * The trail of one practice, newest first.
     *
     * @param before the id of the event before which to go on, {@link Long#MAX_VALUE} for the newest; if that event has been purged,
     *     nothing is found, because all older events have been purged too
     */
    List<AuditEvent> find(Work work, String directory, String practice, Query wanted, long before, int most) {
        AuditEvent last = null;
        if (before != Long.MAX_VALUE) {
            last = work.find(AuditEvent.class, before);
            if (last == null) {
                return List.of();
            }
        }
        if (wanted.person().isEmpty()) {
            return find(work, directory, practice, wanted, "", last, most);
        }
        // each by its own index; an OR of the two would go through the whole trail
        List<AuditEvent> did = find(work, directory, practice, wanted, " AND e.actor IN :person", last, most);
        List<AuditEvent> had = find(
                work, directory, practice, wanted, " AND e.target IN :person AND e.actor NOT IN :person", last, most);
        return Stream.concat(did.stream(), had.stream())
                .sorted(NEWEST_FIRST)
                .limit(most)
                .toList();
    }

    private static List<AuditEvent> find(
            Work work,
            String directory,
            String practice,
            Query wanted,
            String ofPerson,
            @Nullable AuditEvent last,
            int most) {
        var query = work.query(
                        "SELECT e FROM AuditEvent e WHERE e.directory = :directory AND e.practice = :practice"
                                + (last == null
                                        ? ""
                                        : " AND e.happenedAt <= :at AND (e.happenedAt < :at OR e.id < :before)")
                                + (wanted.kinds().isEmpty() ? "" : " AND e.event IN :kinds")
                                + ofPerson
                                + " ORDER BY e.happenedAt DESC, e.id DESC",
                        AuditEvent.class)
                .setParameter("directory", directory)
                .setParameter("practice", practice)
                .setMaxResults(most);
        if (last != null) {
            query.setParameter("at", last.happenedAt()).setParameter("before", last.id());
        }
        if (!wanted.kinds().isEmpty()) {
            query.setParameter("kinds", wanted.kinds());
        }
        if (!ofPerson.isEmpty()) {
            query.setParameter("person", wanted.person());
        }
        return query.getResultList();
    }
}
