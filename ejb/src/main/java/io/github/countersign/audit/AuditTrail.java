package io.github.countersign.audit;

import io.github.countersign.store.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the audit trail: a row in the transaction of what happened, and a line in the server's log once that committed. */
@Singleton
public class AuditTrail {

    private static final Logger LOG = Logger.getLogger(AuditTrail.class.getName());

    private static final Comparator<AuditEvent> NEWEST_FIRST = Comparator.comparing(AuditEvent::happenedAt)
            .thenComparing(AuditEvent::id)
            .reversed();

    private final Clock clock;

    @Inject
    public AuditTrail(Clock clock) {
        this.clock = clock;
    }

    /**
     * Whom something happened to, and where.
     *
     * @param actor who did it: a user name, or {@code administrator} for the server's own
     * @param target the user name that it was done to
     * @param clientAddress empty when it came from no client
     */
    public record Subject(String directory, String practice, String actor, String target, String clientAddress) {

        /** For what people do to themselves. */
        public static Subject own(String directory, String practice, String name, String clientAddress) {
            return new Subject(directory, practice, name, name, clientAddress);
        }
    }

    public void record(
            EntityManager entities, AuditEvent.Kind kind, AuditEvent.Result result, Subject subject, String detail) {
        AuditEvent event = new AuditEvent(
                clock.instant(),
                kind,
                result,
                subject.directory(),
                subject.practice(),
                subject.actor(),
                subject.target(),
                subject.clientAddress(),
                detail);
        entities.persist(event);
        Database.afterCommit(entities, () -> LOG.info(event::line));
    }

    /**
     * What to look for in the trail of a practice.
     *
     * @param kinds what happened; empty for anything
     * @param person a folded user name, as actor or target; empty for anybody
     */
    public record Query(Set<AuditEvent.Kind> kinds, String person) {}

    /**
     * The trail of one practice, newest first.
     *
     * @param before the id of the event before which to go on, {@link Long#MAX_VALUE} for the newest; nothing is found before
     *     one that is there no more, because whatever is older is not there either
     */
    public List<AuditEvent> find(
            EntityManager entities, String directory, String practice, Query wanted, long before, int most) {
        AuditEvent last = null;
        if (before != Long.MAX_VALUE) {
            last = entities.find(AuditEvent.class, before);
            if (last == null) {
                return List.of();
            }
        }
        if (wanted.person().isEmpty()) {
            return find(entities, directory, practice, wanted, "", last, most);
        }
        // each by its own index; an OR of the two would go through the whole trail
        List<AuditEvent> did = find(entities, directory, practice, wanted, " AND e.actor = :person", last, most);
        List<AuditEvent> had = find(
                entities, directory, practice, wanted, " AND e.target = :person AND e.actor <> :person", last, most);
        return Stream.concat(did.stream(), had.stream())
                .sorted(NEWEST_FIRST)
                .limit(most)
                .toList();
    }

    private static List<AuditEvent> find(
            EntityManager entities,
            String directory,
            String practice,
            Query wanted,
            String ofPerson,
            @Nullable AuditEvent last,
            int most) {
        var query = entities.createQuery(
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

    /** What of those kinds happened lately to an account, newest first. */
    public List<AuditEvent> lately(
            EntityManager entities, String directory, String target, Set<AuditEvent.Kind> kinds, int most) {
        return entities.createQuery(
                        "SELECT e FROM AuditEvent e WHERE e.directory = :directory AND e.target = :target"
                                + " AND e.event IN :kinds ORDER BY e.happenedAt DESC, e.id DESC",
                        AuditEvent.class)
                .setParameter("directory", directory)
                .setParameter("target", target)
                .setParameter("kinds", kinds)
                .setMaxResults(most)
                .getResultList();
    }

    /** Everything that was written for a user name, oldest first. */
    public List<AuditEvent> of(EntityManager entities, String directory, String target) {
        return entities.createQuery(
                        "SELECT e FROM AuditEvent e WHERE e.directory = :directory AND e.target = :target"
                                + " ORDER BY e.happenedAt, e.id",
                        AuditEvent.class)
                .setParameter("directory", directory)
                .setParameter("target", target)
                .getResultList();
    }
}
