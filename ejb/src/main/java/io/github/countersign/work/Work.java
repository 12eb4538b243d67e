package io.github.countersign.work;

import io.github.countersign.audit.Acting;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The work that somebody does in one transaction. It is passed to everything that takes part, and is useless after the transaction has
 * ended. Queries belong in stores.
 */
public final class Work {

    private static final Logger AUDIT = Logger.getLogger(AuditEvent.class.getName());

    private final EntityManager entities;
    private final Clock clock;
    private final AfterCommit afterCommit;
    private final @Nullable Acting acting;

    Work(EntityManager entities, Clock clock, AfterCommit afterCommit, @Nullable Acting acting) {
        this.entities = entities;
        this.clock = clock;
        this.afterCommit = afterCommit;
        this.acting = acting;
    }

    /** The same work, done by that actor: for transactions that find out themselves who acts. */
    public Work by(Acting other) {
        return new Work(entities, clock, afterCommit, other);
    }

    public Instant now() {
        return clock.instant();
    }

    /** Takes back everything that this transaction did. Nothing is audited or told. */
    public void rollBack() {
        entities.getTransaction().setRollbackOnly();
    }

    /** Takes everything back, and returns the answer that says why. */
    public <T> T rollBack(T answer) {
        rollBack();
        return answer;
    }

    /** Runs the action after the transaction has committed and returned its connection, and never if it rolls back. */
    public void afterCommit(Runnable action) {
        requireTransaction();
        afterCommit.add(action);
    }

    /** Audits that somebody did something to their own account. */
    public void audit(Kind kind, String detail) {
        audit(kind, Result.SUCCESS, acting().name(), detail);
    }

    /** Audits that something was refused to somebody. */
    public void auditRefused(Kind kind, String detail) {
        audit(kind, Result.REFUSED, acting().name(), detail);
    }

    /**
     * Audits an event: writes a row in this transaction, and a line in the server's log after the commit.
     *
     * @param target the folded user name of the person that it was done to
     */
    public void audit(Kind kind, Result result, String target, String detail) {
        AuditEvent event = new AuditEvent(now(), kind, result, acting(), target, detail);
        persist(event);
        afterCommit(() -> AUDIT.info(event::line));
    }

    private Acting acting() {
        if (acting == null) {
            throw new IllegalStateException("Nobody acts in this work");
        }
        return acting;
    }

    /** A JPQL query. */
    public <T> TypedQuery<T> query(String jpql, Class<T> type) {
        return entities.createQuery(jpql, type);
    }

    /** A JPQL update or deletion. */
    public Query change(String jpql) {
        return entities.createQuery(jpql);
    }

    /** An SQL statement. */
    public Query sql(String sql) {
        return entities.createNativeQuery(sql);
    }

    public <T> @Nullable T find(Class<T> type, Object key) {
        return entities.find(type, key);
    }

    /** Writes a new row, at the latest when the transaction ends. */
    public void persist(Object row) {
        requireTransaction();
        entities.persist(row);
    }

    /** Deletes a row that was found in this transaction, at the latest when it ends. */
    public void remove(Object row) {
        requireTransaction();
        entities.remove(row);
    }

    /** Writes everything now that is not written yet. */
    public void flush() {
        entities.flush();
    }

    private void requireTransaction() {
        if (!entities.getTransaction().isActive()) {
            throw new IllegalStateException("This work only reads");
        }
    }

    /** The connection of the transaction. */
    public Connection connection() {
        return entities.unwrap(Connection.class);
    }
}
