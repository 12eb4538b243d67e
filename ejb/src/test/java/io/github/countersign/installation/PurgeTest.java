package io.github.countersign.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.account.AccountId;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.limit.MeterFixture;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PurgeTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Purge purge;
    private AccountId sam;

    @BeforeEach
    void enroll() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
        sam = service.known("sam").id();
        purge = service.bean(Purge.class);
    }

    @Test
    void keepsWhatIsInUse() {
        Browser browser = service.browser("sam", Role.STAFF);
        String ticket = browser.ticket(Purpose.VERIFY);
        SigningIn signIn = browser.verify();
        purge.run();
        assertThat(service.redeem(ticket, browser.cookie, service.from)).isPresent();
        Answer answer = service.verification.answer(signIn, service.messages.lastCode(), true);
        purge.run();
        Return returned = browser.complete(answer);
        purge.run();
        assertThat(browser.check(returned.browserToken()).kind()).isEqualTo(Kind.PASS);
    }

    @Test
    void keepsWhatTheLimitsOnSendingNeed() {
        service.browser("sam", Role.STAFF).verify();
        service.clock.moveBy(Duration.ofDays(1));
        purge.run();
        assertThat(MeterFixture.stored(service, "1 " + sam)).isNotEmpty();
    }

    @Test
    void removesWhatExpiredAndKeepsTheAccountItsPhoneAndTheAuditTrail() {
        Browser browser = service.browser("sam", Role.STAFF);
        browser.ticket(Purpose.VERIFY);
        browser.remembered();
        service.clock.moveBy(Duration.ofDays(400));
        int audited = service.audited("sam").size();
        purge.run();
        assertThat(service.count("Visit x WHERE x.accountId = ?1", sam)).isZero();
        assertThat(service.count("Challenge x WHERE x.accountId = ?1", sam)).isZero();
        assertThat(MeterFixture.stored(service, "1 " + sam)).isEmpty();
        assertThat(service.count("RememberedBrowser x WHERE x.accountId = ?1", sam))
                .isZero();
        assertThat(service.count("Ticket x WHERE x.visitId NOT IN (SELECT v.id FROM Visit v)"))
                .isZero();
        assertThat(service.confirmedPhone("sam")).isPresent();
        assertThat(service.audited("sam")).hasSize(audited);
    }

    @Test
    void keepsARememberedBrowserToItsLastMoment() {
        Return returned = service.browser("sam", Role.STAFF).remembered();
        service.clock.moveTo(Instant.ofEpochMilli(returned.validUntil()).minusMillis(1));
        purge.run();
        assertThat(service.gate.stillTrusted(TestService.GATE_KEY, returned.trust()))
                .isTrue();
    }

    @Test
    void removesTheAuditTrailAfterTwoYears() {
        Instant from = service.clock.instant();
        service.browser("sam", Role.STAFF).remembered();
        service.clock.moveTo(Instant.parse("2028-03-03T12:00:00Z"));
        assertThat(from).isEqualTo(Instant.parse("2026-03-03T12:00:00Z"));
        purge.run();
        assertThat(service.audited("sam")).contains("BROWSER_REMEMBERED SUCCESS");
        service.clock.moveBy(Duration.ofMillis(1));
        purge.run();
        assertThat(service.audited("sam")).isEmpty();
    }

    @Test
    void removesConfirmationsAndBypassCodesThatAreOver() {
        Person visitor = service.visitor("sam", Role.STAFF);
        visitor.confirmed(io.github.countersign.confirmation.Action.TURN_OFF);
        service.transactions.run(
                work -> service.bypassStore.give(work, service.accounts.get(work, sam), sam, Duration.ofHours(1)));
        purge.run();
        assertThat(service.count("Confirmation x WHERE x.accountId = ?1", sam)).isOne();
        assertThat(service.count("BypassCode x WHERE x.accountId = ?1", sam)).isOne();
        service.clock.moveBy(Duration.ofDays(5));
        purge.run();
        assertThat(service.count("Confirmation x WHERE x.accountId = ?1", sam)).isZero();
        assertThat(service.count("BypassCode x WHERE x.accountId = ?1", sam)).isZero();
        assertThat(service.count("Visit x WHERE x.accountId = ?1", sam)).isZero();
    }

    @Test
    void removesManyInBatches() {
        AccountId id = service.known("sam").id();
        service.transactions.run(work -> {
            work.sql("INSERT INTO countersign.send (id, sent_at, account_id, practice_id, phone_hash,"
                            + " client_address, channel, refused)"
                            + " SELECT -1 - s.id * 10000 - n.id, 0, " + id + ", 0, 'h', 'a', 'SMS', FALSE"
                            + " FROM (SELECT 0 AS id UNION SELECT 1 UNION SELECT 2) s"
                            + " CROSS JOIN (SELECT a.id + 10 * b.id + 100 * c.id AS id FROM " + digits() + " a, "
                            + digits() + " b, (SELECT 0 AS id UNION SELECT 1 UNION SELECT 2 UNION SELECT 3) c) n")
                    .executeUpdate();
            return id;
        });
        assertThat(olderSends(id)).isEqualTo(1_200);
        purge.run();
        assertThat(olderSends(id)).isZero();
    }

    /** The rows of a node of the release before. */
    private long olderSends(AccountId id) {
        return service.read(work -> ((Number) work.sql("SELECT COUNT(*) FROM countersign.send WHERE account_id = ?")
                        .setParameter(1, id.value())
                        .getSingleResult())
                .longValue());
    }

    private static String digits() {
        return "(SELECT 0 AS id UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4"
                + " UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";
    }
}
