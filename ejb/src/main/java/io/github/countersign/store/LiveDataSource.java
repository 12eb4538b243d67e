package io.github.countersign.store;

import io.github.countersign.gate.CircuitBreaker;
import io.github.countersign.gate.NotAnsweringException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source of the server, which may stop answering at any time: whoever needs it waits for it as long as its {@link CircuitBreaker}
 * says. Its pool may not check the connections that it hands out: after a restart of the database, all of them are dead. Each connection is tried here first, which takes one round trip, and a dead one is removed from the pool.
 *
 * <p>A pool that forgets an aborted connection (Payara's) opens a new one at once. WildFly's pool does not, and it first hands out the
 * connection that it got back last. So the pool is told to drop the connections that it keeps, and further dead ones are held until a live
 * one is found.
 */
public final class LiveDataSource implements DataSource {

    private static final Logger LOG = Logger.getLogger(LiveDataSource.class.getName());

    /** For a whole unit of work: the filter waits for the service a little longer. */
    private static final Duration LIMIT = Duration.ofMillis(1500);

    private static final int LONGEST_ANSWER_SECONDS = 1;
    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(1);
    private static final int MOST_DEAD = 100;

    private final DataSource pool;
    private final Runnable flush;
    private final CircuitBreaker breaker;

    /** @param flush makes the pool drop every connection that it keeps, as well as it can */
    public LiveDataSource(DataSource pool, Runnable flush) {
        this.pool = pool;
        this.flush = flush;
        this.breaker = new CircuitBreaker("database", LIMIT, SqlFailure::isOutage);
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** A connection that is alive. */
    @Override
    public Connection getConnection() throws SQLException {
        try {
            return breaker.ask(this::connect);
        } catch (NotAnsweringException e) {
            throw new NoConnectionException(e.getMessage(), e);
        } catch (UncheckedSqlException e) {
            throw e.getCause();
        }
    }

    private Connection connect() {
        try {
            Connection first = take();
            Connection alive = isAlive(first) ? first : another(first);
            if (CircuitBreaker.isGivenUp()) {
                close(alive);
                throw new NoConnectionException("Nobody waits for the connection any longer", null);
            }
            return alive;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** A pool that gives no connection does not answer, whatever its reason. */
    private Connection take() throws NoConnectionException {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new NoConnectionException(e.getMessage(), e);
        }
    }

    private Connection another(Connection first) throws SQLException {
        long began = System.nanoTime();
        List<Connection> dead = new ArrayList<>();
        try {
            abort(first);
            close(first); // into the pool, before the pool drops its connections
            flush.run();
            while (dead.size() < MOST_DEAD && System.nanoTime() - began < LONGEST_SEARCH.toNanos()) {
                Connection next = take();
                if (isAlive(next)) {
                    LOG.info(() -> "The database's connections had ended; a new one is open");
                    return next;
                }
                abort(next);
                dead.add(next);
            }
            throw new NoConnectionException("The data source hands out only dead connections", null);
        } finally {
            dead.forEach(LiveDataSource::close);
        }
    }

    private static boolean isAlive(Connection connection) {
        try {
            return connection.isValid(LONGEST_ANSWER_SECONDS);
        } catch (SQLException e) {
            LOG.log(Level.FINE, "A connection cannot be checked", e);
            return false;
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.FINE, "A dead connection cannot be aborted", e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.FINE, "A dead connection cannot be closed", e);
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The data source has its own user");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return LOG;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(pool) ? type.cast(pool) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(pool) || pool.isWrapperFor(type);
    }

    /** There is no live connection to be had. */
    static final class NoConnectionException extends SQLTransientConnectionException {

        private static final long serialVersionUID = 1;

        private NoConnectionException(@Nullable String message, @Nullable Throwable cause) {
            super(message, "08001", cause);
        }
    }

    private static final class UncheckedSqlException extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final transient SQLException failure;

        UncheckedSqlException(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        @Override
        public synchronized SQLException getCause() {
            return failure;
        }
    }
}
