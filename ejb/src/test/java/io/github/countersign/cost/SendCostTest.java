package io.github.countersign.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A decision on a send costs the same on a day with a million sends. */
class SendCostTest {

    private static final int ACCOUNTS = 200_000;
    private static final int PRACTICES = 200;

    private CountedDatabase counted;
    private TestService service;
    private int newcomers;

    @BeforeEach
    void open() {
        counted = new CountedDatabase();
        service = new TestService(
                counted.database,
                "countersign.send.per-practice-and-hour",
                "100000",
                "countersign.send.per-day",
                "1000000");
        service.enroll("sam", Role.STAFF);
        service.browser("sam", Role.STAFF).verify();
        assertThat(setUp().get()).isInstanceOf(SendResult.Sent.class);
    }

    @AfterEach
    void close() {
        counted.close();
    }

    @Test
    void ofADayWithAMillionSendsIsThatOfADayWithNone() throws SQLException {
        List<String> ofACode = asked(code());
        List<String> ofASetUp = asked(setUp());
        assertThat(ofACode).as("6 statements and 2 commits").hasSize(8);
        assertThat(ofASetUp).as("9 statements and 2 commits").hasSize(11);
        sendAMillion();
        assertThat(asked(code())).isEqualTo(ofACode);
        assertThat(asked(setUp())).isEqualTo(ofASetUp);
        readsFewRows(40, code());
        readsFewRows(60, setUp());
    }

    private List<String> asked(Supplier<SendResult> send) {
        return counted.cost(() -> assertThat(send.get()).isInstanceOf(SendResult.Sent.class))
                .asked();
    }

    private void readsFewRows(int buffers, Supplier<SendResult> send) throws SQLException {
        List<String> plans = counted.plans(() -> assertThat(send.get()).isInstanceOf(SendResult.Sent.class)).stream()
                .filter(plan -> plan.contains("send_meter"))
                .toList();
        assertThat(plans)
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan)
                        .contains("LockRows")
                        .doesNotContain("Seq Scan on send_meter")
                        .containsPattern("Index Scan using send_meter_pkey .*rows=[0-3](\\.00)? "));
        assertThat(Buffers.of(plans)).as(String.join("\n", plans)).isBetween(1, buffers);
    }

    private Supplier<SendResult> code() {
        service.clock.moveBy(Duration.ofMinutes(3));
        SigningIn signIn = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        return () -> service.verification.sendFirst(signIn);
    }

    private Supplier<SendResult> setUp() {
        newcomers++;
        SigningIn signIn = service.browser("newcomer" + newcomers, Role.STAFF).enter(Purpose.SET_UP);
        return () -> service.enrollment.begin(signIn, "+14155552" + (100 + newcomers), Channel.SMS);
    }

    /** Five today for each of many accounts, each with a phone of its own, in many practices, and also here. */
    private void sendAMillion() throws SQLException {
        long now = service.clock.instant().toEpochMilli();
        long keptUntil = service.clock.instant().plus(Duration.ofDays(3)).toEpochMilli();
        String five = Long.toString(now - 80_000_000, Character.MAX_RADIX) + " 7pc0 7pc0 7pc0 7pc0";
        String everyHour =
                Long.toString(now - 23 * 3_600_000, Character.MAX_RADIX) + "*41666" + " 255s0*41666".repeat(23);
        counted.execute(
                insert("'1 ' || n, '" + five + "'", keptUntil, 1_000_000_000, 1_000_000_000 + ACCOUNTS),
                insert("'2 ' || encode(sha256(n::text::bytea), 'base64'), '" + five + "'", keptUntil, 1, ACCOUNTS),
                insert("'5 ' || n, '" + five + "'", keptUntil, 1_000_000_000, 1_000_000_000 + PRACTICES),
                "UPDATE countersign.send_meter SET sends = '" + everyHour + "' WHERE id = '6'",
                "VACUUM ANALYZE countersign.send_meter");
    }

    private static String insert(String idAndSends, long keptUntil, int from, int to) {
        return "INSERT INTO countersign.send_meter (id, sends, last_at, kept_until) SELECT " + idAndSends + ", NULL, "
                + keptUntil + " FROM generate_series(" + from + ", " + to + ") n";
    }
}
