package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.postgresql.Driver;

/** Two nodes on one PostgreSQL with a balancer before them, set up as docs/cluster.md says. */
final class Cluster implements AutoCloseable {

    private static final String APPLICATION = "replicated";

    /** Of a server on a busy machine. */
    private static final Duration START = Duration.ofMinutes(4);

    private static final Pattern COMMANDS =
            Pattern.compile("^\\*\\*WildFly\\*\\*.*?^```\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private final EmbeddedPostgres postgres;
    private final List<ClusterNode> nodes;

    final Phones phones;
    final Balancer balancer;

    private Cluster(EmbeddedPostgres postgres, Phones phones, List<ClusterNode> nodes) throws IOException {
        this.postgres = postgres;
        this.phones = phones;
        this.nodes = nodes;
        this.balancer = Balancer.before(nodes.get(0).port(), nodes.get(1).port());
    }

    static Cluster start() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE countersign LOGIN PASSWORD 'secret'");
            statement.execute("CREATE DATABASE portal");
            statement.execute("GRANT CREATE ON DATABASE portal TO countersign");
        }
        Phones phones = new Phones();
        ClusterNode first = ClusterNode.prepare("first", 3000);
        ClusterNode second = ClusterNode.prepare("second", 3200);
        Cluster cluster = new Cluster(postgres, phones, List.of(first, second));
        forgetDriver();
        cluster.install(first, commands(postgres.getPort()));
        for (String key : List.of("server.key", "gate.key")) {
            Files.copy(
                    first.dataDirectory().resolve(key),
                    second.dataDirectory().resolve(key),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        // both nodes share the folder of the server's modules
        cluster.install(second, commands(postgres.getPort()).replaceAll("(?s)^module add.*?(?=/subsystem)", ""));
        return cluster;
    }

    private void install(ClusterNode node, String commands) throws IOException, InterruptedException {
        node.set(settings());
        node.start();
        Patience.until(START, node::log, log -> log.contains("WFLYSRV0025"));
        node.command(commands);
        node.deploy(archives());
        await(node);
    }

    private Properties settings() {
        return ServiceSettings.complete()
                .with("countersign.data-source", "java:jboss/datasources/Countersign")
                .with("countersign.twilio.base-address", phones.address())
                .properties();
    }

    private static List<Archive<?>> archives() {
        return List.of(
                Archives.countersign(),
                // asks again soon: the other node also has to find this in the database
                Archives.guardedClinicAt(
                        APPLICATION,
                        "/" + APPLICATION,
                        "<distributable/>" + Archives.parameter("countersign.look-again", "PT1S")));
    }

    /** The commands of docs/postgresql.md, with this database in them. */
    private static String commands(int port) throws IOException, URISyntaxException {
        Matcher block = COMMANDS.matcher(Files.readString(Path.of("../docs/postgresql.md")));
        assertThat(block.find())
                .as("docs/postgresql.md has commands for WildFly")
                .isTrue();
        URI driver =
                Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        return block.group(1)
                .replaceAll("/path/to/postgresql-[0-9.]+\\.jar", Path.of(driver).toString())
                .replace("db.example.org:5432", "127.0.0.1:" + port)
                .replace("--password=…", "--password=secret");
    }

    /** The server's folder may be there from an earlier run. */
    private static void forgetDriver() throws IOException {
        Path module = WildFlyHome.DIRECTORY.resolve("modules/org/postgresql");
        if (Files.exists(module)) {
            try (Stream<Path> files = Files.walk(module)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void await(ClusterNode node) {
        Patience.until(
                START,
                node::log,
                log -> log.contains("Countersign is ready")
                        && log.contains("Deployed \"" + APPLICATION + ".war\"")
                        && log.contains("Deployed \"countersign.ear\""));
    }

    ClusterNode node(int index) {
        return nodes.get(index);
    }

    /** Kills the node that answered last. */
    void killTheLast() throws InterruptedException {
        nodes.get(balancer.last()).kill();
    }

    /** Starts the node that was killed, and waits until both are there. */
    void startTheKilled() throws IOException {
        for (ClusterNode node : nodes) {
            if (!node.isAlive()) {
                node.start();
                await(node);
            }
        }
    }

    @Override
    public void close() throws Exception {
        for (ClusterNode node : nodes) {
            node.close();
        }
        balancer.close();
        phones.close();
        postgres.close();
    }
}
