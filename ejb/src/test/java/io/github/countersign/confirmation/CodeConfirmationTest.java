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
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.ConfirmationService.How;
import io.github.countersign.confirmation.ConfirmationService.Opened;
import io.github.countersign.confirmation.ConfirmationService.State;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.VisitRequest;
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

/** Without passwords, a code confirms a change; without a phone, a recent sign-in does. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CodeConfirmationTest {

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

        assertThat(service.enrollment.answer(visitor.managing(), opened.id(), CHANGE_PHONE, confirmingCode))
                .as("not confirmed yet")
                .isEqualTo(new Answer.Gone());
        assertThat(confirm(visitor, opened, confirmingCode)).isEqualTo(new Answer.Done());
        assertThat(service.enrollment.answer(visitor.managing(), opened.id(), CHANGE_PHONE, confirmingCode))
                .isEqualTo(new Answer.Expired());

        service.forgetSends();
        service.enrollment.begin(visitor.managing(), opened.id(), CHANGE_PHONE, service.otherPhone, Channel.SMS);
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
        Opened opened = service.confirmations.open(
                casey.managing(), new About(TURN_ON, casey.managing().accountId()));
        assertThat(opened.how()).isEqualTo(How.RECENT_SIGN_IN);
        assertThat(use(casey.managing(), opened.id(), TURN_ON, casey.managing().accountId()))
                .isTrue();
        service.clock.moveBy(Duration.ofMillis(1));
        Opened late = service.confirmations.open(
                casey.managing(), new About(TURN_ON, casey.managing().accountId()));
        assertThat(late.how()).isEqualTo(How.SIGN_IN_AGAIN);
        assertThat(use(casey.managing(), late.id(), TURN_ON, casey.managing().accountId()))
                .isFalse();
        assertThat(service.confirmations.sendCode(casey.managing(), null)).isEqualTo(new SendResult.Gone());
    }

    @Test
    void byTheSignInIsNotWhenItsTimeIsUnknown() {
        Person casey = withoutPasswords(service.account("casey", Role.CLIENT), Instant.EPOCH);
        assertThat(service.confirmations
                        .open(
                                casey.managing(),
                                new About(TURN_ON, casey.managing().accountId()))
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
        assertThat(service.own.turnOff(casey.managing(), turnOff.id())).isEmpty();
        assertThat(use(casey.managing(), change.id(), CHANGE_PHONE, caseys)).isFalse();
        assertThat(service.confirmedPhone("casey")).isPresent();
    }

    @Test
    void tellsItsOwnVisitAloneWhatItIsFor() {
        Person visitor = withoutPasswords(service.clock.instant());
        Person other = withoutPasswords(service.clock.instant());
        About about = new About(TURN_OFF, id);
        Opened opened = service.confirmations.open(visitor.managing(), about);
        assertThat(service.confirmations.about(visitor.managing(), opened.id())).contains(about);
        assertThat(service.confirmations.about(other.managing(), opened.id())).isEmpty();
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
}
