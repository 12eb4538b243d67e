package io.github.countersign.store;

import io.github.countersign.gate.CircuitBreaker;
import io.github.countersign.gate.NotAnsweringException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Our tables behind a data source. Transactions are the database's, not the container's: each is a block of code that commits at its end,
 * whatever its caller does later. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Database.class.getName());
    private static final int MOST_CONFLICTS = 3;

    private final EntityManagerFactory factory;
    private final @Nullable CircuitBreaker breaker;
    private final StatementLimits limits;

    private Database(EntityManagerFactory factory, @Nullable CircuitBreaker breaker, StatementLimits limits) {
        this.factory = factory;
        this.breaker = breaker;
        this.limits = limits;
    }

    /**
     * Brings the schema up to date and opens it.
     *
     * @param entities the entity classes and converters of every feature
     * @param migrations the migrations that are not SQL
     */
    public static Database open(
            DataSource dataSource, Iterable<Class<?>> entities, Collection<JavaMigration> migrations) {
        StatementLimits limits =
                dataSource instanceof LiveDataSource ? StatementLimits.of(dataSource) : StatementLimits.ITS_OWN;
        Schema.migrate(limits.liftedFrom(dataSource), migrations);
        Map<String, String> properties = Map.of(
                // session names are global in the server: never share one with another or an earlier deployment
                PersistenceUnitProperties.SESSION_NAME, "countersign-" + UUID.randomUUID(),
                PersistenceUnitProperties.WEAVING, "false",
                PersistenceUnitProperties.CACHE_SHARED_DEFAULT, "false",
                PersistenceUnitProperties.LOGGING_LOGGER, "JavaLogger",
                // the exception tells what fails; a warning here would be about expected conflicts, with
                // the values
                PersistenceUnitProperties.LOGGING_LEVEL, "SEVERE",
                PersistenceUnitProperties.EXCLUDE_ECLIPSELINK_ORM_FILE, "true");
        EntityManagerFactory factory = new PersistenceProvider()
                .createContainerEntityManagerFactory(new PersistenceUnit(dataSource, entities), properties);
        CircuitBreaker breaker = dataSource instanceof LiveDataSource live ? live.breaker() : null;
        prepare(factory.unwrap(DatabaseSession.class), breaker);
        return new Database(factory, breaker, limits);
    }

    private static void prepare(DatabaseSession session, @Nullable CircuitBreaker breaker) {
        // by itself, it repeats a query on a dead connection three times, five seconds apart
        session.getLogin().setQueryRetryAttemptCount(0);
        session.getLogin().setConnectionHealthValidatedOnError(false);
        if (breaker != null) {
            session.getEventManager().addListener(new SessionEventAdapter() {
                @Override
                public void postExecuteCall(SessionEvent event) {
                    breaker.heard();
                }
            });
        }
    }

    /**
     * Does some work in its own transaction, which commits when the work returns, and rolls back if it throws or has asked for that
     * ({@code setRollbackOnly}).
     *
     * @throws PersistenceException if the database refuses
     * @throws NotAnsweringException if it does not answer
     */
    public <T> T transaction(Function<EntityManager, T> work) {
        return bounded(() -> transactionHere(work));
    }

    private <T> T transactionHere(Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            EntityTransaction transaction = entities.getTransaction();
            transaction.begin();
            try {
                limits.apply(entities);
                T result = work.apply(entities);
                if (CircuitBreaker.isGivenUp()) {
                    throw new PersistenceException(
                            "Rolled back: whoever asked for it was told that there is no answer");
                }
                if (!transaction.getRollbackOnly()) {
                    transaction.commit();
                }
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    /**
     * The same, tried again if somebody else was faster: for work that looks for rows and creates missing ones. It creates up to three kinds
     * of rows (a practice, an account, a visit), and for each of them somebody else can be faster. Nothing else is tried again.
     */
    public <T> T transactionRepeated(Function<EntityManager, T> work) {
        return bounded(() -> {
            for (int failed = 0; failed < MOST_CONFLICTS; failed++) {
                try {
                    return transactionHere(work);
                } catch (PersistenceException e) {
                    if (!SqlFailure.isConflict(e)) {
                        throw e;
                    }
                    LOG.log(Level.FINE, "Tried again after a conflict", e);
                }
            }
            return transactionHere(work);
        });
    }

    /** Reads outside a transaction. */
    public <T> T read(Function<EntityManager, T> work) {
        return bounded(() -> {
            try (EntityManager entities = factory.createEntityManager()) {
                return work.apply(entities);
            }
        });
    }

    private <T> T bounded(Supplier<T> work) {
        if (breaker == null) {
            return work.get();
        }
        try {
            return breaker.ask(work);
        } catch (PersistenceException e) {
            if (SqlFailure.isOutOfTime(e)) {
                breaker.strain();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
