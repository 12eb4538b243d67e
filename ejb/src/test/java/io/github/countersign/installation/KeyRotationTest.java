package io.github.countersign.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.TestDatabase;
import io.github.countersign.bypass.BypassAnswers;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.CodeMessage;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.gate.Role;
import io.github.countersign.limit.MeterFixture;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.secret.Token;
import io.github.countersign.store.Database;
import io.github.countersign.visit.SigningIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The server key is changed on two nodes while people work, as docs/keys.md says. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class KeyRotationTest {

    private static final ServerKey OLD = TestService.SERVER_KEY;

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path data;

    private final ServerKey fresh = new ServerKey(Token.random());
    private Database database;
    private TestService first;
    private AtomicReferenceArray<TestService> nodes;

    @BeforeEach
    void start() {
        database = Database.open(kind.empty(), Entities.ALL, Entities.MIGRATIONS);
        TestService service = new TestService(database);
        first = service.restartedWith(service.keys, settings());
        nodes = new AtomicReferenceArray<>(new TestService[] {first, first});
        KeyCheck.verify(database, first.keys);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String[] settings() {
        return new String[] {
            "data-directory", data.toString(),
            "countersign.send.interval", "PT0.001S",
            "countersign.send.per-10-minutes", "100",
            "countersign.send.kept-per-10-minutes", "0",
            "countersign.send.per-account-and-day", "1000"
        };
    }

    private void restart(int node, ServerKey current, ServerKey... others) {
        KeyRing keys = new KeyRing(current, List.of(others));
        KeyCheck.verify(database, keys);
        nodes.set(node, first.restartedWith(keys, settings()));
    }

    @Test
    void nobodyNoticesAChangeOfTheServerKey() throws Exception {
        enroll(120);
        AtomicBoolean over = new AtomicBoolean();
        Semaphore signIns = new Semaphore(0);
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> working = IntStream.range(0, 4)
                    .mapToObj(thread -> people.submit((Callable<Integer>) () -> {
                        int done = 0;
                        while (!over.get()) {
                            signIn(thread * 30 + done % 30);
                            signIns.release();
                            done++;
                        }
                        return done;
                    }))
                    .toList();
            awaitMore(signIns, working);
            restart(0, OLD, fresh); // first every node learns the new key
            awaitMore(signIns, working);
            restart(1, OLD, fresh);
            awaitMore(signIns, working);
            restart(0, fresh, OLD); // then one after the other writes with it
            awaitMore(signIns, working);
            restart(1, fresh, OLD);
            awaitMore(signIns, working);
            nodes.get(0).bean(KeyRotation.class).run();
            assertThat(told()).contains("No phone needs the server key " + OLD.id());
            awaitMore(signIns, working);
            over.set(true);
            for (Future<Integer> person : working) {
                assertThat(person.get(30, TimeUnit.SECONDS)).isPositive();
            }
            restart(0, fresh);
            restart(1, fresh);
            signIn(1);
        } finally {
            over.set(true);
            people.shutdown();
        }
    }

    /** Waits until some sign-ins have begun and ended since. */
    private static void awaitMore(Semaphore signIns, List<Future<Integer>> working) throws Exception {
        signIns.drainPermits();
        for (int i = 0; i < 10; i++) {
            if (!signIns.tryAcquire(20, TimeUnit.SECONDS)) {
                for (Future<Integer> person : working) {
                    person.get(1, TimeUnit.MILLISECONDS); // tells why
                }
            }
        }
    }

    /** Each step goes to whichever node the balancer chooses. */
    private void signIn(int number) {
        first.clock.moveBy(Duration.ofMillis(5));
        TestService one = nodes.get(number % 2);
        TestService other = nodes.get((number + 1) % 2);
        Browser browser = one.browser("p" + number, Role.STAFF);
        int before = first.messages.count();
        SigningIn signIn = browser.verify();
        CodeMessage message = first.messages.all().stream()
                .skip(before)
                .filter(sent -> sent.to().e164().equals(phone(number)))
                .findFirst()
                .orElseThrow();
        Answer answer = other.verification.answer(signIn, message.code().digits(), false);
        assertThat(browser.complete(answer)).isNotNull();
    }

    private static String phone(int number) {
        return "+1202" + (3_000_000 + number);
    }

    private void enroll(int people) {
        for (int i = 0; i < people; i++) {
            first.seen(first.account("p" + i, Role.STAFF));
            first.givePhone(first.known("p" + i).id(), phone(i));
        }
    }

    private String told() throws IOException {
        return Files.readString(data.resolve(KeyRotation.FILE));
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        enroll(130);
        restart(0, OLD, fresh);
        nodes.get(0).bean(KeyRotation.class).run();
        assertThat(told())
                .startsWith("The current server key is " + OLD.id() + ".\n")
                .contains("No phone needs the server key " + fresh.id());
        restart(0, fresh, OLD);
        TestService node = nodes.get(0);
        node.transactions.perform(work -> node.phones.carryOver(work, Long.MIN_VALUE, 100));
        assertThat(KeyRotation.progress(node.keys, database.read(KeyCheck::phonesByKey)))
                .isEqualTo("30 of 130 phones still need the server key " + OLD.id()
                        + ". Leave it in countersign.server-key.previous.");
        assertThatThrownBy(() -> restart(1, fresh))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("30 phones are encrypted under the server key " + OLD.id());
        node.bean(KeyRotation.class).run();
        assertThat(told()).contains("No phone needs the server key " + OLD.id());
        restart(0, fresh);
        nodes.get(0).bean(KeyRotation.class).run();
        assertThat(data.resolve(KeyRotation.FILE)).doesNotExist();
    }

    @Test
    void aPhoneThatChangesInTheMeantimeStaysAsItBecomes() {
        enroll(10);
        restart(0, fresh, OLD);
        TestService node = nodes.get(0);
        var sam = node.known("p7").id();
        node.transactions.perform(work -> {
            node.phones.carryOver(work, Long.MIN_VALUE, 3);
            work.flush();
        });
        node.givePhone(sam, "+14155550123");
        node.bean(KeyRotation.class).run();
        assertThat(node.confirmedPhone("p7").orElseThrow().number()).isEqualTo(new PhoneNumber("+14155550123"));
        assertThat(node.confirmedPhone("p8").orElseThrow().number()).isEqualTo(new PhoneNumber(phone(8)));
        assertThat(node.confirmedPhone("p8").orElseThrow().channel()).isEqualTo(Channel.SMS);
    }

    @Test
    void theSendsToANumberGoOnCounting() {
        enroll(3);
        signIn(1);
        String before = MeterFixture.stored(first, "2 " + OLD.phoneHash(phone(1)));
        assertThat(before).isNotEmpty();
        restart(0, fresh, OLD);
        nodes.get(0).bean(KeyRotation.class).run();
        assertThat(MeterFixture.stored(first, "2 " + fresh.phoneHash(phone(1)))).isEqualTo(before);
        assertThat(MeterFixture.stored(first, "2 " + OLD.phoneHash(phone(1)))).isEmpty();
    }

    @Test
    void aBypassCodeAndAKnownNetworkOutlastTheChange() {
        enroll(3);
        signIn(1);
        var known = first.known("p1");
        var code = first.transactions.run(work -> first.bypassStore.give(work, known, known.id(), Duration.ofHours(1)));
        restart(0, fresh, OLD);
        TestService node = nodes.get(0);
        assertThat(node.bean(io.github.countersign.limit.SendLimits.class).isKnown(node.known("p1"), node.address))
                .isTrue();
        SigningIn signIn = node.browser("p1", Role.STAFF).verify();
        assertThat(node.verification.answerBypass(signIn, code)).isInstanceOf(BypassAnswers.Judgement.Accepted.class);
    }
}
