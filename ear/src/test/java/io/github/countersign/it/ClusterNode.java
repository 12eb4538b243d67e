package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.postgresql.Driver;

/** A WildFly node of a cluster on the loopback address. The test itself starts, kills and stops it. */
final class ClusterNode implements AutoCloseable {

    private static final int TRIES = 10;

    private final String name;
    private final int offset;
    private final Path base;
    private Process process;

    private ClusterNode(String name, int offset, Path base) {
        this.name = name;
        this.offset = offset;
        this.base = base;
    }

    /**
     * A node without anything of ours.
     *
     * @param offset the offset of its ports
     */
    static ClusterNode prepare(String name, int offset) throws IOException {
        Path base = ServerUnderTest.unpacked().resolveSibling("cluster-" + name);
        delete(base);
        Path configuration = Files.createDirectories(base.resolve("configuration"));
        Path distributed = WildFlyHome.DIRECTORY.resolve("standalone/configuration");
        try (Stream<Path> files = Files.list(distributed)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, configuration.resolve(file.getFileName()));
            }
        }
        Path descriptor = configuration.resolve("standalone-ha.xml");
        Files.writeString(descriptor, WildFlyHome.limited(Files.readString(descriptor)));
        Files.createDirectories(base.resolve("deployments"));
        Files.createDirectories(base.resolve("log"));
        Files.createDirectories(base.resolve("data/countersign"));
        return new ClusterNode(name, offset, base);
    }

    /** The service's folder: its settings and its keys. */
    Path dataDirectory() {
        return base.resolve("data/countersign");
    }

    void set(Properties settings) throws IOException {
        try (Writer writer = Files.newBufferedWriter(dataDirectory().resolve("countersign.properties"))) {
            settings.store(writer, null);
        }
    }

    void start() throws IOException {
        Files.deleteIfExists(base.resolve("log/server.log"));
        ProcessBuilder builder = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("console.log").toFile());
        builder.environment().put("COUNTERSIGN_DEVELOPMENT", "true"); // plain HTTP
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** By the command of docs/postgresql.md, while the server runs. */
    void declareDataSource(int port, String database, String password) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            String said = command(port, database, password);
            if (said.contains("The data source is there")) {
                return;
            }
            // on a busy machine the server's command line gives up after some seconds
            assertThat(said).contains("no WildFly answers");
        }
        throw new AssertionError("The server's command line does not reach the server");
    }

    private String command(int port, String database, String password) throws IOException, InterruptedException {
        String driver = Path.of(URI.create(Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        Path.of(System.getProperty("countersign.install"), "countersign-postgresql")
                                .toString(),
                        "--wildfly",
                        WildFlyHome.DIRECTORY.toString(),
                        "--controller",
                        "127.0.0.1:" + (9990 + offset),
                        "--driver",
                        driver,
                        "--host",
                        "127.0.0.1",
                        "--database-port",
                        "" + port,
                        "--database",
                        database)
                .redirectErrorStream(true);
        builder.environment().put("COUNTERSIGN_DATABASE_PASSWORD", password);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    void deploy(List<Archive<?>> archives) {
        for (Archive<?> archive : archives) {
            archive.as(ZipExporter.class)
                    .exportTo(
                            base.resolve("deployments")
                                    .resolve(archive.getName())
                                    .toFile(),
                            true);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"));
        for (String open : List.of(
                "java.base/java.lang",
                "java.base/java.lang.invoke",
                "java.base/java.lang.reflect",
                "java.base/java.io",
                "java.base/java.net",
                "java.base/java.security",
                "java.base/java.util",
                "java.base/java.util.concurrent",
                "java.management/javax.management",
                "java.naming/javax.naming")) {
            command.add("--add-opens=" + open + "=ALL-UNNAMED");
        }
        command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"));
        command.add("-Dlogging.configuration="
                + base.resolve("configuration/logging.properties").toUri());
        command.addAll(List.of(
                "-jar", WildFlyHome.DIRECTORY.resolve("jboss-modules.jar").toString()));
        command.addAll(List.of("-mp", WildFlyHome.DIRECTORY.resolve("modules").toString()));
        command.add("org.jboss.as.standalone");
        command.add("-Djboss.home.dir=" + WildFlyHome.DIRECTORY);
        command.add("-Djboss.server.base.dir=" + base);
        command.addAll(List.of("-c", "standalone-ha.xml", "-b", "127.0.0.1", "-bmanagement", "127.0.0.1"));
        command.add("-Djboss.bind.address.private=127.0.0.1");
        command.add("-Djboss.default.multicast.address=230.0.0.77");
        command.add("-Djboss.node.name=" + name);
        command.add("-Djboss.socket.binding.port-offset=" + offset);
        return command;
    }

    int port() {
        return 8080 + offset;
    }

    String log() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200)); // whoever asks for it asks again
        try {
            Path log = base.resolve("log/server.log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Kills the node, as if the machine had lost its power. */
    void kill() throws InterruptedException {
        if (process == null) {
            return;
        }
        process.destroyForcibly();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The node does not die");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
