package io.github.countersign.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * How long a statement and a lock may take, told to the database: a client that stops waiting does not stop the statement, which would go
 * on holding its own locks while it waits for a stranger's. PostgreSQL has no such limit by itself; H2 waits two seconds for a lock.
 */
enum StatementLimits {
    /** H2 has its own. */
    ITS_OWN,
    /** The data source brings them, and a migration has to be freed of them. */
    OF_THE_DATA_SOURCE,
    /** Every transaction sets them, which costs a round trip. A reading without a transaction holds no lock and goes without. */
    OF_EACH_TRANSACTION;

    private static final Logger LOG = Logger.getLogger(StatementLimits.class.getName());

    private static final String SET = "SET LOCAL lock_timeout = 1000; SET LOCAL statement_timeout = 1500";
    private static final String LIFT = "SET lock_timeout = 0; SET statement_timeout = 0";
    private static final String RESTORE = "RESET lock_timeout; RESET statement_timeout";

    static StatementLimits of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            if (!"PostgreSQL".equals(connection.getMetaData().getDatabaseProductName())) {
                return ITS_OWN;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet settings = statement.executeQuery(
                            "SELECT count(*) FROM pg_catalog.pg_settings"
                                    + " WHERE name IN ('lock_timeout', 'statement_timeout') AND setting::int BETWEEN 1 AND 2000")) {
                settings.next();
                return settings.getInt(1) == 2 ? OF_THE_DATA_SOURCE : OF_EACH_TRANSACTION;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
        }
    }

    /** Sets them for the transaction that has just begun. */
    void apply(EntityManager entities) {
        if (this != OF_EACH_TRANSACTION) {
            return;
        }
        try (Statement statement = entities.unwrap(Connection.class).createStatement()) {
            statement.execute(SET);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** The same data source for a migration, which takes its time: nothing on its connections ends by itself. */
    DataSource liftedFrom(DataSource dataSource) {
        if (this == ITS_OWN) {
            return dataSource;
        }
        return (DataSource) Proxy.newProxyInstance(
                StatementLimits.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    Object answer = call(() -> method.invoke(dataSource, arguments));
                    return answer instanceof Connection connection ? lifted(connection) : answer;
                });
    }

    private static Connection lifted(Connection connection) throws SQLException {
        int answerWithin = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        execute(connection, LIFT);
        return (Connection) Proxy.newProxyInstance(
                StatementLimits.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && !connection.isClosed()) {
                        restore(connection, answerWithin);
                    }
                    return call(() -> method.invoke(connection, arguments));
                });
    }

    private static void restore(Connection connection, int answerWithin) {
        try {
            execute(connection, RESTORE);
            connection.setNetworkTimeout(Runnable::run, answerWithin);
        } catch (SQLException e) {
            LOG.log(Level.FINE, "A connection that failed goes back to its pool", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Object call(ReflectiveCall call) throws Throwable {
        try {
            return call.call();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private interface ReflectiveCall {
        Object call() throws InvocationTargetException, IllegalAccessException;
    }
}
