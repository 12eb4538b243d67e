package io.github.countersign.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Role;
import io.github.countersign.limit.Limit;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Some codes of an account are kept for browsers and networks from which it was verified before. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class KnownPlacesTest {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final SendResult SENT = new SendResult.Sent(Channel.SMS);

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Circumstances elsewhere;

    @BeforeEach
    void open() {
        open(new TestService(kind));
    }

    private void open(TestService opened) {
        service = opened;
        elsewhere = new Circumstances("elsewhere " + service.address, "Firefox");
    }

    @Test
    void aStrangerWithThePasswordLeavesTwoCodesToTheNetworkThatTheAccountKnows() {
        service.enroll("sam", Role.STAFF);
        SigningIn stranger = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY, elsewhere);
        assertThat(service.verification.sendFirst(stranger)).isEqualTo(SENT);
        for (int i = 0; i < 2; i++) {
            service.clock.moveBy(HALF_A_MINUTE);
            assertThat(resend(stranger)).isEqualTo(SENT);
        }
        service.clock.moveBy(HALF_A_MINUTE);
        assertThat(refusal(resend(stranger))).isEqualTo(Limit.UNKNOWN_PLACE);
        assertThat(service.verification.status(stranger).limitedBy()).isEqualTo(Limit.UNKNOWN_PLACE);

        SigningIn sam = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        assertThat(service.verification.sendFirst(sam)).isEqualTo(SENT);
        service.clock.moveBy(HALF_A_MINUTE);
        assertThat(resend(sam)).isEqualTo(SENT);
        service.clock.moveBy(HALF_A_MINUTE);
        assertThat(refusal(resend(sam))).isEqualTo(Limit.ACCOUNT);
    }

    @Test
    void aBrowserThatWasOnceRememberedHasTheKeptCodesAnywhere() {
        service.enroll("sam", Role.STAFF);
        String token = service.browser("sam", Role.STAFF).remembered().browserToken();
        service.clock.moveBy(Duration.ofDays(366));
        SigningIn stranger = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY, elsewhere);
        for (int i = 0; i < 3; i++) {
            assertThat(resend(stranger)).isEqualTo(SENT);
            service.clock.moveBy(HALF_A_MINUTE);
        }
        assertThat(refusal(resend(stranger))).isEqualTo(Limit.UNKNOWN_PLACE);

        SigningIn sam = service.browser("sam", Role.STAFF).enter(token, elsewhere);
        assertThat(service.verification.sendFirst(sam)).isEqualTo(SENT);
    }

    @Test
    void aBrowserOfSomebodyElseIsNotKnown() {
        service.enroll("sam", Role.STAFF);
        service.enroll("sofia", Role.STAFF);
        service.clock.moveBy(Duration.ofDays(1));
        String token = service.browser("sofia", Role.STAFF).remembered().browserToken();
        service.clock.moveBy(Duration.ofDays(366));
        SigningIn stranger = service.browser("sam", Role.STAFF).enter(token, elsewhere);
        for (int i = 0; i < 3; i++) {
            assertThat(resend(stranger)).isEqualTo(SENT);
            service.clock.moveBy(HALF_A_MINUTE);
        }
        assertThat(refusal(resend(stranger))).isEqualTo(Limit.UNKNOWN_PLACE);
    }

    @Test
    void someCodesOfADayAreKeptForTheNetworkThatTheAccountKnows() {
        open(new TestService(kind, "countersign.send.per-account-and-day", "4", "countersign.send.kept-per-day", "1"));
        service.enroll("sam", Role.STAFF);
        SigningIn stranger = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY, elsewhere);
        for (int i = 0; i < 3; i++) {
            assertThat(resend(stranger)).isEqualTo(SENT);
            service.clock.moveBy(Duration.ofMinutes(4));
        }
        assertThat(refusal(resend(stranger))).isEqualTo(Limit.UNKNOWN_PLACE);
        assertThat(service.verification.sendFirst(again())).isEqualTo(SENT);
    }

    @Test
    void anAccountThatKnowsNoNetworkYetHasAllItsCodesEverywhere() {
        service.seen(service.account("sam", Role.STAFF));
        service.givePhone(service.known("sam").id());
        SigningIn sam = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY, elsewhere);
        for (int i = 0; i < 5; i++) {
            assertThat(resend(sam)).isEqualTo(SENT);
            service.clock.moveBy(HALF_A_MINUTE);
        }
    }

    @Test
    void aNetworkIsKnownOnceACodeWasProvedFromIt() {
        service.enroll("sam", Role.STAFF);
        Browser travels = service.browser("sam", Role.STAFF);
        SigningIn signIn = travels.enter(Purpose.VERIFY, elsewhere);
        service.verification.sendFirst(signIn);
        travels.answer(signIn, service.messages.lastCode());
        service.clock.moveBy(Duration.ofDays(1));
        SigningIn again = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY, elsewhere);
        for (int i = 0; i < 5; i++) {
            assertThat(resend(again)).isEqualTo(SENT);
            service.clock.moveBy(HALF_A_MINUTE);
        }
    }

    private static Limit refusal(SendResult result) {
        return ((SendResult.Paused) result).by();
    }

    private SendResult resend(SigningIn signIn) {
        return service.verification.resend(signIn, Channel.SMS);
    }

    private SigningIn again() {
        return service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
    }
}
