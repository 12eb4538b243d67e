package io.github.countersign.it;

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

/** A PostgreSQL with a role and a database as docs/postgresql.md has them, which hangs and dies when a test wants it. */
final class Postgres implements AutoCloseable {

    static final String DATABASE = "portal";
    static final String ROLE = "countersign";
    static final String PASSWORD = "let-me-in";

    private final Path folder;
    private EmbeddedPostgres server;

    Postgres(Path folder) throws IOException, SQLException {
        this.folder = folder;
        this.server = start(0);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
            statement.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("GRANT CREATE ON DATABASE " + DATABASE + " TO " + ROLE);
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off") // the machine survives, the processes do not
                .setServerConfig("synchronous_commit", "on")
                .setPort(port)
                .start();
    }

    int port() {
        return server.getPort();
    }

    /** Every process stops where it is, as on a machine that hangs; connections stay open. */
    void hang() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    void kill() throws IOException, InterruptedException {
        List<ProcessHandle> all = processes();
        signal("-KILL");
        all.forEach(process -> process.onExit().join());
    }

    /** After {@link #kill}: starts, and recovers what the log has. */
    void startAgain() throws IOException {
        int port = port();
        server.close(); // gives back the lock on its folder
        Files.deleteIfExists(folder.resolve("postgres/postmaster.pid"));
        server = start(port);
    }

    private void signal(String signal) throws IOException, InterruptedException {
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
