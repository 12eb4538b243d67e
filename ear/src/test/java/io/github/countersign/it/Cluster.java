package io.github.countersign.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jboss.shrinkwrap.api.Archive;

/** Two nodes on one PostgreSQL with a balancer before them, set up as docs/cluster.md says. */
final class Cluster implements AutoCloseable {

    private static final String APPLICATION = "replicated";

    /** Of a server on a busy machine. */
    private static final Duration START = Duration.ofMinutes(4);

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
        cluster.install(first);
        for (String key : List.of("server.key", "gate.key")) {
            Files.copy(
                    first.dataDirectory().resolve(key),
                    second.dataDirectory().resolve(key),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        cluster.install(second);
        return cluster;
    }

    private void install(ClusterNode node) throws IOException, InterruptedException {
        node.set(settings());
        node.start();
        Patience.until(START, node::log, log -> log.contains("WFLYSRV0025"));
        node.declareDataSource(postgres.getPort(), "portal", "secret");
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
