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
 * What somebody does in one transaction. It is handed to whoever takes part, and is of no use once the transaction has ended. Queries
 * belong into stores.
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

    /** The same work, done by that one: where who acts is found out in the transaction. */
    public Work by(Acting other) {
        return new Work(entities, clock, afterCommit, other);
    }

    public Instant now() {
        return clock.instant();
    }

    /** Takes everything back that this transaction did. It tells nobody of anything. */
    public void rollBack() {
        entities.getTransaction().setRollbackOnly();
        afterCommit.cancel();
    }

    /** Takes everything back, and gives the answer that says why. */
    public <T> T rollBack(T answer) {
        rollBack();
        return answer;
    }

    /** Does that once the transaction has committed and given its connection back, and never when it rolls back. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** Writes that somebody did something to the own account. */
    public void audit(Kind kind, String detail) {
        audit(kind, Result.SUCCESS, acting().name(), detail);
    }

    /** Writes that somebody was refused something. */
    public void auditRefused(Kind kind, String detail) {
        audit(kind, Result.REFUSED, acting().name(), detail);
    }

    /**
     * Writes what happened: a row in this transaction, and a line in the server's log once it has committed.
     *
     * @param target the folded user name that it was done to
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

    /** A query of JPQL. */
    public <T> TypedQuery<T> query(String jpql, Class<T> type) {
        return entities.createQuery(jpql, type);
    }

    /** A change by JPQL. */
    public Query change(String jpql) {
        return entities.createQuery(jpql);
    }

    /** A statement of SQL. */
    public Query sql(String sql) {
        return entities.createNativeQuery(sql);
    }

    public <T> @Nullable T find(Class<T> type, Object key) {
        return entities.find(type, key);
    }

    /** Writes a new row, at the latest when the transaction ends. */
    public void persist(Object row) {
        entities.persist(row);
    }

    /** Writes now what is not written yet. */
    public void flush() {
        entities.flush();
    }

    /** The transaction's own connection. */
    public Connection connection() {
        return entities.unwrap(Connection.class);
    }
}
