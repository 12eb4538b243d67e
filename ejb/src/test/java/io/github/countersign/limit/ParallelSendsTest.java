package io.github.countersign.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Role;
import io.github.countersign.installation.Entities;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The limits are exact for fifty requests at the same moment, on two nodes. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ParallelSendsTest {

    private static final Logger LOG = Logger.getLogger(ParallelSendsTest.class.getName());

    private static final int PEOPLE = 50;

    @Parameter
    private TestDatabase kind;

    private Database database;
    private Database another;
    private TestService one;
    private TestService two;

    private void start(String... settings) {
        DataSource empty = kind.empty();
        database = Database.open(empty, Entities.ALL, Entities.MIGRATIONS);
        another = Database.open(empty, Entities.ALL, Entities.MIGRATIONS);
        one = new TestService(database, settings);
        two = one.onAnotherNode(another, settings);
    }

    @AfterEach
    void stop() {
        database.close();
        another.close();
    }

    @Test
    void oneCodeInThirtySecondsToAnAccount() {
        start();
        one.enroll("sam", Role.STAFF);
        List<SigningIn> signIns = signIns("sam");
        List<SendResult> results = together(i -> node(i).verification.sendFirst(signIns.get(i)));
        assertThat(sent(results)).isOne();
        assertThat(refused(results, Limit.INTERVAL)).isEqualTo(PEOPLE - 1);
    }

    @Test
    void fiveCodesInTenMinutesToAnAccount() {
        start("countersign.send.interval", "PT0.001S", "countersign.send.per-10-minutes", "5");
        one.enroll("sam", Role.STAFF);
        List<SigningIn> signIns = signIns("sam");
        List<SendResult> results = together(i -> withoutWaiting(i, signIns.get(i)));
        assertThat(sent(results)).isEqualTo(5);
        assertThat(refused(results, Limit.ACCOUNT)).isEqualTo(PEOPLE - 5);
    }

    @Test
    void fiveCodesInTenMinutesToAPhoneThatManyShare() {
        start("countersign.send.interval", "PT0.001S");
        List<SigningIn> signIns = IntStream.range(0, PEOPLE)
                .mapToObj(i -> {
                    one.seen(one.account("sam" + i, Role.STAFF));
                    one.givePhone(one.known("sam" + i).id());
                    return one.browser("sam" + i, Role.STAFF).enter(Purpose.VERIFY);
                })
                .toList();
        List<SendResult> results = together(i -> withoutWaiting(i, signIns.get(i)));
        assertThat(sent(results)).isEqualTo(5);
        assertThat(refused(results, Limit.NUMBER)).isEqualTo(PEOPLE - 5);
    }

    @Test
    void threeCodesAnHourToANumberThatNobodyHasConfirmed() {
        start();
        assertThat(setUps(false, 3, Limit.NEW_NUMBER)).isEqualTo(3);
    }

    @Test
    void soManyCodesAnHourForAClientAddress() {
        start("countersign.send.per-address-and-hour", "30");
        assertThat(setUps(true, 30, Limit.NETWORK)).isEqualTo(30);
    }

    @Test
    void soManyCodesAnHourForAPractice() {
        start("countersign.send.per-practice-and-hour", "7");
        assertThat(setUps(true, 7, Limit.PRACTICE)).isEqualTo(7);
    }

    @Test
    void soManyCodesADayInAll() {
        start("countersign.send.per-day", "7");
        assertThat(setUps(true, 7, Limit.INSTALLATION)).isEqualTo(7);
    }

    /** Fifty newcomers ask for a code at once, each for a number of their own or all for one. */
    private long setUps(boolean ownNumbers, int allowed, Limit by) {
        List<SigningIn> signIns = IntStream.range(0, PEOPLE)
                .mapToObj(i -> one.browser("newcomer" + i, Role.STAFF).enter(Purpose.SET_UP))
                .toList();
        List<SendResult> results = together(i -> node(i).enrollment
                .begin(signIns.get(i), ownNumbers ? "+14155552" + (100 + i) : one.phone, Channel.SMS));
        assertThat(refused(results, by)).isEqualTo(PEOPLE - allowed);
        return sent(results);
    }

    /** Asks until something else than the short wait decides. */
    private SendResult withoutWaiting(int i, SigningIn signIn) {
        SendResult result = node(i).verification.resend(signIn, Channel.SMS);
        while (result instanceof SendResult.TooSoon
                || (result instanceof SendResult.Paused paused && paused.by() == Limit.INTERVAL)) {
            tick();
            result = node(i).verification.resend(signIn, Channel.SMS);
        }
        return result;
    }

    private synchronized void tick() {
        one.clock.moveBy(Duration.ofMillis(2));
    }

    private List<SigningIn> signIns(String name) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> one.browser(name, Role.STAFF).enter(Purpose.VERIFY))
                .toList();
    }

    private TestService node(int i) {
        return i % 2 == 0 ? one : two;
    }

    private static List<SendResult> together(IntFunction<SendResult> work) {
        return Together.run(PEOPLE, i -> answered(() -> work.apply(i)));
    }

    /** Asks again, as a person would, if fifty transactions on a busy machine take longer than the database waits for a lock. */
    private static SendResult answered(Supplier<SendResult> request) {
        for (int failed = 0; failed < 10; failed++) {
            try {
                return request.get();
            } catch (PersistenceException e) {
                LOG.log(Level.FINE, "Asked again", e);
            }
        }
        return request.get();
    }

    private static long sent(List<SendResult> results) {
        return results.stream().filter(SendResult.Sent.class::isInstance).count();
    }

    private static long refused(List<SendResult> results, Limit by) {
        return results.stream()
                .filter(result -> result instanceof SendResult.Paused paused && paused.by() == by)
                .count();
    }
}
