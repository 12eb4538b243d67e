package io.github.countersign.enrollment;

import static io.github.countersign.visit.Purpose.SET_UP;
import static io.github.countersign.visit.Purpose.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SetUpTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Browser browser;
    private SigningIn signIn;

    @BeforeEach
    void enter() {
        service = new TestService(kind);
        browser = service.browser("sam", Role.STAFF);
        signIn = browser.enter(SET_UP);
    }

    @Test
    void confirmsTheNumberAndTheMethodThatWereProved() {
        begin(service.phone, Channel.VOICE);
        assertThat(answer(service.messages.lastCode())).isInstanceOf(Answer.Accepted.class);

        confirmed(service.phone, Channel.VOICE);
    }

    @Test
    void makesANewCodeForAnotherNumberAndForgetsTheOldOne() {
        begin(service.phone, Channel.SMS);
        String old = service.messages.lastCode();
        service.clock.moveBy(Duration.ofMinutes(1));
        begin(service.otherPhone, Channel.SMS);
        String fresh = service.messages.lastCode();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(answer(old)).isEqualTo(new Answer.Wrong(4));
        assertThat(answer(fresh)).isInstanceOf(Answer.Accepted.class);
        confirmed(service.otherPhone, Channel.SMS);
    }

    @Test
    void forgetsTheOldCodeAlsoWhenTheNewNumberHasToWait() {
        begin(service.phone, Channel.SMS);
        String old = service.messages.lastCode();
        assertThat(begin(service.otherPhone, Channel.SMS)).isInstanceOf(SendResult.Paused.class);
        assertThat(answer(old)).isEqualTo(new Answer.Expired());
    }

    @Test
    void refusesTheCodeOfASignInThatOnlyVerifies() {
        service.enroll("sofia", Role.STAFF);
        Browser sofia = service.browser("sofia", Role.STAFF);
        SigningIn verifies = sofia.verify();
        String code = service.messages.lastCode();
        assertThat(service.enrollment.answer(verifies, code, false)).isEqualTo(new Answer.Gone());
        assertThat(service.enrollment.begin(verifies, service.otherPhone, Channel.SMS))
                .isEqualTo(new SendResult.Gone());
        assertThat(sofia.answer(verifies, code)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void cannotBeCompletedByVerifyingAlone() {
        begin(service.phone, Channel.SMS);
        assertThat(browser.answer(signIn, service.messages.lastCode())).isEqualTo(new Answer.Gone());
        assertThat(service.find(signIn.id(), browser.cookie, service.from)
                        .map(SigningIn.class::cast)
                        .orElseThrow()
                        .completed())
                .isFalse();
        assertThat(service.verification.sendFirst(signIn)).isEqualTo(new SendResult.Gone());
        assertThat(service.verification.resend(signIn, Channel.SMS)).isEqualTo(new SendResult.Gone());
    }

    @Test
    void cannotReplaceAPhoneThatWasSetUpMeanwhile() {
        Browser thief = service.browser("sam", Role.STAFF);
        SigningIn pending = thief.enter(SET_UP);
        service.enrollment.begin(pending, service.otherPhone, Channel.SMS);
        String thiefsCode = service.messages.lastCode();

        service.clock.moveBy(Duration.ofMinutes(1));
        begin(service.phone, Channel.SMS);
        assertThat(answer(service.messages.lastCode())).isInstanceOf(Answer.Accepted.class);

        assertThat(service.enrollment.answer(pending, thiefsCode, true)).isEqualTo(new Answer.Gone());
        assertThat(service.find(pending.id(), thief.cookie, service.from)).isEmpty();
        confirmed(service.phone, Channel.SMS);
    }

    @Test
    void setsNothingUpWhenEveryTrustInTheAccountEndedMeanwhile() {
        begin(service.phone, Channel.SMS);
        service.endEveryTrust("sam");
        assertThat(answer(service.messages.lastCode())).isEqualTo(new Answer.Gone());
        assertThat(service.browser("sam", Role.STAFF).check().kind()).isEqualTo(Kind.SET_UP);
    }

    @Test
    void setsNothingUpForAWrongCode() {
        begin(service.phone, Channel.SMS);
        answer(service.wrongCode());
        assertThat(service.browser("sam", Role.STAFF).check().kind()).isEqualTo(Kind.SET_UP);
    }

    @Test
    void sendsAgainToTheNumberThatWasChosen() {
        begin(service.phone, Channel.SMS);
        String code = service.messages.lastCode();
        service.clock.moveBy(Duration.ofMinutes(1));
        assertThat(service.enrollment.resend(signIn, Channel.VOICE)).isEqualTo(new SendResult.Sent(Channel.VOICE));
        assertThat(service.messages.last().to().e164()).isEqualTo(service.phone);
        assertThat(service.messages.lastCode()).isEqualTo(code);
    }

    @Test
    void hasNothingToSendAgainNorToTellBeforeANumberWasChosen() {
        assertThat(service.enrollment.resend(signIn, Channel.SMS)).isEqualTo(new SendResult.Gone());
        assertThat(service.enrollment.status(signIn)).isEmpty();
    }

    @Test
    void remembersTheBrowserWhenAskedTo() {
        begin(service.phone, Channel.SMS);
        Answer answer = service.enrollment.answer(signIn, service.messages.lastCode(), true);
        String token = browser.complete(answer).browserToken();
        assertThat(browser.check(token).kind()).isEqualTo(Kind.PASS);
    }

    @Test
    void doesNotAskForTheSetUpAgainInAnotherSession() {
        begin(service.phone, Channel.SMS);
        answer(service.messages.lastCode());
        Browser later = service.browser("sam", Role.STAFF);
        assertThat(later.check().kind()).isEqualTo(Kind.VERIFY);
        assertThat(service.redeem(later.ticket(VERIFY), later.cookie, service.from))
                .isPresent();
    }

    private void confirmed(String e164, Channel channel) {
        Phone phone = service.confirmedPhone("sam").orElseThrow();
        assertThat(phone.number()).isEqualTo(new PhoneNumber(e164));
        assertThat(phone.channel()).isEqualTo(channel);
        assertThat(phone.confirmedAt()).isEqualTo(service.clock.instant());
    }

    private SendResult begin(String phone, Channel channel) {
        return service.enrollment.begin(signIn, phone, channel);
    }

    private Answer answer(String code) {
        return service.enrollment.answer(signIn, code, false);
    }
}
