package io.github.countersign.account;

import static io.github.countersign.visit.Purpose.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Waits after wrong guesses in a row, whatever the session, ticket or challenge. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class GuessLimitTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;

    @BeforeEach
    void enroll() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
    }

    @Test
    void waitsOneFiveFifteenAndSixtyMinutesAndThenLocksForEver() {
        for (int minutes : new int[] {1, 5, 15, 60, 60, 60, 60, 60, 60}) {
            Answer tenth = guessWrong(10);
            Instant until = service.clock.instant().plus(Duration.ofMinutes(minutes));
            assertThat(tenth).isEqualTo(new Answer.Locked(until));
            service.clock.moveTo(until.minusMillis(1));
            assertThat(guess(service.wrongCode())).isEqualTo(new Answer.Locked(until));
            service.clock.moveTo(until);
        }
        assertThat(guessWrong(10)).isEqualTo(new Answer.Locked(Instant.MAX));

        service.clock.moveBy(Duration.ofDays(4_000));
        SigningIn signIn = service.browser("sam", Role.STAFF).enter(VERIFY);
        assertThat(service.verification.sendFirst(signIn)).isEqualTo(new SendResult.Locked(Instant.MAX));
        assertThat(guess(signIn, service.messages.lastCode())).isEqualTo(new Answer.Locked(Instant.MAX));
    }

    @Test
    void neverWaitsBeforeTenWrongGuesses() {
        assertThat(guessWrong(9)).isEqualTo(new Answer.Wrong(1));
    }

    @Test
    void refusesARightCodeWhileItWaits() {
        guessWrong(9);
        SigningIn open = openSignIn();
        String right = service.messages.lastCode();
        guess(open, service.wrongCode());
        Instant until = service.clock.instant().plus(Duration.ofMinutes(1));
        assertThat(guess(open, right)).isEqualTo(new Answer.Locked(until));
        service.clock.moveTo(until.minusMillis(1));
        assertThat(guess(open, right)).isEqualTo(new Answer.Locked(until));
        service.clock.moveTo(until);
        assertThat(guess(open, right)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void sendsNothingWhileItWaits() {
        guessWrong(10);
        Instant until = service.clock.instant().plus(Duration.ofMinutes(1));
        int before = service.messages.count();
        SigningIn signIn = service.browser("sam", Role.STAFF).enter(VERIFY);
        assertThat(service.verification.sendFirst(signIn)).isEqualTo(new SendResult.Locked(until));
        assertThat(service.verification.resend(signIn, Channel.VOICE)).isEqualTo(new SendResult.Locked(until));
        assertThat(service.messages.count()).isEqualTo(before);
    }

    @Test
    void tellsTheWaitInTheStatus() {
        SigningIn signIn = openSignIn();
        guess(signIn, service.wrongCode());
        assertThat(service.verification.status(signIn).lockedUntil()).isNull();
        guessWrong(9);
        assertThat(service.verification.status(signIn).lockedUntil())
                .isEqualTo(service.clock.instant().plus(Duration.ofMinutes(1)));
    }

    @Test
    void countsTheGuessesOfAllSessionsTogether() {
        for (int i = 0; i < 9; i++) {
            assertThat(guess(openSignIn(), service.wrongCode())).isEqualTo(new Answer.Wrong(4));
        }
        assertThat(guess(openSignIn(), service.wrongCode())).isInstanceOf(Answer.Locked.class);
    }

    @Test
    void startsAgainAfterARightAnswer() {
        guessWrong(9);
        assertThat(guess(openSignIn(), service.messages.lastCode())).isInstanceOf(Answer.Accepted.class);
        assertThat(guessWrong(9)).isInstanceOf(Answer.Wrong.class);
        assertThat(guessWrong(1)).isInstanceOf(Answer.Locked.class);
    }

    @Test
    void isNotResetByBeingSeenAgainInWhateverSpellingAndRole() {
        guessWrong(9);
        service.browser("sam", Role.STAFF).check();
        service.browser("SAM ", Role.MANAGER).check();
        service.browser("sam", Role.STAFF).check();
        assertThat(guessWrong(1)).isInstanceOf(Answer.Locked.class);
    }

    @Test
    void leavesOtherAccountsAlone() {
        guessWrong(10);
        service.forgetSends();
        service.enroll("sofia", Role.STAFF);
        Browser sofia = service.browser("sofia", Role.STAFF);
        SigningIn signIn = sofia.verify();
        assertThat(sofia.answer(signIn, service.messages.lastCode())).isInstanceOf(Answer.Accepted.class);
    }

    /** Makes wrong guesses, at most five per sign-in, in as many sign-ins as needed; returns the answer to the last one. */
    private Answer guessWrong(int times) {
        SigningIn signIn = openSignIn();
        Answer answer = guess(signIn, service.wrongCode());
        for (int i = 1; i < times; i++) {
            if (i % 5 == 0) {
                signIn = openSignIn();
            }
            answer = guess(signIn, service.wrongCode());
        }
        return answer;
    }

    /** A sign-in in a new session with its code sent, whatever the limits on sending. */
    private SigningIn openSignIn() {
        service.forgetSends();
        return service.browser("sam", Role.STAFF).verify();
    }

    private Answer guess(String code) {
        return guess(service.browser("sam", Role.STAFF).enter(VERIFY), code);
    }

    private Answer guess(SigningIn signIn, String code) {
        return service.verification.answer(signIn, code, false);
    }
}
