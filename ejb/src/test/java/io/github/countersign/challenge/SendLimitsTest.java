package io.github.countersign.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Role;
import io.github.countersign.limit.Limit;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How often codes go out. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SendLimitsTest {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    @Parameter
    private TestDatabase kind;

    private TestService service;

    @BeforeEach
    void open() {
        service = new TestService(kind);
    }

    @Test
    void sendsAgainAfterThirtySeconds() {
        service.enroll("sam", Role.STAFF);
        SigningIn signIn = service.browser("sam", Role.STAFF).verify();
        Instant sentAt = service.clock.instant();
        Instant next = sentAt.plus(HALF_A_MINUTE);

        service.clock.moveTo(next.minusMillis(1));
        assertThat(resend(signIn)).isEqualTo(new SendResult.TooSoon(sentAt, next));
        CodeStatus status = service.verification.status(signIn);
        assertThat(status.nextSendAt()).isEqualTo(next);
        assertThat(status.limitedBy()).isNull();
        service.clock.moveTo(next);
        assertThat(resend(signIn)).isEqualTo(new SendResult.Sent(Channel.SMS));
    }

    @Test
    void waitsTheThirtySecondsInAnotherSessionToo() {
        service.enroll("sam", Role.STAFF);
        service.browser("sam", Role.STAFF).verify();
        Instant next = service.clock.instant().plus(HALF_A_MINUTE);
        int before = service.messages.count();
        SigningIn elsewhere = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        assertThat(service.verification.sendFirst(elsewhere)).isEqualTo(new SendResult.Paused(next, Limit.INTERVAL));
        assertThat(service.messages.count()).isEqualTo(before);
        service.clock.moveTo(next);
        assertThat(service.verification.sendFirst(elsewhere)).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void sendsFiveCodesInTenMinutesToAnAccount() {
        service.enroll("sam", Role.STAFF);
        Instant start = service.clock.instant();
        SigningIn signIn = service.browser("sam", Role.STAFF).verify();
        for (int i = 0; i < 4; i++) {
            service.clock.moveBy(HALF_A_MINUTE);
            assertThat(resend(signIn)).isInstanceOf(SendResult.Sent.class);
        }
        Instant free = start.plus(Duration.ofMinutes(10));
        service.clock.moveTo(free.minusMillis(1));
        assertThat(resend(signIn)).isEqualTo(new SendResult.Paused(free, Limit.ACCOUNT));
        CodeStatus status = service.verification.status(signIn);
        assertThat(status.limitedBy()).isEqualTo(Limit.ACCOUNT);
        assertThat(status.nextSendAt()).isEqualTo(free);
        service.clock.moveTo(free);
        assertThat(resend(signIn)).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void sendsSoManyCodesADayToAnAccount() {
        service = new TestService(kind, "countersign.send.per-account-and-day", "3");
        service.enroll("sam", Role.STAFF);
        Instant start = service.clock.instant();
        SigningIn signIn = service.browser("sam", Role.STAFF).verify();
        for (int i = 0; i < 2; i++) {
            service.clock.moveBy(Duration.ofMinutes(5));
            assertThat(resend(signIn)).isInstanceOf(SendResult.Sent.class);
        }

        service.clock.moveBy(Duration.ofMinutes(4));

        assertThat(resend(signIn)).isEqualTo(new SendResult.Paused(start.plus(Duration.ofDays(1)), Limit.ACCOUNT));
    }

    @Test
    void countsTwoAccountsOfOnePhoneTogether() {
        service.enroll("sam", Role.STAFF);
        service.enroll("sofia", Role.STAFF);
        Instant start = service.clock.instant();
        SigningIn sam = service.browser("sam", Role.STAFF).verify();
        SigningIn sofia = service.browser("sofia", Role.STAFF).enter(Purpose.VERIFY);
        assertThat(resend(sofia)).isEqualTo(new SendResult.Paused(start.plus(HALF_A_MINUTE), Limit.INTERVAL));
        for (int i = 0; i < 4; i++) {
            service.clock.moveBy(HALF_A_MINUTE);
            assertThat(resend(i % 2 == 0 ? sofia : sam)).isInstanceOf(SendResult.Sent.class);
        }
        service.clock.moveBy(HALF_A_MINUTE);
        SendResult paused = new SendResult.Paused(start.plus(Duration.ofMinutes(10)), Limit.NUMBER);
        assertThat(resend(sam)).isEqualTo(paused);
        assertThat(resend(sofia)).isEqualTo(paused);
    }

    @Test
    void countsAnAccountsNumbersTogether() {
        SigningIn signIn = service.browser("sam", Role.STAFF).enter(Purpose.SET_UP);
        begin(signIn, service.phone);
        Instant next = service.clock.instant().plus(HALF_A_MINUTE);
        assertThat(begin(signIn, "+12125550" + service.phone.substring(9)))
                .isEqualTo(new SendResult.Paused(next, Limit.INTERVAL));
    }

    @Test
    void countsANetworkOfIpv6AsOneClient() {
        service = new TestService(kind, "countersign.send.per-address-and-hour", "1");
        String network = "2001:db8:" + service.phone.substring(4, 8) + ":" + service.phone.substring(8, 12) + ":";
        assertThat(setUp("one", "default", network + ":1")).isInstanceOf(SendResult.Sent.class);
        assertThat(setUp("two", "default", network + "ffff::2")).isInstanceOf(SendResult.Paused.class);
    }

    @Test
    void limitsWhatOneClientAddressCausesInAnHour() {
        service = new TestService(kind, "countersign.send.per-address-and-hour", "2");
        Instant start = service.clock.instant();
        assertThat(setUp("one", "default", service.address)).isInstanceOf(SendResult.Sent.class);
        service.clock.moveBy(Duration.ofMinutes(1));
        assertThat(setUp("two", "default", service.address)).isInstanceOf(SendResult.Sent.class);
        assertThat(setUp("three", "default", service.address))
                .isEqualTo(new SendResult.Paused(start.plus(Duration.ofHours(1)), Limit.NETWORK));
        assertThat(setUp("four", "default", "another " + service.address)).isInstanceOf(SendResult.Sent.class);
        service.clock.moveTo(start.plus(Duration.ofHours(1)));
        assertThat(setUp("five", "default", service.address)).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void limitsWhatOnePracticeCausesInAnHour() {
        service = new TestService(kind, "countersign.send.per-practice-and-hour", "2");
        Instant start = service.clock.instant();
        assertThat(setUp("one", "north", "a1 " + service.address)).isInstanceOf(SendResult.Sent.class);
        assertThat(setUp("two", "north", "a2 " + service.address)).isInstanceOf(SendResult.Sent.class);
        assertThat(setUp("three", "north", "a3 " + service.address))
                .isEqualTo(new SendResult.Paused(start.plus(Duration.ofHours(1)), Limit.PRACTICE));
        assertThat(setUp("four", "south", "a4 " + service.address)).isInstanceOf(SendResult.Sent.class);
        service.clock.moveTo(start.plus(Duration.ofHours(1)));
        assertThat(setUp("five", "north", "a5 " + service.address)).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void limitsWhatIsSentInADayInAll() {
        service = new TestService(kind.spare(), "countersign.send.per-day", "2");
        service.transactions.run(
                work -> work.sql("DELETE FROM countersign.send_meter").executeUpdate());
        Instant start = service.clock.instant();
        assertThat(setUp("one", "north", "b1")).isInstanceOf(SendResult.Sent.class);
        assertThat(setUp("two", "south", "b2")).isInstanceOf(SendResult.Sent.class);
        assertThat(setUp("three", "west", "b3"))
                .isEqualTo(new SendResult.Paused(start.plus(Duration.ofDays(1)), Limit.INSTALLATION));
        service.clock.moveTo(start.plus(Duration.ofDays(1)).minusMillis(1));
        assertThat(setUp("four", "west", "b4")).isInstanceOf(SendResult.Paused.class);
        service.clock.moveTo(start.plus(Duration.ofDays(1)));
        assertThat(setUp("five", "west", "b5")).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void doesNotWaitForASendThatWasRefused() {
        service.enroll("sam", Role.STAFF);
        service.messages.answerWith(new Delivery.Refused(Advice.OFFER_CALL, 30003, false));
        SigningIn signIn = service.browser("sam", Role.STAFF).verify();
        service.messages.answerWith(new Delivery.Accepted("SM2"));
        assertThat(service.verification.resend(signIn, Channel.VOICE)).isEqualTo(new SendResult.Sent(Channel.VOICE));
    }

    @Test
    void countsRefusedSendsForEveryOtherLimit() {
        service.enroll("sam", Role.STAFF);
        service.messages.answerWith(new Delivery.Refused(Advice.OFFER_CALL, 30003, false));
        Instant start = service.clock.instant();
        SigningIn signIn = service.browser("sam", Role.STAFF).verify();
        for (int i = 0; i < 4; i++) {
            assertThat(resend(signIn)).isEqualTo(new SendResult.Failed(Advice.OFFER_CALL));
        }
        assertThat(resend(signIn)).isEqualTo(new SendResult.Paused(start.plus(Duration.ofMinutes(10)), Limit.ACCOUNT));
    }

    @Test
    void sendsOnceHoweverOftenThePageIsOpenedAlsoAfterTheCodeExpired() {
        service.enroll("sam", Role.STAFF);
        int before = service.messages.count();
        Browser browser = service.browser("sam", Role.STAFF);
        browser.verify();
        service.clock.moveBy(Duration.ofMinutes(12));
        browser.verify();
        assertThat(service.messages.count()).isEqualTo(before + 1);
    }

    @Test
    void sendsOnceHoweverOftenThePageIsOpenedAlsoAfterTheCodeWasUsedUp() {
        service.enroll("sam", Role.STAFF);
        int before = service.messages.count();
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.verify();
        for (int i = 0; i < 5; i++) {
            browser.answer(signIn, service.wrongCode());
        }
        assertThat(resend(signIn)).isInstanceOf(SendResult.Paused.class);
        service.clock.moveBy(Duration.ofMinutes(1));
        browser.verify();
        assertThat(service.messages.count()).isEqualTo(before + 1);
        assertThat(resend(signIn)).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void doesNotRepeatARefusedFirstSendWhenThePageIsReloaded() {
        service.enroll("sam", Role.STAFF);
        int before = service.messages.count();
        service.messages.answerWith(new Delivery.Refused(Advice.TRY_LATER, 20503, false));
        Browser browser = service.browser("sam", Role.STAFF);
        browser.verify();
        service.clock.moveBy(Duration.ofMinutes(1));
        SigningIn again = browser.enter(Purpose.VERIFY);
        assertThat(service.verification.sendFirst(again)).isEqualTo(new SendResult.Failed(Advice.TRY_LATER));
        assertThat(service.messages.count()).isEqualTo(before + 1);
    }

    private SendResult resend(SigningIn signIn) {
        return service.verification.resend(signIn, Channel.SMS);
    }

    private SendResult begin(SigningIn signIn, String phone) {
        return service.enrollment.begin(signIn, phone, Channel.SMS);
    }

    private int phones;

    /** A new person of a practice has a code sent to their own phone, from a client address. */
    private SendResult setUp(String name, String practice, String address) {
        Account account = Account.of(service.directory, name)
                .role(Role.STAFF)
                .practice(practice)
                .locale("en")
                .build();
        SigningIn signIn = service.browser(account).enter(Purpose.SET_UP, new Circumstances(address, "Firefox"));
        phones++;
        String phone = "+1415555" + phones + service.phone.substring(9);
        return service.enrollment.begin(signIn, phone, Channel.SMS);
    }
}
