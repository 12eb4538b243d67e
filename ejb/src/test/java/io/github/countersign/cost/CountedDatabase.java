package io.github.countersign.cost;

import io.github.countersign.TestDatabase;
import io.github.countersign.installation.Entities;
import io.github.countersign.store.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A separate database behind a data source that records its statements. It leaves out the statement that fetches the next fifty
 * ids now and then, because chance decides which of fifty rows needs it.
 */
final class CountedDatabase implements AutoCloseable {

    private final List<String> asked = new ArrayList<>();
    private final List<Query> repeatable = new ArrayList<>();
    private boolean recording;
    private final AtomicInteger open = new AtomicInteger();
    private final TestDatabase kind;
    private final JdbcConnectionPool pool;
    final Database database;

    CountedDatabase() {
        this(TestDatabase.POSTGRESQL);
    }

    CountedDatabase(TestDatabase kind) {
        this.kind = kind;
        this.pool = kind == TestDatabase.H2 ? (JdbcConnectionPool) kind.empty() : postgres();
        this.database = Database.open(counted(pool), Entities.ALL, Entities.MIGRATIONS);
    }

    private static JdbcConnectionPool postgres() {
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setUrl(TestDatabase.postgres());
        // as install/countersign-postgresql declares the data source: else each transaction sets these limits itself
        connections.setOptions("-c statement_timeout=1500 -c lock_timeout=1000");
        connections.setSocketFactory(RoundTrips.class.getName());
        return JdbcConnectionPool.create(connections);
    }

    /**
     * The cost of some work.
     *
     * @param asked the statements in order, and COMMIT and ROLLBACK
     */
    record Cost(List<String> asked, int roundTrips) {

        int statements() {
            return asked.size()
                    - commits()
                    - (int) asked.stream().filter("ROLLBACK"::equals).count();
        }

        int commits() {
            return (int) asked.stream().filter("COMMIT"::equals).count();
        }

        boolean writesNothing() {
            return asked.stream().allMatch(sql -> sql.startsWith("SELECT"));
        }

        /** The row in the table of docs/performance.md: statements, commits, round trips. */
        @Override
        public String toString() {
            return statements() + " | " + commits() + " | " + roundTrips;
        }
    }

    Cost cost(Runnable work) {
        asked.clear();
        recording = true;
        int before = RoundTrips.count();
        work.run();
        recording = false;
        int ids = (int) asked.stream().filter(CountedDatabase::fetchesIds).count();
        List<String> counted = asked.stream().filter(sql -> !fetchesIds(sql)).toList();
        return new Cost(counted, RoundTrips.count() - before - ids);
    }

    /** A statement as it was executed, with its parameters. */
    record Query(String sql, List<Call> setters) {

        void set(PreparedStatement statement) {
            try {
                for (Call call : setters) {
                    call.method().invoke(statement, call.arguments());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    record Call(Method method, Object[] arguments) {}

    /** The plans for the queries of some work, with their parameters: one plan each, with what it has read. */
    List<String> plans(Runnable work) throws SQLException {
        List<String> plans = new ArrayList<>();
        try (Connection connection = pool.getConnection()) {
            for (Query query : queries(work)) {
                plans.add(plan(connection, query));
            }
        }
        return plans;
    }

    /** The queries of some work. */
    List<Query> queries(Runnable work) {
        repeatable.clear();
        asked.clear();
        recording = true;
        work.run();
        recording = false;
        return repeatable.stream()
                .filter(query -> query.sql().startsWith("SELECT"))
                .toList();
    }

    private String plan(Connection connection, Query query) throws SQLException {
        String explain = kind == TestDatabase.H2 ? "EXPLAIN ANALYZE " : "EXPLAIN (ANALYZE, BUFFERS) ";
        try (PreparedStatement statement = connection.prepareStatement(explain + query.sql())) {
            query.set(statement);
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = statement.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    /** Runs SQL that is not counted. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            if (kind == TestDatabase.POSTGRESQL) {
                statement.execute("SET statement_timeout = 0"); // a million rows take their time
            }
            for (String sql : statements) {
                statement.execute(sql);
            }
            if (kind == TestDatabase.POSTGRESQL) {
                statement.execute("RESET statement_timeout");
            }
        }
    }

    DataSource uncounted() {
        return pool;
    }

    /** How many connections are taken from the pool now. */
    int openConnections() {
        return open.get();
    }

    private static boolean fetchesIds(String sql) {
        return sql.toLowerCase(Locale.ROOT).startsWith("select nextval");
    }

    private DataSource counted(DataSource source) {
        return proxy(DataSource.class, source, (called, arguments, result) -> {
            if (!(result instanceof Connection connection)) {
                return result;
            }
            open.incrementAndGet();
            return counted(connection);
        });
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, connection, (called, arguments, result) -> switch (called.getName()) {
            case "prepareStatement" -> counted((PreparedStatement) result, (String) arguments[0]);
            case "createStatement" -> counted((Statement) result);
            case "commit", "rollback" -> {
                note(called.getName().toUpperCase(Locale.ROOT));
                yield result;
            }
            case "close" -> {
                open.decrementAndGet();
                yield result;
            }
            default -> result;
        });
    }

    private PreparedStatement counted(PreparedStatement statement, String sql) {
        List<Call> setters = new ArrayList<>();
        return proxy(PreparedStatement.class, statement, (called, arguments, result) -> {
            if (called.getName().startsWith("set") && arguments.length == 2) {
                setters.add(new Call(called, arguments));
            } else if (called.getName().startsWith("execute")) {
                note(sql);
                if (recording) {
                    repeatable.add(new Query(sql, List.copyOf(setters)));
                }
            }
            return result;
        });
    }

    private Statement counted(Statement statement) {
        return proxy(Statement.class, statement, (called, arguments, result) -> {
            if (called.getName().startsWith("execute")) {
                note(String.valueOf(arguments.length == 0 ? "batch" : arguments[0]));
                if (recording && arguments.length > 0 && arguments[0] instanceof String sql) {
                    repeatable.add(new Query(sql, List.of()));
                }
            }
            return result;
        });
    }

    private void note(String what) {
        if (recording) {
            asked.add(what);
        }
    }

    private interface After {
        Object of(Method called, Object[] arguments, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    try {
                        Object result = called.invoke(target, arguments);
                        return after.of(called, arguments == null ? new Object[0] : arguments, result);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public void close() {
        database.close();
        pool.dispose();
    }
}
