package io.github.countersign.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.logging.Logger;

/** Writes the audit trail: a row in the transaction of what happened, and a line in the server's log. */
@Singleton
public class AuditTrail {

    private static final Logger LOG = Logger.getLogger(AuditTrail.class.getName());

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
        LOG.info(event::line);
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
