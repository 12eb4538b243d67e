package io.github.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
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
class SignInTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;

    @BeforeEach
    void open() {
        service = new TestService(kind);
    }

    @Test
    void asksStaffToSetUpWhereThePolicyCoversThem() {
        assertThat(service.browser("sam", Role.STAFF).check().kind()).isEqualTo(Kind.SET_UP);
        assertThat(service.browser("who", Role.UNMAPPED).check().kind()).isEqualTo(Kind.SET_UP);
    }

    @Test
    void letsClientsInWhoseSecondFactorIsNotRequired() {
        Decision decision = service.browser("casey", Role.CLIENT).check();
        assertThat(decision.kind()).isEqualTo(Kind.PASS);
        assertThat(decision.validUntil()).isEqualTo(Decision.WITH_THE_SESSION);
    }

    @Test
    void setsUpAPhoneAndComesBackVerified() {
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.enter(Purpose.SET_UP);
        assertThat(service.enrollment.begin(signIn, service.phone, Channel.SMS))
                .isEqualTo(new SendResult.Sent(Channel.SMS));
        Answer answer = service.enrollment.answer(signIn, service.messages.lastCode(), false);
        Return returned = browser.complete(answer);
        assertThat(returned).isNotNull();
        assertThat(returned.browserToken()).isNull();
        assertThat(service.gate.stillTrusted(TestService.GATE_KEY, returned.trust()))
                .isTrue();
        assertThat(browser.check().kind()).isEqualTo(Kind.VERIFY);
    }

    @Test
    void remembersABrowserForExactlyOneYear() {
        service.enroll("sam", Role.STAFF);
        service.clock.moveTo(Instant.parse("2027-03-01T09:30:00Z"));
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.enter(Purpose.VERIFY);
        service.verification.sendFirst(signIn);
        Answer answer = service.verification.answer(signIn, service.messages.lastCode(), true);
        Return returned = browser.complete(answer);

        String token = returned.browserToken();
        assertThat(token).hasSize(43);
        Instant end = Instant.parse("2028-03-01T09:30:00Z");
        assertThat(returned.validUntil()).isEqualTo(end.toEpochMilli());
        service.clock.moveTo(end.minusMillis(1));
        assertThat(browser.check(token).kind()).isEqualTo(Kind.PASS);
        assertThat(service.gate.stillTrusted(TestService.GATE_KEY, returned.trust()))
                .isTrue();
        service.clock.moveTo(end);
        assertThat(browser.check(token).kind()).isEqualTo(Kind.VERIFY);
        assertThat(service.gate.stillTrusted(TestService.GATE_KEY, returned.trust()))
                .isFalse();
    }

    @Test
    void sendsOneMessageHoweverOftenThePageIsOpened() {
        service.enroll("sam", Role.STAFF);
        int before = service.messages.count();
        Browser browser = service.browser("sam", Role.STAFF);
        for (int i = 0; i < 3; i++) {
            service.verification.sendFirst(browser.enter(Purpose.VERIFY));
            service.clock.moveBy(Duration.ofMinutes(1));
        }
        assertThat(service.messages.count()).isEqualTo(before + 1);
    }
}
