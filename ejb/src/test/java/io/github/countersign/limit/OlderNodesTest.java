package io.github.countersign.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** While a node of the release before is beside us, each counts the other's sends to an account and its phone. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OlderNodesTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private SigningIn signIn;
    private int rows;

    @BeforeEach
    void enroll() {
        service = new TestService(kind.spare());
        service.enroll("sam", Role.STAFF);
        service.forgetSends();
        signIn = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        sql("DELETE FROM countersign.send");
    }

    @AfterEach
    void olderNodesEnd() {
        sql("UPDATE countersign.send_lock SET taken_at = 0");
    }

    @Test
    void whatTheySentCountsHere() {
        Instant start = service.clock.instant();
        for (int i = 0; i < 4; i++) {
            olderNodeSends();
            service.clock.moveBy(Duration.ofMinutes(1));
        }
        assertThat(resend()).isInstanceOf(SendResult.Sent.class);
        service.clock.moveBy(Duration.ofMinutes(1));
        assertThat(resend()).isEqualTo(new SendResult.Paused(start.plus(Duration.ofMinutes(10)), Limit.ACCOUNT));
        service.clock.moveTo(start.plus(Duration.ofMinutes(10)));
        assertThat(resend()).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void whatIsSentHereCountsThere() {
        olderNodeSends();
        service.clock.moveBy(Duration.ofMinutes(1));
        resend();
        assertThat(asAnOlderNodeCounts("account_id = " + service.known("sam").id()))
                .isEqualTo(2);
        assertThat(asAnOlderNodeCounts("phone_hash = '" + service.keys.current().phoneHash(service.phone) + "'"))
                .isEqualTo(2);
    }

    @Test
    void aNumberThatIsNotConfirmedDoesNotCountAgainstItsOwnerThere() {
        olderNodeSends();
        SigningIn client = service.browser("client", Role.STAFF).enter(Purpose.SET_UP);
        assertThat(service.enrollment.begin(client, service.phone, Channel.SMS)).isInstanceOf(SendResult.Sent.class);
        assertThat(asAnOlderNodeCounts("phone_hash = '" + service.keys.current().phoneHash(service.phone) + "'"))
                .isOne();
    }

    @Test
    void nothingIsWrittenForThemADayAfterTheLastOfThemDecided() {
        olderNodeSends();
        service.clock.moveBy(Duration.ofDays(1));
        resend();
        assertThat(asAnOlderNodeCounts("metered = TRUE")).isZero();
    }

    /** The statements of the release before, for the account and its phone. */
    private void olderNodeSends() {
        rows++;
        long now = service.clock.instant().toEpochMilli();
        sql("UPDATE countersign.send_lock SET taken_at = " + now + " WHERE id = 1");
        sql(
                "INSERT INTO countersign.send (id, account_id, client_address, channel, phone_hash, practice_id, refused, sent_at)"
                        + " VALUES (" + rows + ", " + service.known("sam").id() + ", 'a', 'SMS', '"
                        + service.keys.current().phoneHash(service.phone) + "', 0, FALSE, " + now + ")");
    }

    private long asAnOlderNodeCounts(String condition) {
        return service.read(work -> ((Number) work.sql("SELECT COUNT(*) FROM countersign.send WHERE " + condition)
                        .getSingleResult())
                .longValue());
    }

    private void sql(String statement) {
        service.transactions.run(work -> work.sql(statement).executeUpdate());
    }

    private SendResult resend() {
        return service.verification.resend(signIn, Channel.SMS);
    }
}
