package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL behind the data source that {@code install/countersign-postgresql} declares: it hangs, and it is killed. */
@ExtendWith(ArquillianExtension.class)
class DatabaseOutageIT {

    private static final String COUNTERSIGN = "countersign-postgres";
    private static final int CROWD = 32;

    /** Two seconds, and what a busy machine needs besides. */
    private static final Duration HONEST_PAGE = Duration.ofSeconds(3);

    private static final Duration RECOVERY = Duration.ofSeconds(5);

    @ArquillianResource
    private Deployer deployer;

    @TempDir
    private Path folder;

    private final ExecutorService crowd = Executors.newFixedThreadPool(CROWD);

    @Deployment(name = COUNTERSIGN, managed = false, testable = false)
    static EnterpriseArchive countersign() {
        return Archives.countersign();
    }

    @Deployment(name = "telephone-postgres", order = 2, testable = false)
    static WebArchive telephone() {
        return Archives.telephone();
    }

    /** Verified sessions are looked at after a second. */
    @Deployment(name = "practice", order = 3, testable = false)
    static WebArchive practice() {
        return Archives.guardedClinicAt("practice", "/practice", Archives.parameter("countersign.look-again", "PT1S"));
    }

    @Deployment(name = "threads-postgres", order = 4, testable = false)
    static WebArchive threads() {
        return Archives.threads();
    }

    @Test
    void verifiedSessionsGoOnAndEverybodyElseGetsAnHonestPageWithinTwoSeconds() throws Exception {
        try (Postgres postgres = new Postgres(folder)) {
            declareDataSource(postgres);
            ServiceSettings.complete()
                    .with(
                            "countersign.data-source",
                            ServerUnderTest.isPayara() ? "jdbc/countersign" : "java:jboss/datasources/Countersign")
                    .write();
            deployer.deploy(COUNTERSIGN);
            String name = People.freshStaff();
            Browser verified = new Browser();
            Page first = Clinic.signIn(verified, name, "/practice/dashboard");
            assertThat(Clinic.setUp(verified, first, People.phoneOf(name), true).text())
                    .contains(Clinic.SECRET);
            String newcomer = People.freshStaff();

            postgres.hang();
            try {
                outage("hangs", verified, newcomer);
            } finally {
                postgres.goOn();
            }
            recovery("hung", verified, name, newcomer);

            postgres.kill();
            outage("is dead", verified, newcomer);
            postgres.startAgain();
            recovery("died", verified, name, newcomer);
        } finally {
            crowd.shutdownNow();
            deployer.undeploy(COUNTERSIGN);
            ServiceSettings.complete().write();
        }
    }

    private void outage(String what, Browser verified, String newcomer) throws Exception {
        List<Future<Duration>> waiting = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            waiting.add(crowd.submit(
                    () -> timeOf(() -> Clinic.signIn(new Browser(), newcomer, "/practice/dashboard"), 503)));
        }
        for (int i = 0; i < 10; i++) {
            Duration look = timeOf(() -> verified.open("/practice/dashboard"), 200);
            assertThat(look).as("a verified page while the database " + what).isLessThan(Duration.ofSeconds(2));
        }
        List<Duration> waits = new ArrayList<>();
        for (Future<Duration> wait : waiting) {
            waits.add(wait.get(1, TimeUnit.MINUTES));
        }
        Duration longest = waits.stream().max(Comparator.naturalOrder()).orElseThrow();
        System.getLogger("outage").log(System.Logger.Level.INFO, "longest sign-in while it " + what + ": " + longest);
        assertThat(longest)
                .as("sign-ins while the database " + what + ": " + waits)
                .isLessThan(HONEST_PAGE);
        assertThat(threadsThatWaitForUs()).as("while the database " + what).hasSizeLessThanOrEqualTo(4);
        Page refused = verified.afterRestart().open("/practice/dashboard");
        assertThat(refused.text()).doesNotContain(Clinic.SECRET);
    }

    private static void recovery(String what, Browser verified, String name, String newcomer) {
        Instant back = Instant.now();
        Patience.until(
                () -> Clinic.signIn(new Browser(), newcomer, "/practice/dashboard"), page -> page.status() == 200);
        Page recognised = Patience.until(
                () -> Clinic.signIn(verified.afterRestart(), name, "/practice/dashboard"),
                page -> page.text().contains(Clinic.SECRET));
        assertThat(Duration.between(back, Instant.now()))
                .as("after the database " + what)
                .isLessThan(RECOVERY);
        assertThat(recognised.status()).isEqualTo(200);
        assertThat(verified.open("/practice/dashboard").text()).contains(Clinic.SECRET);
    }

    private interface Visit {
        Page make();
    }

    private static Duration timeOf(Visit visit, int status) {
        Instant began = Instant.now();
        Page page = visit.make();
        assertThat(page.status()).as(page.toString()).isEqualTo(status);
        return Duration.between(began, Instant.now());
    }

    /** The server's own threads, without those that Countersign asks with. */
    private static Set<String> threadsThatWaitForUs() {
        return new Browser()
                .open("/threads/")
                .text()
                .lines()
                .filter(line -> line.contains(" io.github.countersign") && !line.startsWith("countersign-"))
                .map(line -> line.substring(0, line.indexOf(" io.github.countersign")))
                .collect(Collectors.toSet());
    }

    private static void declareDataSource(Postgres postgres) throws IOException, InterruptedException {
        Path driver = Path.of(org.postgresql.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        List<String> command = new ArrayList<>(List.of(
                "sh",
                Path.of(System.getProperty("countersign.install"), "countersign-postgresql")
                        .toString()));
        if (ServerUnderTest.isPayara()) {
            command.addAll(List.of("--payara", PayaraDomain.HOME.toString(), "--domain", PayaraDomain.NAME));
            command.addAll(List.of("--port", Integer.toString(PayaraDomain.ADMIN_PORT)));
        } else {
            command.addAll(List.of("--wildfly", WildFlyHome.DIRECTORY.toString(), "--controller", "localhost:11990"));
        }
        command.addAll(List.of("--driver", driver.toString(), "--database", Postgres.DATABASE));
        command.addAll(List.of("--user", Postgres.ROLE, "--database-port", Integer.toString(postgres.port())));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("COUNTERSIGN_DATABASE_PASSWORD", Postgres.PASSWORD);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
