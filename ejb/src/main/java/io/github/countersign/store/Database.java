package io.github.countersign.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Our tables behind a data source. Transactions are the database's, not the container's: each is a block of code that commits at its end,
 * whatever its caller does later. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Database.class.getName());
    private static final int MOST_CONFLICTS = 3;

    private final EntityManagerFactory factory;

    private Database(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /**
     * Brings the schema up to date and opens it.
     *
     * @param entities the entity classes and converters of every feature
     * @param migrations the migrations that are not SQL
     */
    public static Database open(
            DataSource dataSource, Iterable<Class<?>> entities, Collection<JavaMigration> migrations) {
        Schema.migrate(dataSource, migrations);
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
        return new Database(factory);
    }

    /**
     * Does some work in its own transaction, which commits when the work returns, and rolls back if it throws or has asked for that
     * ({@code setRollbackOnly}).
     *
     * @throws PersistenceException if the database refuses or does not answer
     */
    public <T> T transaction(Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            EntityTransaction transaction = entities.getTransaction();
            transaction.begin();
            try {
                T result = work.apply(entities);
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
     * The same, tried again if it fails: for work that looks for rows and creates missing ones, while others may do so too. It creates up
     * to three kinds of rows (a practice, an account, a visit), and for each of them somebody else can be faster.
     */
    public <T> T transactionRepeated(Function<EntityManager, T> work) {
        for (int failed = 0; failed < MOST_CONFLICTS; failed++) {
            try {
                return transaction(work);
            } catch (PersistenceException e) {
                LOG.log(Level.FINE, "Tried again after a conflict", e);
            }
        }
        return transaction(work);
    }

    /** Reads outside a transaction. */
    public <T> T read(Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            return work.apply(entities);
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
