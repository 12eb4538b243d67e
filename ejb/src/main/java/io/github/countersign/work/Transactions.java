package io.github.countersign.work;

import io.github.countersign.audit.Acting;
import io.github.countersign.store.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs every unit of work on the database. Safe for use by many threads. */
@Singleton
public class Transactions {

    private final Database database;
    private final Clock clock;

    @Inject
    public Transactions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Clock clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Reads outside a transaction. Work that writes, audits, or waits for a commit there fails. */
    public <T extends @Nullable Object> T read(Function<Work, T> reading) {
        return database.read(entities -> reading.apply(new Work(entities, clock, new AfterCommit(), null)));
    }

    /** Does some work without an actor, as {@link #by} does. */
    public <T extends @Nullable Object> T run(Function<Work, T> work) {
        return run(database::transaction, null, work);
    }

    /** The same, for work without a result. */
    public void perform(Consumer<Work> work) {
        run(under -> {
            work.accept(under);
            return true;
        });
    }

    /**
     * Does somebody's work in its own transaction. The transaction commits when the work returns, and rolls back if the work throws or asks
     * for that.
     *
     * @throws jakarta.persistence.PersistenceException if the database refuses or does not answer
     */
    public <T extends @Nullable Object> T by(Acting acting, Function<Work, T> work) {
        return run(database::transaction, acting, work);
    }

    /** The same, tried again if it fails: for work that looks for rows and creates missing ones, while others may do so too. */
    public <T extends @Nullable Object> T repeated(Function<Work, T> work) {
        return run(database::transactionRepeated, null, work);
    }

    private <T extends @Nullable Object> T run(
            Function<Function<EntityManager, T>, T> transaction, @Nullable Acting acting, Function<Work, T> work) {
        AfterCommit afterCommit = new AfterCommit();
        T result = transaction.apply(entities -> {
            T done = work.apply(new Work(entities, clock, afterCommit.startOver(), acting));
            if (entities.getTransaction().getRollbackOnly()) {
                afterCommit.cancel(); // also where a failure that the work has caught rolls back
            }
            return done;
        });
        afterCommit.run();
        return result;
    }
}
