package io.github.countersign.benchmarks.signin;

import io.github.countersign.demo.launcher.PostgresDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.Driver;

/** The database server of both sides, a database for each. A commit is on the disk when it returns, as PostgreSQL comes. */
final class Postgres implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final long pid;

    private Postgres(EmbeddedPostgres server, long pid) {
        this.server = server;
        this.pid = pid;
    }

    static Postgres start(Path folder) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0));
        return new Postgres(server, pid);
    }

    PostgresDatabase create(String name) throws Exception {
        execute(server.getPostgresDatabase(), "CREATE DATABASE " + name);
        Path driver = Path.of(
                Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return new PostgresDatabase(server.getJdbcUrl(USER, name), USER, USER, driver, server.getDatabase(USER, name));
    }

    /** As before anything was in it. */
    static void empty(PostgresDatabase database) throws SQLException {
        execute(database.connections(), "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    /** CPU time so far, in milliseconds. */
    double time() {
        return ProcessTime.ofFamily(pid);
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
