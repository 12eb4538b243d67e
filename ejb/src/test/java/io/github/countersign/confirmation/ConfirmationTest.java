package io.github.countersign.confirmation;

import static io.github.countersign.challenge.TestService.GATE_KEY;
import static io.github.countersign.confirmation.Action.CHANGE_PHONE;
import static io.github.countersign.confirmation.Action.GIVE_BYPASS;
import static io.github.countersign.confirmation.Action.TURN_OFF;
import static io.github.countersign.confirmation.Action.TURN_ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.account.AccountId;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService.Browser;
import io.github.countersign.challenge.TestService.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.ConfirmationService.How;
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

/** A change is confirmed for one visit, person, action and target, and once. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ConfirmationTest {

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
    void byThePasswordIsGoodForTheActionTargetVisitAndPersonAlone() {
        Person other = service.visitor("sam", Role.STAFF);
        Person sofia = service.visitor("sofia", Role.STAFF);
        ConfirmationId confirmed = sam.confirmed(TURN_OFF);
        assertThat(use(managing, confirmed, CHANGE_PHONE, id)).isFalse();
        assertThat(use(managing, confirmed, TURN_OFF, sofia.managing().accountId()))
                .isFalse();
        assertThat(use(other.managing(), confirmed, TURN_OFF, id)).isFalse();
        assertThat(use(sofia.managing(), confirmed, TURN_OFF, id)).isFalse();
        assertThat(use(managing, new ConfirmationId(confirmed.value() + 1), TURN_OFF, id)).isFalse();
        assertThat(use(managing, confirmed, TURN_OFF, id)).isTrue();
    }

    @Test
    void isUsedOnceByManyAtTheSameMoment() {
        ConfirmationId confirmed = sam.confirmed(TURN_OFF);
        List<Boolean> used = Together.run(12, i -> use(managing, confirmed, TURN_OFF, id));
        assertThat(used).containsOnlyOnce(true);
        assertThat(service.confirmations.status(managing, confirmed)).isEqualTo(new Status(State.OVER, null));
    }

    @Test
    void isNotUsedBeforeItIsConfirmed() {
        Opened opened = service.confirmations.open(managing, new About(TURN_OFF, id));
        assertThat(opened.how()).isEqualTo(How.PASSWORD);
        assertThat(use(managing, opened.id(), TURN_OFF, id)).isFalse();
        sam.browser().password(opened, false);
        assertThat(use(managing, opened.id(), TURN_OFF, id)).isFalse();
        assertThat(state(opened)).isEqualTo(State.WRONG);
        sam.browser().password(opened, true);
        assertThat(state(opened)).isEqualTo(State.CONFIRMED);
        assertThat(use(managing, opened.id(), TURN_OFF, id)).isTrue();
    }

    @Test
    void isOverAfterFifteenMinutes() {
        Opened first = service.confirmations.open(managing, new About(TURN_OFF, id));
        Opened second = service.confirmations.open(managing, new About(TURN_OFF, id));
        sam.browser().password(first, true);
        service.clock.moveBy(Duration.ofMinutes(15).minusMillis(1));
        assertThat(service.<Boolean>read(work ->
                        service.confirmationStore.isConfirmed(work, managing, first.id(), new About(TURN_OFF, id))))
                .isTrue();
        service.clock.moveBy(Duration.ofMillis(1));
        assertThat(use(managing, first.id(), TURN_OFF, id)).isFalse();
        assertThat(state(first)).isEqualTo(State.OVER);
        assertThat(sam.browser().password(second, true)).isFalse();
    }

    @Test
    void isWorthNothingOnceItsVisitIsOver() {
        for (Runnable end : List.<Runnable>of(
                () -> service.gate.end(GATE_KEY, sam.browser().state),
                () -> service.endEveryTrust("sam"),
                () -> service.seen(service.account("sam", Role.CLIENT)),
                () -> service.seen(
                        new Account(service.directory, "sam", Role.STAFF, "north", null, null, "sam", "en")))) {
            sam = service.visitor("sam", Role.STAFF);
            ConfirmationId confirmed = sam.confirmed(TURN_OFF);
            end.run();
            assertThat(use(sam.managing(), confirmed, TURN_OFF, id)).isFalse();
            assertThat(service.own.turnOff(sam.managing(), confirmed))
                    .isEmpty();
        }
        assertThat(service.confirmedPhone("sam")).isPresent();
    }

    @Test
    void keepsItsTokenToItself() {
        Opened opened = service.confirmations.open(managing, new About(TURN_OFF, id));
        assertThat(opened.token()).hasSize(43);
        assertThat(opened.toString()).doesNotContain(opened.token());
        assertThat(new ConfirmationStore.Opened(opened.id(), opened.token()).toString()).doesNotContain(opened.token());
        assertThat(service.count("Confirmation x WHERE x.tokenHash = ?1", opened.token()))
                .isZero();
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
        assertThat(service.confirmations.sendCode(managing, null))
                .isEqualTo(new SendResult.Gone());
        Managing withCode = asIfByCode(managing);
        assertThat(service.confirmations.sendCode(withCode, null))
                .isEqualTo(new SendResult.Sent(Channel.SMS));
        assertThat(service.confirmations.answer(managing, opened.id(), service.messages.lastCode()))
                .isEqualTo(new Answer.Gone());
        assertThat(state(opened)).isEqualTo(State.OPEN);
    }

    @Test
    void isByACodeToThePhoneWhereThereAreNoPasswords() {
        Person visitor = withoutPasswords(service.clock.instant());
        Opened opened = service.confirmations.open(visitor.managing(), new About(TURN_OFF, id));
        assertThat(opened.how()).isEqualTo(How.CODE);
        send(visitor);
        assertThat(service.messages.last().to().e164()).isEqualTo(service.phone);
        assertThat(use(visitor.managing(), opened.id(), TURN_OFF, id)).isFalse();
        assertThat(confirm(visitor, opened, service.wrongCode())).isEqualTo(new Answer.Wrong(4));
        assertThat(confirm(visitor, opened, service.messages.lastCode())).isEqualTo(new Answer.Done());
        assertThat(use(visitor.managing(), opened.id(), TURN_OFF, id)).isTrue();
    }

    @Test
    void byACodeIsConfirmedOnceWithEachCode() {
        Person visitor = withoutPasswords(service.clock.instant());
        Opened first = service.confirmations.open(visitor.managing(), new About(TURN_OFF, id));
        Opened second = service.confirmations.open(visitor.managing(), new About(GIVE_BYPASS, id));
        send(visitor);
        String code = service.messages.lastCode();
        List<Answer> answers = Together.run(8, i -> confirm(visitor, i % 2 == 0 ? first : second, code));
        assertThat(answers.stream().filter(Answer.Done.class::isInstance)).hasSize(1);
    }

    @Test
    void byACodeCountsTheGuessesWithThoseAtASignIn() {
        Person visitor = withoutPasswords(service.clock.instant());
        Opened opened = service.confirmations.open(visitor.managing(), new About(TURN_OFF, id));
        send(visitor);
        confirm(visitor, opened, service.wrongCode());
        confirm(visitor, opened, "1234");
        assertThat(wrongGuesses()).isOne();
        assertThat(wrongPasswords()).isZero();
    }

    @Test
    void byACodeIsOfNobodyElse() {
        Person visitor = withoutPasswords(service.clock.instant());
        Person other = withoutPasswords(service.clock.instant());
        Opened others = service.confirmations.open(other.managing(), new About(TURN_OFF, id));
        send(visitor);
        String code = service.messages.lastCode();
        assertThat(confirm(visitor, others, code)).isEqualTo(new Answer.Gone());
        assertThat(confirm(other, others, code)).isNotInstanceOf(Answer.Done.class);
        assertThat(service.confirmations.status(other.managing(), others.id()).state())
                .isEqualTo(State.OPEN);
    }

    @Test
    void byACodeTakesNoCodeOfASignInNorOfANewNumberAndGivesNone() {
        Person visitor = withoutPasswords(service.clock.instant());
        Opened opened = service.confirmations.open(visitor.managing(), new About(CHANGE_PHONE, id));
        Browser signsIn = service.browser("sam", Role.STAFF);
        SigningIn signIn = signsIn.verify();
        String signInCode = service.messages.lastCode();
        send(visitor);
        String confirmingCode = service.messages.lastCode();
        assertThat(confirm(visitor, opened, signInCode)).isInstanceOf(Answer.Wrong.class);
        assertThat(signsIn.answer(signIn, confirmingCode)).isInstanceOf(Answer.Wrong.class);

        assertThat(service.enrollment.answer(
                        visitor.managing(), opened.id(), CHANGE_PHONE, confirmingCode))
                .as("not confirmed yet")
                .isEqualTo(new Answer.Gone());
        assertThat(confirm(visitor, opened, confirmingCode)).isEqualTo(new Answer.Done());
        assertThat(service.enrollment.answer(
                        visitor.managing(), opened.id(), CHANGE_PHONE, confirmingCode))
                .isEqualTo(new Answer.Expired());

        service.forgetSends();
        service.enrollment.begin(
                visitor.managing(), opened.id(), CHANGE_PHONE, service.otherPhone, Channel.SMS);
        String provingCode = service.messages.lastCode();
        assertThat(service.messages.last().to().e164()).isEqualTo(service.otherPhone);
        Opened another = service.confirmations.open(visitor.managing(), new About(TURN_OFF, id));
        assertThat(confirm(visitor, another, provingCode)).isEqualTo(new Answer.Expired());
        assertThat(signsIn.answer(signIn, provingCode)).isInstanceOf(Answer.Wrong.class);
        assertThat(service.confirmations
                        .status(visitor.managing(), another.id())
                        .state())
                .isEqualTo(State.OPEN);
        assertThat(service.confirmedPhone("sam").orElseThrow().number().e164()).isEqualTo(service.phone);
    }

    @Test
    void byACodeIsNotByAnOldPhone() {
        Person visitor = withoutPasswords(service.clock.instant());
        Opened opened = service.confirmations.open(visitor.managing(), new About(TURN_OFF, id));
        send(visitor);
        service.givePhone(id, service.otherPhone);
        assertThat(confirm(visitor, opened, service.messages.lastCode())).isEqualTo(new Answer.Gone());
    }

    @Test
    void byACodeIsWorthNothingOnceItsVisitIsOver() {
        Person visitor = withoutPasswords(service.clock.instant());
        Opened opened = service.confirmations.open(visitor.managing(), new About(TURN_OFF, id));
        send(visitor);
        service.gate.end(GATE_KEY, visitor.browser().state);
        assertThat(confirm(visitor, opened, service.messages.lastCode())).isEqualTo(new Answer.Gone());
    }

    @Test
    void byTheSignInIsForThoseWithoutPasswordAndPhoneWithinFiveMinutes() {
        service.seen(service.account("casey", Role.CLIENT));
        Instant signedIn = service.clock.instant();
        Person casey = withoutPasswords(service.account("casey", Role.CLIENT), signedIn);
        service.clock.moveBy(Duration.ofMinutes(5).minusMillis(1));
        Opened opened = service.confirmations.open(casey.managing(), new About(TURN_ON, casey.managing().accountId()));
        assertThat(opened.how()).isEqualTo(How.RECENT_SIGN_IN);
        assertThat(use(casey.managing(), opened.id(), TURN_ON, casey.managing().accountId()))
                .isTrue();
        service.clock.moveBy(Duration.ofMillis(1));
        Opened late = service.confirmations.open(casey.managing(), new About(TURN_ON, casey.managing().accountId()));
        assertThat(late.how()).isEqualTo(How.SIGN_IN_AGAIN);
        assertThat(use(casey.managing(), late.id(), TURN_ON, casey.managing().accountId()))
                .isFalse();
        assertThat(service.confirmations.sendCode(casey.managing(), null))
                .isEqualTo(new SendResult.Gone());
    }

    @Test
    void byTheSignInIsNotWhenItsTimeIsUnknown() {
        Person casey = withoutPasswords(service.account("casey", Role.CLIENT), Instant.EPOCH);
        assertThat(service.confirmations
                        .open(casey.managing(), new About(TURN_ON, casey.managing().accountId()))
                        .how())
                .isEqualTo(How.SIGN_IN_AGAIN);
    }

    @Test
    void byTheSignInDoesNotTouchAPhoneThatIsSetUpAfterwards() {
        Person casey = withoutPasswords(service.account("casey", Role.CLIENT), service.clock.instant());
        AccountId caseys = casey.managing().accountId();
        Opened turnOff = service.confirmations.open(casey.managing(), new About(TURN_OFF, caseys));
        Opened change = service.confirmations.open(casey.managing(), new About(CHANGE_PHONE, caseys));
        service.givePhone(caseys);
        assertThat(service.own.turnOff(casey.managing(), turnOff.id()))
                .isEmpty();
        assertThat(use(casey.managing(), change.id(), CHANGE_PHONE, caseys)).isFalse();
        assertThat(service.confirmedPhone("casey")).isPresent();
    }

    private Person withoutPasswords(Instant signedIn) {
        return withoutPasswords(service.account("sam", Role.STAFF), signedIn);
    }

    private Person withoutPasswords(Account account, Instant signedIn) {
        service.seen(account);
        Browser browser = service.browser(account);
        return new Person(
                browser,
                browser.managing(
                        browser.manages(service.trust(account.name()), VisitRequest.Confirmation.CODE, signedIn)));
    }

    private static Managing asIfByCode(Managing m) {
        return new Managing(m.visit(), VisitRequest.Confirmation.CODE, m.signedInAt(), m.browserId());
    }

    private void send(Person visitor) {
        service.forgetSends();
        assertThat(service.confirmations.sendCode(visitor.managing(), null))
                .isEqualTo(new SendResult.Sent(Channel.SMS));
    }

    private Answer confirm(Person visitor, Opened opened, String code) {
        return service.confirmations.answer(visitor.managing(), opened.id(), code);
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
        return service.<Integer>read(work -> work.query(
                        "SELECT a." + column + " FROM KnownAccount a WHERE a.id = :id", Integer.class)
                .setParameter("id", id.value())
                .getSingleResult());
    }

    private void lockCodes() {
        service.transactions.run(
                work -> work.change("UPDATE KnownAccount a SET a.wrongGuesses = 100 WHERE a.id = :id")
                        .setParameter("id", id.value())
                        .executeUpdate());
    }
}
