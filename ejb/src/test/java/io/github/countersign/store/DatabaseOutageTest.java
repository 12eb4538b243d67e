package io.github.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.CircuitBreaker;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
import io.github.countersign.installation.Entities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real PostgreSQL has its bad days, behind a pool that checks nothing. Nobody waits longer than two seconds, few wait at all, and five
 * seconds after the database everything works again (SECURITY.md rule 28). The times allow for a busy machine.
 */
class DatabaseOutageTest {

    private static final Duration HONEST_ANSWER = Duration.ofMillis(2500);
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final int CROWD = 32;

    @TempDir
    private Path folder;

    private final ExecutorService crowd = Executors.newFixedThreadPool(CROWD);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private PostgresUnderTest postgres;
    private TestService service;
    private Browser remembered;
    private String token;
    private Trust trust;

    /** A practice with a person who is verified, in a browser that is remembered. */
    private CarelessPool open(int port, String role) {
        CarelessPool pool = new CarelessPool(CROWD, postgres.connections(port, role));
        LiveDataSource live = new LiveDataSource(pool.dataSource(), pool::flush);
        Database database = Database.open(live, Entities.ALL, Entities.MIGRATIONS);
        opened.add(0, database::close);
        service = new TestService(database);
        service.enroll("sam", Role.STAFF);
        remembered = service.browser("sam", Role.STAFF);
        token = remembered.remembered().browserToken();
        trust = service.trust("sam");
        return pool;
    }

    private void open() throws Exception {
        start();
        open(postgres.port(), "postgres");
    }

    private void start(String... settings) throws Exception {
        postgres = new PostgresUnderTest(folder, settings);
        opened.add(postgres);
    }

    @AfterEach
    void end() throws Exception {
        crowd.shutdownNow();
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void aDatabaseThatHangsHoldsFourThreadsAndNobodyLongerThanTwoSeconds() throws Exception {
        open();
        postgres.hang();
        try {
            Crowd waiting = askAllAtOnce(this::newSignIn);
            assertThat(waiting.longest()).isLessThan(HONEST_ANSWER);
            assertThat(waiting.longerThan(Duration.ofSeconds(1))).isLessThanOrEqualTo(CircuitBreaker.MOST_WAITING);

            Crowd later = askAllAtOnce(this::rememberedSignIn);
            assertThat(later.longerThan(Duration.ofSeconds(1))).isLessThanOrEqualTo(CircuitBreaker.MOST_WAITING);
            assertThat(later.median()).as("refused at once").isLessThan(Duration.ofMillis(500));
        } finally {
            postgres.goOn();
        }
        everythingWorksSoon();
    }

    @Test
    void aDatabaseThatIsKilledIsMissedUntilItIsBack() throws Exception {
        open();
        postgres.kill();

        assertThat(askAllAtOnce(this::newSignIn).longest()).isLessThan(HONEST_ANSWER);
        assertThat(askAllAtOnce(this::rememberedSignIn).longest()).isLessThan(HONEST_ANSWER);

        postgres.startAgain();
        everythingWorksSoon();
    }

    @Test
    void aDatabaseThatHangsAndIsKilledThenIsBackSoonToo() throws Exception {
        open();
        postgres.hang();
        askAllAtOnce(this::newSignIn);

        postgres.kill();
        postgres.startAgain();

        everythingWorksSoon();
    }

    @Test
    void aDatabaseThatOnlyReadsStillKnowsWhoIsRemembered() throws Exception {
        open();
        postgres.execute("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()");
        soon(() -> refusal(this::newSignIn) != null);

        rememberedSignIn();
        assertThat(service.gate.stillTrusted(TestService.GATE_KEY, trust)).isTrue();
        assertThat(askAllAtOnce(this::newSignIn).longest()).isLessThan(HONEST_ANSWER);

        postgres.execute(
                "SET default_transaction_read_only = off",
                "ALTER SYSTEM RESET default_transaction_read_only",
                "SELECT pg_reload_conf()");
        everythingWorksSoon();
    }

    /** Needs a small disk, which only the machine's administrator can mount. */
    @Test
    void aFullDiskRefusesWhoIsNewAndNobodyElse() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()), "no small disk here");
        try {
            open();
            Path space = Files.createDirectories(disk.resolve("space"));
            postgres.execute("CREATE TABLESPACE small LOCATION '" + space + "'");
            for (String table : List.of("account", "visit", "ticket")) {
                postgres.execute("ALTER TABLE countersign." + table + " SET TABLESPACE small");
            }
            Path rest = disk.resolve("rest");
            assertThatThrownBy(() -> Files.write(rest, new byte[8 << 20])).isInstanceOf(IOException.class);

            soon(() -> askAllAtOnce(this::newSignIn).refused() == CROWD);

            assertThat(askAllAtOnce(this::newSignIn).longest()).isLessThan(HONEST_ANSWER);
            rememberedSignIn();
            assertThat(service.gate.stillTrusted(TestService.GATE_KEY, trust)).isTrue();

            Files.delete(rest);
            everythingWorksSoon();
        } finally {
            postgres.close();
            run("umount", "--lazy", disk.toString());
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aDatabaseThatIsSlowRefusesOrAnswersWithinTwoSeconds() throws Exception {
        start();
        SlowProxy network = new SlowProxy(postgres.port());
        opened.add(0, network);
        open(network.port(), "postgres");
        network.delay(Duration.ofMillis(400));

        Crowd waiting = askAllAtOnce(this::newSignIn);
        assertThat(waiting.longest()).isLessThan(HONEST_ANSWER);
        assertThat(waiting.longerThan(Duration.ofSeconds(1))).isLessThanOrEqualTo(CircuitBreaker.MOST_WAITING);

        network.delay(Duration.ZERO);
        everythingWorksSoon();
    }

    @Test
    void aDatabaseThatRefusesConnectionsIsToldAtOnce() throws Exception {
        start("max_connections", "12", "superuser_reserved_connections", "2");
        postgres.execute(
                "CREATE ROLE plain LOGIN",
                "GRANT ALL ON DATABASE postgres TO plain",
                "GRANT CREATE ON DATABASE postgres TO plain");
        CarelessPool pool = open(postgres.port(), "plain");
        pool.flush();
        List<Connection> strangers = new ArrayList<>();
        try {
            assertThatThrownBy(() -> {
                        while (true) {
                            strangers.add(postgres.connections(postgres.port(), "plain")
                                    .getConnection());
                        }
                    })
                    .isInstanceOf(SQLException.class);

            assertThat(askAllAtOnce(this::newSignIn).longest()).isLessThan(HONEST_ANSWER);
        } finally {
            for (Connection stranger : strangers) {
                stranger.close();
            }
        }
        everythingWorksSoonFor(8);
    }

    @Test
    void aLockOfAStrangerOnOneAccountIsFeltByNobodyElse() throws Exception {
        open();
        try (Connection stranger = postgres.connections().getConnection();
                Statement statement = stranger.createStatement()) {
            stranger.setAutoCommit(false);
            statement.execute("SELECT * FROM countersign.account FOR UPDATE");

            Crowd waiting = askAllAtOnce(this::samAgain);
            assertThat(waiting.longest()).isLessThan(HONEST_ANSWER);

            rememberedSignIn();
            assertThat(service.gate.stillTrusted(TestService.GATE_KEY, trust)).isTrue();
            stranger.rollback();
        }
        everythingWorksSoon();
    }

    @Test
    void aLockOfAStrangerOnAWholeTableHoldsFourThreads() throws Exception {
        open();
        try (Connection stranger = postgres.connections().getConnection();
                Statement statement = stranger.createStatement()) {
            stranger.setAutoCommit(false);
            statement.execute("LOCK TABLE countersign.visit, countersign.account IN ACCESS EXCLUSIVE MODE");

            assertThat(askAllAtOnce(this::newSignIn).longest()).isLessThan(HONEST_ANSWER);
            Crowd later = askAllAtOnce(this::newSignIn);
            assertThat(later.longerThan(Duration.ofMillis(900))).isLessThanOrEqualTo(CircuitBreaker.MOST_WAITING);
            stranger.rollback();
        }
        everythingWorksSoon();
        try (Connection connection = postgres.connections().getConnection();
                Statement statement = connection.createStatement();
                var waiting = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
            waiting.next();
            assertThat(waiting.getInt(1))
                    .as("nobody waits for a lock behind our back")
                    .isZero();
        }
    }

    @Test
    void aDatabaseThatHangsAtTheStartIsToldAtOnce() throws Exception {
        start();
        postgres.hang();
        try {
            CarelessPool pool = new CarelessPool(CROWD, postgres.connections());
            LiveDataSource live = new LiveDataSource(pool.dataSource(), pool::flush);
            Instant began = Instant.now();
            assertThatThrownBy(() -> Database.open(live, Entities.ALL, Entities.MIGRATIONS))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(Duration.between(began, Instant.now())).isLessThan(HONEST_ANSWER);
        } finally {
            postgres.goOn();
        }
    }

    private Decision newSignIn() {
        Decision decision =
                service.browser("new" + System.nanoTime(), Role.STAFF).signIn(true);
        assertThat(decision.kind()).isEqualTo(Decision.Kind.SET_UP);
        return decision;
    }

    private Decision samAgain() {
        return service.browser("sam", Role.STAFF).signIn(true);
    }

    private Decision rememberedSignIn() {
        Decision decision = remembered.check(token);
        assertThat(decision.kind()).isEqualTo(Decision.Kind.PASS);
        return decision;
    }

    private void everythingWorksSoon() throws Exception {
        everythingWorksSoonFor(CROWD);
    }

    private void everythingWorksSoonFor(int people) throws Exception {
        Instant back = Instant.now();
        soon(() -> refusal(this::newSignIn) == null && refusal(this::rememberedSignIn) == null);
        soon(() -> askAllAtOnce(people, this::newSignIn).refused() == 0);
        assertThat(Duration.between(back, Instant.now())).as("recovery").isLessThan(RECOVERY);
    }

    private static void soon(Callable<Boolean> condition) throws Exception {
        Instant latest = Instant.now().plusSeconds(20);
        while (!condition.call()) {
            assertThat(Instant.now()).as("not within twenty seconds").isBefore(latest);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static RuntimeException refusal(Runnable question) {
        try {
            question.run();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** How long each of them waited for an answer or a refusal, and how many were refused. */
    private record Crowd(List<Duration> waits, int refused) {

        Duration longest() {
            return waits.stream().max(Duration::compareTo).orElseThrow();
        }

        Duration median() {
            return waits.stream().sorted().skip(waits.size() / 2).findFirst().orElseThrow();
        }

        long longerThan(Duration time) {
            return waits.stream().filter(wait -> wait.compareTo(time) > 0).count();
        }
    }

    private Crowd askAllAtOnce(Runnable question) throws Exception {
        return askAllAtOnce(CROWD, question);
    }

    private Crowd askAllAtOnce(int people, Runnable question) throws Exception {
        List<Future<Boolean>> answers = new ArrayList<>();
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            answers.add(crowd.submit(() -> {
                Instant began = Instant.now();
                boolean refused = refusal(question) != null;
                synchronized (waits) {
                    waits.add(Duration.between(began, Instant.now()));
                }
                return refused;
            }));
        }
        int refused = 0;
        for (Future<Boolean> answer : answers) {
            refused += answer.get(1, TimeUnit.MINUTES) ? 1 : 0;
        }
        return new Crowd(waits, refused);
    }
}
