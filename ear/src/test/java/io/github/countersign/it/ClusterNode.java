package io.github.countersign.it;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** A WildFly node of a cluster on the loopback address. The test itself starts and stops it. */
final class ClusterNode implements AutoCloseable {

    private static final String GATE_KEY = "dGhlIGdhdGUga2V5IG9mIHRoZSBjbHVzdGVyMDAwMDA";

    private final Path base;
    private final int offset;
    private final Process process;

    private ClusterNode(Path base, int offset, Process process) {
        this.base = base;
        this.offset = offset;
        this.process = process;
    }

    /**
     * @param offset the offset of its ports
     * @param database the JDBC address of the database that the nodes share
     */
    static ClusterNode start(String name, int offset, String database, Properties settings, List<Archive<?>> archives)
            throws IOException {
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
        Files.writeString(
                descriptor,
                Files.readString(descriptor)
                        .replace(
                                "<drivers>",
                                "<datasource jndi-name=\"java:jboss/datasources/Shared\" pool-name=\"Shared\">"
                                        + "<connection-url>" + database + "</connection-url><driver>h2</driver>"
                                        + "<security user-name=\"sa\" password=\"sa\"/></datasource><drivers>"));
        Path data = Files.createDirectories(base.resolve("data/countersign"));
        try (Writer writer = Files.newBufferedWriter(data.resolve("countersign.properties"))) {
            settings.store(writer, null);
        }
        Path deployments = Files.createDirectories(base.resolve("deployments"));
        for (Archive<?> archive : archives) {
            archive.as(ZipExporter.class)
                    .exportTo(deployments.resolve(archive.getName()).toFile(), true);
        }
        Files.createDirectories(base.resolve("log"));
        ProcessBuilder builder = new ProcessBuilder(command(name, base, offset))
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("console.log").toFile());
        builder.environment().put("COUNTERSIGN_GATE_KEY", GATE_KEY);
        builder.environment().put("COUNTERSIGN_DEVELOPMENT", "true"); // plain HTTP
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ClusterNode(base, offset, process);
    }

    private static List<String> command(String name, Path base, int offset) {
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

    static int port(int offset) {
        return 8080 + offset;
    }

    URI base() {
        return URI.create("http://localhost:" + port(offset));
    }

    String log() {
        try {
            Path log = base.resolve("log/server.log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** Kills the node, as if the machine had lost its power. */
    void kill() throws InterruptedException {
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
