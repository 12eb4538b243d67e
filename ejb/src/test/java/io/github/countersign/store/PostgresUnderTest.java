package io.github.countersign.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of a test's own, with which everything happens that can happen to a database. */
final class PostgresUnderTest implements AutoCloseable {

    private final Path folder;
    private EmbeddedPostgres server;

    PostgresUnderTest(Path folder, String... settings) throws IOException {
        this.folder = folder;
        this.server = start(0, settings);
    }

    private EmbeddedPostgres start(int port, String... settings) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off") // the machine survives, the processes do not
                .setServerConfig("synchronous_commit", "on")
                .setPort(port);
        for (int i = 0; i < settings.length; i += 2) {
            builder.setServerConfig(settings[i], settings[i + 1]);
        }
        return builder.start();
    }

    int port() {
        return server.getPort();
    }

    /** Connections as the data source of a server that nobody has told anything makes them. */
    DataSource connections() {
        return connections(port(), "postgres");
    }

    DataSource connections(int port, String role) {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl("jdbc:postgresql://localhost:" + port + "/postgres");
        connections.setUser(role);
        return connections;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connections().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Every process stops where it is, as on a machine that hangs; connections stay open. */
    void hang() throws Exception {
        signal("-STOP");
    }

    void goOn() throws Exception {
        signal("-CONT");
    }

    void kill() throws Exception {
        List<ProcessHandle> all = processes();
        signal("-KILL");
        for (ProcessHandle process : all) {
            process.onExit().join();
        }
    }

    /** After {@link #kill}: starts, and recovers what the log has. */
    void startAgain() throws IOException {
        int port = port();
        server.close(); // gives back the lock on its folder
        Files.deleteIfExists(folder.resolve("postgres/postmaster.pid"));
        server = start(port);
    }

    private void signal(String signal) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes().forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    private List<ProcessHandle> processes() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0));
        return ProcessHandle.of(postmaster).stream()
                .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
