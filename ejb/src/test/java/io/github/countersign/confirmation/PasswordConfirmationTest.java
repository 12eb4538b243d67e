package io.github.countersign.confirmation;

import static io.github.countersign.challenge.TestService.GATE_KEY;
import static io.github.countersign.confirmation.Action.TURN_OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.account.AccountId;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.ConfirmationService.Opened;
import io.github.countersign.confirmation.ConfirmationService.State;
import io.github.countersign.confirmation.ConfirmationService.Status;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.secret.Token;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A password that confirms a change is checked only for the person that it is bound to, and is counted first. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PasswordConfirmationTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;

    private Person sam;

    private Managing managing;

    private AccountId id;

    @BeforeEach
    void open() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
        sam = service.visitor("sam", Role.STAFF);
        managing = sam.managing();
        id = managing.accountId();
    }

    @Test
    void looksAtAPasswordOnlyOfTheSessionBrowserAndPersonThatItIsBoundTo() {
        Person other = service.visitor("sam", Role.STAFF);
        Person sofia = service.visitor("sofia", Role.STAFF);
        Opened opened = service.confirmations.open(managing, new About(TURN_OFF, id));
        Browser own = sam.browser();
        assertThat(attempt(opened.token(), other.browser().state, own.cookie, own.account))
                .isFalse();
        assertThat(attempt(opened.token(), own.state, other.browser().cookie, own.account))
                .isFalse();
        assertThat(attempt(opened.token(), other.browser().state, other.browser().cookie, own.account))
                .isFalse();
        assertThat(attempt(opened.token(), own.state, own.cookie, sofia.browser().account))
                .isFalse();
        assertThat(attempt(opened.token(), own.state, own.cookie, service.account("sam", Role.OWNER)))
                .isFalse();
        assertThat(attempt(Token.random(), own.state, own.cookie, own.account)).isFalse();
        assertThat(attempt("", own.state, own.cookie, own.account)).isFalse();
        assertThat(wrongPasswords()).isZero();
        assertThat(service.count("KnownAccount x WHERE x.directory = ?1 AND x.wrongPasswords > 0", service.directory))
                .isZero();

        service.gate.passwordChecked(GATE_KEY, opened.token(), other.browser().state, own.cookie, own.account, true);
        service.gate.passwordChecked(GATE_KEY, opened.token(), own.state, other.browser().cookie, own.account, true);
        service.gate.passwordChecked(GATE_KEY, opened.token(), own.state, own.cookie, sofia.browser().account, true);
        assertThat(state(opened)).isEqualTo(State.OPEN);
        assertThat(attempt(opened.token(), own.state, own.cookie, own.account)).isTrue();
        assertThat(wrongPasswords()).isOne();
    }

    @Test
    void looksAtNoPasswordAfterItWasConfirmedOrUsed() {
        Opened opened = service.confirmations.open(managing, new About(TURN_OFF, id));
        assertThat(sam.browser().password(opened, true)).isTrue();
        assertThat(sam.browser().password(opened, true)).isFalse();
        use(managing, opened.id(), TURN_OFF, id);
        assertThat(sam.browser().password(opened, true)).isFalse();
        assertThat(wrongPasswords()).isZero();
    }

    @Test
    void looksAtNoPasswordWhenTheHostSessionIsOver() {
        Opened opened = service.confirmations.open(managing, new About(TURN_OFF, id));
        service.gate.end(GATE_KEY, sam.browser().state);
        assertThat(sam.browser().password(opened, true)).isFalse();
        assertThat(wrongPasswords()).isZero();
    }

    @Test
    void countsAnAttemptBeforeItsResultIsKnown() {
        Opened opened = service.confirmations.open(managing, new About(TURN_OFF, id));
        Browser own = sam.browser();
        List<Boolean> looked = Together.run(16, i -> attempt(opened.token(), own.state, own.cookie, own.account));
        assertThat(looked.stream().filter(Boolean::booleanValue)).hasSize(10);
        assertThat(wrongPasswords()).isEqualTo(10);
        assertThat(state(opened)).isEqualTo(State.LOCKED);
    }

    @Test
    void waitsOneFiveFifteenAndSixtyMinutesAfterWrongPasswordsAndThenForEver() {
        Opened opened = null;
        for (int minutes : new int[] {1, 5, 15, 60, 60, 60, 60, 60, 60}) {
            sam = service.visitor("sam", Role.STAFF);
            opened = service.confirmations.open(sam.managing(), new About(TURN_OFF, id));
            for (int i = 0; i < 10; i++) {
                assertThat(sam.browser().password(opened, false)).isTrue();
            }
            Instant until = service.clock.instant().plus(Duration.ofMinutes(minutes));
            assertThat(service.confirmations.status(sam.managing(), opened.id()))
                    .isEqualTo(new Status(State.LOCKED, until));
            service.clock.moveTo(until.minusMillis(1));
            sam = service.visitor("sam", Role.STAFF);
            Opened early = service.confirmations.open(sam.managing(), new About(TURN_OFF, id));
            assertThat(sam.browser().password(early, true)).isFalse();
            service.clock.moveTo(until);
        }
        sam = service.visitor("sam", Role.STAFF);
        opened = service.confirmations.open(sam.managing(), new About(TURN_OFF, id));
        for (int i = 0; i < 10; i++) {
            sam.browser().password(opened, false);
        }
        service.clock.moveBy(Duration.ofDays(1_000));
        sam = service.visitor("sam", Role.STAFF);
        opened = service.confirmations.open(sam.managing(), new About(TURN_OFF, id));
        assertThat(sam.browser().password(opened, true)).isFalse();
        assertThat(service.confirmations.status(sam.managing(), opened.id()))
                .isEqualTo(new Status(State.LOCKED, Instant.MAX));
        assertThat(wrongPasswords()).isEqualTo(100);
    }

    @Test
    void countsThePasswordsOfAllSessionsTogetherUntilARightOne() {
        for (int i = 0; i < 9; i++) {
            Person visitor = service.visitor("sam", Role.STAFF);
            visitor.browser().password(service.confirmations.open(visitor.managing(), new About(TURN_OFF, id)), false);
        }
        assertThat(wrongPasswords()).isEqualTo(9);
        sam.confirmed(TURN_OFF);
        assertThat(wrongPasswords()).isZero();
    }

    @Test
    void countsPasswordsAndCodesApart() {
        Opened opened = service.confirmations.open(managing, new About(TURN_OFF, id));
        for (int i = 0; i < 10; i++) {
            sam.browser().password(opened, false);
        }
        Browser signsIn = service.browser("sam", Role.STAFF);
        SigningIn signIn = signsIn.verify();
        assertThat(signsIn.answer(signIn, service.wrongCode())).isEqualTo(new Answer.Wrong(4));
        assertThat(wrongPasswords()).isEqualTo(10);
        assertThat(signsIn.answer(signIn, service.messages.lastCode())).isInstanceOf(Answer.Accepted.class);
        assertThat(wrongPasswords()).as("a right code").isEqualTo(10);
        service.clock.moveBy(Duration.ofMinutes(1));
        lockCodes();
        Opened another = service.confirmations.open(managing, new About(TURN_OFF, id));
        assertThat(sam.browser().password(another, true)).isTrue();
        assertThat(wrongGuesses()).as("a right password").isEqualTo(100);
    }

    @Test
    void isByAPasswordAloneWhereThereAreSome() {
        Opened opened = service.confirmations.open(managing, new About(TURN_OFF, id));
        assertThat(service.confirmations.sendCode(managing, null)).isEqualTo(new SendResult.Gone());
        Managing withCode = asIfByCode(managing);
        assertThat(service.confirmations.sendCode(withCode, null)).isEqualTo(new SendResult.Sent(Channel.SMS));
        assertThat(service.confirmations.answer(managing, opened.id(), service.messages.lastCode()))
                .isEqualTo(new Answer.Gone());
        assertThat(state(opened)).isEqualTo(State.OPEN);
    }

    private static Managing asIfByCode(Managing m) {
        return new Managing(m.visit(), VisitRequest.Confirmation.CODE, m.signedInAt(), m.browserId());
    }

    private boolean use(Managing who, ConfirmationId confirmation, Action action, AccountId target) {
        return service.transactions.run(
                work -> service.confirmationStore.use(work, who, confirmation, new About(action, target)));
    }

    private boolean attempt(String token, String state, String cookie, Account account) {
        return service.gate.attemptPassword(GATE_KEY, token, state, cookie, account);
    }

    private State state(Opened opened) {
        return service.confirmations.status(managing, opened.id()).state();
    }

    private int wrongPasswords() {
        return number("wrongPasswords");
    }

    private int wrongGuesses() {
        return number("wrongGuesses");
    }

    private int number(String column) {
        return service.<Integer>read(
                work -> work.query("SELECT a." + column + " FROM KnownAccount a WHERE a.id = :id", Integer.class)
                        .setParameter("id", id.value())
                        .getSingleResult());
    }

    private void lockCodes() {
        service.transactions.run(work -> work.change("UPDATE KnownAccount a SET a.wrongGuesses = 100 WHERE a.id = :id")
                .setParameter("id", id.value())
                .executeUpdate());
    }
}
