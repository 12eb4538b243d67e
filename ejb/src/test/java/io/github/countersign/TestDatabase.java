package io.github.countersign;

import io.github.countersign.installation.Entities;
import io.github.countersign.store.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The databases that users run, each with the released migrations. */
public enum TestDatabase {
    H2 {
        @Override
        public DataSource empty() {
            String name = "countersign" + NEXT.incrementAndGet();
            JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
            pool.setMaxConnections(40);
            return pool;
        }
    },
    POSTGRESQL {
        @Override
        public DataSource empty() {
            PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
            connections.setUrl(postgres());
            JdbcConnectionPool pool = JdbcConnectionPool.create(connections);
            pool.setMaxConnections(40);
            return pool;
        }
    };

    private static final AtomicInteger NEXT = new AtomicInteger();

    /** A database without our tables, or with our tables and nothing in them. */
    public abstract DataSource empty();

    /** The address of a new PostgreSQL database with our tables and nothing in them. */
    public static String postgres() {
        String name = "countersign" + NEXT.incrementAndGet();
        EmbeddedPostgres server = PostgresServer.get();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + PostgresServer.migrated(server));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.getJdbcUrl("postgres", name);
    }

    private @Nullable Database shared;

    /** A database that all tests share: each test works in its own directory, and none closes it. */
    public synchronized Database shared() {
        if (shared == null) {
            shared = Database.open(empty(), Entities.ALL, Entities.MIGRATIONS);
        }
        return shared;
    }

    private @Nullable Database spare;

    /** Another database, for tests that need a whole one. They first empty the tables that they check. */
    public synchronized Database spare() {
        if (spare == null) {
            spare = Database.open(empty(), Entities.ALL, Entities.MIGRATIONS);
        }
        return spare;
    }

    /** One server for all tests; it ends with this process. */
    private static final class PostgresServer {

        private static @Nullable EmbeddedPostgres server;
        private static boolean migrated;

        static synchronized EmbeddedPostgres get() {
            if (server == null) {
                try {
                    server = EmbeddedPostgres.builder()
                            .setServerConfig("max_connections", "300")
                            .setServerConfig("fsync", "off")
                            .start();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return server;
        }

        /** A database with the schema in it; new databases are copied from it. */
        static synchronized String migrated(EmbeddedPostgres server) throws SQLException {
            if (!migrated) {
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("DROP DATABASE IF EXISTS template_countersign");
                    statement.execute("CREATE DATABASE template_countersign");
                }
                Database.open(server.getDatabase("postgres", "template_countersign"), Entities.ALL, Entities.MIGRATIONS)
                        .close();
                migrated = true;
            }
            return "template_countersign";
        }
    }
}
