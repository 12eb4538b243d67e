package io.github.countersign.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
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

/** A clock that steps back or forward makes nobody wait longer than a limit says, and forgets no limit. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ClockStepsTest {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Browser browser;
    private SigningIn signIn;

    @BeforeEach
    void sendACode() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
        browser = service.browser("sam", Role.STAFF);
        signIn = browser.verify();
    }

    @Test
    void waitsHalfAMinuteAfterAStepBack() {
        service.clock.moveBy(HOUR.negated());
        Instant now = service.clock.instant();
        assertThat(service.verification.status(signIn).nextSendAt()).isEqualTo(now.plus(HALF_A_MINUTE));
        assertThat(resend()).isInstanceOf(SendResult.TooSoon.class);
        service.clock.moveBy(HALF_A_MINUTE);
        assertThat(resend()).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void anotherBrowserWaitsHalfAMinuteAfterAStepBack() {
        service.clock.moveBy(HOUR.negated());
        SigningIn another = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        assertThat(service.verification.sendFirst(another))
                .isEqualTo(new SendResult.Paused(service.clock.instant().plus(HALF_A_MINUTE), Limit.INTERVAL));
        service.clock.moveBy(HALF_A_MINUTE);
        assertThat(service.verification.sendFirst(another)).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void waitsTenMinutesForTheSixthCodeAfterAStepBack() {
        for (int i = 0; i < 4; i++) {
            service.clock.moveBy(HALF_A_MINUTE);
            assertThat(resend()).isInstanceOf(SendResult.Sent.class);
        }
        service.clock.moveBy(HOUR.negated());
        Instant free = service.clock.instant().plus(Duration.ofMinutes(10));
        assertThat(resend()).isEqualTo(new SendResult.Paused(free, Limit.ACCOUNT));
        CodeStatus status = service.verification.status(signIn);
        assertThat(status.nextSendAt()).isEqualTo(free);
        service.clock.moveTo(free.minusMillis(1));
        assertThat(resend()).isEqualTo(new SendResult.Paused(free, Limit.ACCOUNT));
        service.clock.moveTo(free);
        assertThat(resend()).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void countsWhatWasSentWhileTheClockWasADayAhead() {
        service.clock.moveBy(Duration.ofDays(1));
        SigningIn ahead = service.browser("sam", Role.STAFF).verify();
        for (int i = 0; i < 4; i++) {
            service.clock.moveBy(HALF_A_MINUTE);
            assertThat(service.verification.resend(ahead, Channel.SMS)).isInstanceOf(SendResult.Sent.class);
        }
        service.clock.moveBy(Duration.ofDays(1).negated());
        SigningIn again = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        assertThat(service.verification.sendFirst(again)).isInstanceOf(SendResult.Paused.class);
        service.clock.moveBy(Duration.ofMinutes(10));
        assertThat(service.verification.sendFirst(again)).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void aWaitAfterWrongGuessesIsNeverLongerThanItself() {
        guessWrongly(10);
        assertThat(lockedUntil()).isEqualTo(service.clock.instant().plus(Duration.ofMinutes(1)));

        service.clock.moveBy(HOUR.negated());

        Instant until = service.clock.instant().plus(Duration.ofMinutes(1));
        assertThat(lockedUntil()).isEqualTo(until);
        SigningIn another = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        assertThat(service.verification.answer(another, service.wrongCode(), false))
                .isEqualTo(new Answer.Locked(until));
        service.clock.moveTo(until);
        assertThat(lockedUntil()).isNull();
        assertThat(resendOnce(another)).isInstanceOf(SendResult.Sent.class);
        assertThat(service.verification.answer(another, service.messages.lastCode(), false))
                .isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void aWaitThatWasWaitedForDoesNotBeginAgainAfterAStepBack() {
        guessWrongly(10);
        service.clock.moveBy(Duration.ofMinutes(10));
        guessWrongly(1);
        service.clock.moveBy(HOUR.negated());
        assertThat(lockedUntil()).isNull();
        SigningIn another = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        assertThat(resendOnce(another)).isInstanceOf(SendResult.Sent.class);
        assertThat(service.verification.answer(another, service.messages.lastCode(), false))
                .isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void aStepForwardSkipsAWaitButNotTheNextOne() {
        guessWrongly(10);
        service.clock.moveBy(HOUR);
        guessWrongly(10);
        assertThat(lockedUntil()).isEqualTo(service.clock.instant().plus(Duration.ofMinutes(5)));
    }

    private SendResult resendOnce(SigningIn another) {
        service.forgetSends();
        return service.verification.resend(another, Channel.SMS);
    }

    private void guessWrongly(int times) {
        for (int i = 0; i < times; i++) {
            if (i % 5 == 0) {
                service.forgetSends();
                signIn = service.browser("sam", Role.STAFF).verify();
            }
            service.verification.answer(signIn, service.wrongCode(), false);
        }
    }

    private Instant lockedUntil() {
        return service.verification.status(signIn).lockedUntil();
    }

    private SendResult resend() {
        return service.verification.resend(signIn, Channel.SMS);
    }
}
