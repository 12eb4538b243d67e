package io.github.countersign.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.delivery.Channel;
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

/** When a code is right. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CodeTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Browser browser;
    private SigningIn signIn;
    private String code;
    private Instant sentAt;

    @BeforeEach
    void sendACode() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
        browser = service.browser("sam", Role.STAFF);
        signIn = browser.verify();
        code = service.messages.lastCode();
        sentAt = service.clock.instant();
    }

    @Test
    void acceptsTheCodeUntilTenMinutesAreOver() {
        service.clock.moveTo(sentAt.plus(TEN_MINUTES).minusMillis(1));
        assertThat(browser.answer(signIn, code)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void refusesTheCodeWhenTenMinutesAreOver() {
        service.clock.moveTo(sentAt.plus(TEN_MINUTES));
        assertThat(browser.answer(signIn, code)).isEqualTo(new Answer.Expired());
    }

    @Test
    void doesNotLiveLongerForBeingSentAgain() {
        service.clock.moveTo(sentAt.plus(TEN_MINUTES).minusMillis(1));
        service.verification.resend(signIn, Channel.SMS);
        service.clock.moveTo(sentAt.plus(TEN_MINUTES));
        assertThat(browser.answer(signIn, code)).isEqualTo(new Answer.Expired());
    }

    @Test
    void saysHowManyTriesAreLeft() {
        for (int left = 4; left >= 1; left--) {
            assertThat(browser.answer(signIn, service.wrongCode())).isEqualTo(new Answer.Wrong(left));
        }
        assertThat(browser.answer(signIn, service.wrongCode())).isEqualTo(new Answer.UsedUp());
    }

    @Test
    void acceptsTheRightCodeAtTheFifthTry() {
        guessWrong(4);
        assertThat(browser.answer(signIn, code)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void refusesTheRightCodeAfterTheFifthWrongGuess() {
        guessWrong(5);
        assertThat(browser.answer(signIn, code)).isEqualTo(new Answer.UsedUp());
    }

    @Test
    void givesNoNewTriesForSendingAgain() {
        guessWrong(3);
        service.clock.moveBy(Duration.ofMinutes(1));
        assertThat(service.verification.resend(signIn, Channel.SMS)).isInstanceOf(SendResult.Sent.class);
        assertThat(browser.answer(signIn, service.wrongCode())).isEqualTo(new Answer.Wrong(1));
    }

    @Test
    void sendsTheSameCodeAgainWhileItIsValidByTextOrCall() {
        service.clock.moveBy(Duration.ofMinutes(1));
        service.verification.resend(signIn, Channel.SMS);
        assertThat(service.messages.lastCode()).isEqualTo(code);
        service.clock.moveTo(sentAt.plus(TEN_MINUTES).minusMillis(1));
        service.verification.resend(signIn, Channel.VOICE);
        assertThat(service.messages.lastCode()).isEqualTo(code);
        assertThat(service.messages.last().channel()).isEqualTo(Channel.VOICE);
    }

    @Test
    void sendsAnotherCodeAfterTheOldOneExpired() {
        service.clock.moveTo(sentAt.plus(TEN_MINUTES));
        service.verification.resend(signIn, Channel.SMS);
        String next = service.messages.lastCode();
        assertThat(next).isNotEqualTo(code);
        assertThat(browser.answer(signIn, code)).isEqualTo(new Answer.Wrong(4));
        assertThat(browser.answer(signIn, next)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void sendsAnotherCodeAfterTheOldOneWasUsedUp() {
        guessWrong(5);
        service.clock.moveBy(Duration.ofMinutes(1));
        service.verification.resend(signIn, Channel.SMS);
        String next = service.messages.lastCode();
        assertThat(next).isNotEqualTo(code);
        assertThat(browser.answer(signIn, code)).isEqualTo(new Answer.Wrong(4));
        assertThat(browser.answer(signIn, next)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void acceptsACodeOnce() {
        assertThat(browser.answer(signIn, code)).isInstanceOf(Answer.Accepted.class);
        assertThat(browser.answer(signIn, code)).isEqualTo(new Answer.Expired());
    }

    @Test
    void refusesTheCodeOfAnotherSessionOfTheSameAccount() {
        service.clock.moveBy(Duration.ofMinutes(1));
        Browser other = service.browser("sam", Role.STAFF);
        SigningIn elsewhere = other.verify();
        assertThat(service.messages.lastCode()).isNotEqualTo(code);
        assertThat(other.answer(elsewhere, code)).isEqualTo(new Answer.Wrong(4));
        assertThat(browser.answer(signIn, code)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void refusesTheCodeOfAnotherAccountWithTheSamePhone() {
        service.clock.moveBy(Duration.ofMinutes(1));
        service.enroll("sofia", Role.STAFF);
        Browser sofia = service.browser("sofia", Role.STAFF);
        SigningIn hers = sofia.verify();
        String herCode = service.messages.lastCode();
        service.clock.moveBy(Duration.ofMinutes(1));
        Browser sam = service.browser("sam", Role.STAFF);
        assertThat(sam.answer(sam.verify(), herCode)).isEqualTo(new Answer.Wrong(4));
        assertThat(sofia.answer(hers, herCode)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void judgesNothingBeforeACodeWasSent() {
        Browser other = service.browser("sam", Role.STAFF);
        assertThat(other.answer(other.enter(Purpose.VERIFY), code)).isEqualTo(new Answer.Expired());
    }

    @Test
    void countsNoGuessForTheAccountWhereThereIsNoCode() {
        service.clock.moveTo(sentAt.plus(TEN_MINUTES));
        for (int i = 0; i < 30; i++) {
            assertThat(browser.answer(signIn, code)).isEqualTo(new Answer.Expired());
        }
        service.verification.resend(signIn, Channel.SMS);
        assertThat(browser.answer(signIn, service.messages.lastCode())).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void sendsNoCodeForASignInThatIsCompleted() {
        browser.answer(signIn, code);
        int before = service.messages.count();
        service.clock.moveBy(Duration.ofMinutes(1));
        assertThat(service.verification.sendFirst(signIn)).isEqualTo(new SendResult.Gone());
        SigningIn completed = (SigningIn)
                service.find(signIn.id(), browser.cookie, service.from).orElseThrow();
        assertThat(completed.completed()).isTrue();
        assertThat(service.verification.resend(completed, Channel.SMS)).isEqualTo(new SendResult.Gone());
        assertThat(service.messages.count()).isEqualTo(before);
    }

    private void guessWrong(int times) {
        for (int i = 0; i < times; i++) {
            browser.answer(signIn, service.wrongCode());
        }
    }
}
