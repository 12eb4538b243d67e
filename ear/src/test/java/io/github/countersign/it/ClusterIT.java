package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two nodes that replicate the sessions of a guarded application, and share a database. */
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "wildfly")
class ClusterIT {

    private static final int FIRST = 3000;
    private static final int SECOND = 3200;

    @Test
    void theOtherNodeDoesNotAskAgainWhenOneIsKilled() throws Exception {
        String name = People.freshStaff();
        String hesitating = People.freshStaff();
        int databasePort = freePort();
        Process database = database(databasePort);
        String address = "jdbc:h2:tcp://127.0.0.1:" + databasePort + "/./cluster";
        try (ClusterNode first = node("first", FIRST, address);
                ClusterNode second = node("second", SECOND, address)) {
            for (ClusterNode node : List.of(first, second)) {
                Patience.until(
                        node::log,
                        log -> log.contains("Countersign is ready")
                                && log.contains("Deployed \"replicated.war\"")
                                && log.contains("Deployed \"phone.war\""));
            }
            assertThat(second.log()).as("both are in one cluster").containsPattern("joined cluster .*\\(2\\) \\[first");
            Browser browser = new Browser(first.base(), HttpClient.newBuilder());
            setUp(browser, name);
            Browser pending = new Browser(first.base(), HttpClient.newBuilder());
            setUp(new Browser(first.base(), HttpClient.newBuilder()), hesitating);
            Page asked = Clinic.signIn(pending, hesitating, "/replicated/profile");
            assertThat(asked.name()).as(asked.toString()).isEqualTo("verify");
            String code = Telephone.newestCode(pending, People.phoneOf(hesitating));

            first.kill();

            Page goesOn = browser.openOnly(second.base() + "/replicated/dashboard");
            assertThat(goesOn.status()).as("no sign-in and no code: " + goesOn).isEqualTo(200);
            assertThat(goesOn.text()).contains(Clinic.SECRET, name);

            Page goesOnAsking = pending.open(second.base() + "/replicated/dashboard");
            assertThat(goesOnAsking.name()).as(goesOnAsking.toString()).isEqualTo("verify");
            assertThat(goesOnAsking.address().getPort()).isEqualTo(ClusterNode.port(SECOND));
            Page done = pending.press(goesOnAsking, "continue", Map.of("code", code, "remember", "no"));
            assertThat(done.text()).as(done.toString()).contains(Clinic.SECRET, hesitating);

            Page nobody = new Browser(second.base(), HttpClient.newBuilder()).open("/replicated/dashboard");
            assertThat(nobody.text()).doesNotContain(Clinic.SECRET);
        } finally {
            database.destroyForcibly();
        }
    }

    private static void setUp(Browser browser, String name) {
        String number = People.phoneOf(name);
        Page phone = Clinic.signIn(browser, name, "/replicated/dashboard");
        Page method = browser.press(phone, "continue", Map.of("country", "US", "phone", number));
        Page code = browser.press(method, "continue", Map.of("method", "sms"));
        Page done = browser.press(
                code, "continue", Map.of("code", Telephone.newestCode(browser, number), "remember", "no"));
        assertThat(done.text()).as(done.toString()).contains(Clinic.SECRET);
    }

    private static ClusterNode node(String name, int offset, String database) throws IOException {
        Properties settings = ServiceSettings.complete()
                .with("countersign.data-source", "java:jboss/datasources/Shared")
                .with("countersign.server-key", "dGhlIHNlcnZlciBrZXkgb2YgdGhlIGNsdXN0ZXIwMDA")
                .with("countersign.twilio.base-address", "http://localhost:" + ClusterNode.port(FIRST) + "/phone")
                .properties();
        List<Archive<?>> archives = List.of(
                Archives.countersign(),
                Archives.telephone(),
                // asks again soon: the other node also has to find this in the database
                Archives.guardedClinicAt(
                        "replicated",
                        "/replicated",
                        "<distributable/>" + Archives.parameter("countersign.look-again", "PT1S")));
        return ClusterNode.start(name, offset, database, settings, archives);
    }

    /** The H2 that comes with the server, as a separate server. */
    private static Process database(int port) throws IOException {
        Path folder = ServerUnderTest.unpacked().resolveSibling("cluster-database");
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        Path module = WildFlyHome.DIRECTORY.resolve("modules/system/layers/base/com/h2database/h2/main");
        Path jar;
        try (Stream<Path> files = Files.list(module)) {
            jar = files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jar.toString(),
                        "org.h2.tools.Server",
                        "-tcp",
                        "-tcpPort",
                        Integer.toString(port),
                        "-baseDir",
                        folder.toString(),
                        "-ifNotExists")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("cluster-database.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
