package io.github.countersign.selfservice;

import static io.github.countersign.challenge.TestService.GATE_KEY;
import static io.github.countersign.confirmation.Action.CHANGE_PHONE;
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
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.delivery.Notice;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.selfservice.AccountService.Forgotten;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Turning on and off, another phone, forgotten browsers: what ends, what goes on, and who is told. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OwnAccountTest {

    private static final String LANDLINE = "+442071838750";

    @Parameter
    private TestDatabase kind;

    private TestService service;

    private Return remembered;

    private Person sam;

    private Managing managing;

    @BeforeEach
    void enroll() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
        remembered = service.browser("sam", Role.STAFF).remembered();
        sam = service.visitor("sam", Role.STAFF);
        managing = sam.managing();
    }

    @Test
    void isTurnedOffOnceWithAConfirmation() {
        ConfirmationId confirmed = sam.confirmed(TURN_OFF);
        List<Optional<String>> answers = Together.run(8, i -> service.own.turnOff(managing, confirmed));
        assertThat(answers.stream().filter(Optional::isPresent)).hasSize(1);
        assertThat(service.confirmedPhone("sam")).isEmpty();
        assertThat(service.messages.notices()).hasSize(1);
        assertThat(service.audited("sam"))
                .containsOnlyOnce("SECOND_FACTOR_TURNED_OFF SUCCESS")
                .endsWith("NOTICE_SENT SUCCESS");
    }

    @Test
    void isNotTurnedOffWithoutAConfirmationForThat() {
        ConfirmationId other = sam.confirmed(CHANGE_PHONE);
        ConfirmationId open = service.confirmations
                .open(managing, new About(TURN_OFF, managing.accountId()))
                .id();
        for (ConfirmationId confirmation : new ConfirmationId[] {new ConfirmationId(0), other, open}) {
            assertThat(service.own.turnOff(managing, confirmation)).isEmpty();
        }
        assertThat(service.confirmedPhone("sam")).isPresent();
        assertThat(service.messages.notices()).isEmpty();
        assertThat(sam.again()).isPresent();
    }

    @Test
    void endsEverythingElseWhenTurnedOff() {
        whatEnds(() -> service.own.turnOff(managing, sam.confirmed(TURN_OFF)).orElseThrow());
        assertThat(service.browser("sam", Role.STAFF)
                        .check(remembered.browserToken())
                        .kind())
                .as("the policy asks")
                .isEqualTo(Kind.SET_UP);
        assertThat(service.browser("sam", Role.CLIENT).check().kind())
                .as("the policy does not")
                .isEqualTo(Kind.PASS);
    }

    @Test
    void endsEverythingElseWhenThePhoneIsChanged() {
        whatEnds(() -> ((Answer.Accepted) changePhone(service.otherPhone)).returnAddress());
        assertThat(service.browser("sam", Role.STAFF)
                        .check(remembered.browserToken())
                        .kind())
                .isEqualTo(Kind.VERIFY);
    }

    @Test
    void keepsTheOldNumberUntilTheCodeToTheNewOneCameBack() {
        ConfirmationId confirmed = sam.confirmed(CHANGE_PHONE);
        service.forgetSends();
        assertThat(begin(confirmed, service.otherPhone)).isInstanceOf(SendResult.Sent.class);
        assertThat(service.messages.last().to().e164()).isEqualTo(service.otherPhone);
        assertThat(number()).isEqualTo(service.phone);
        String right = service.messages.lastCode();
        assertThat(answer(confirmed, service.wrongCode())).isEqualTo(new Answer.Wrong(4));
        assertThat(number()).isEqualTo(service.phone);
        assertThat(service.messages.notices()).isEmpty();
        Browser signsIn = service.browser("sam", Role.STAFF);
        service.forgetSends();
        signsIn.verify();
        assertThat(service.messages.last().to().e164()).isEqualTo(service.phone);

        assertThat(answer(confirmed, right)).isInstanceOf(Answer.Accepted.class);
        assertThat(number()).isEqualTo(service.otherPhone);
        assertThat(service.audited("sam")).contains("PHONE_CHANGED SUCCESS").endsWith("NOTICE_SENT SUCCESS");
    }

    @Test
    void tellsTheOldPhoneAndNotTheNewOne() {
        changePhone(service.otherPhone);
        Notice notice = service.messages.lastNotice();
        assertThat(notice.to().e164()).isEqualTo(service.phone);
        assertThat(notice.change()).isEqualTo(Change.PHONE_CHANGED);
        assertThat(notice.channel()).isEqualTo(Channel.SMS);
        assertThat(service.messages.notices()).hasSize(1);
    }

    /** Whoever has the password may say any language; a notice that the person cannot read warns nobody. */
    @Test
    void tellsThePhoneInTheLanguageOfTheLastProvedSignIn() {
        Browser stranger = service.browser(Account.of(service.directory, "sam")
                .role(Role.STAFF)
                .locale("de")
                .build());
        Managing inGerman = stranger.managing(service.trust("sam"));
        service.own.turnOff(inGerman, stranger.confirmed(inGerman, TURN_OFF));
        assertThat(service.messages.lastNotice().locale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void tellsALandlineByCall() {
        service.givePhone(managing.accountId(), LANDLINE);
        service.own.turnOff(managing, sam.confirmed(TURN_OFF));
        assertThat(service.messages.lastNotice().to().e164()).isEqualTo(LANDLINE);
        assertThat(service.messages.lastNotice().channel()).isEqualTo(Channel.VOICE);
        assertThat(service.messages.lastNotice().change()).isEqualTo(Change.TURNED_OFF);
    }

    @Test
    void isTurnedOffAlsoWhenThePhoneCannotBeTold() {
        service.messages.answerWith(new Delivery.Refused(Advice.TRY_LATER, 20500, false));
        assertThat(service.own.turnOff(managing, sam.confirmed(TURN_OFF))).isPresent();
        assertThat(service.confirmedPhone("sam")).isEmpty();
        assertThat(service.audited("sam")).endsWith("NOTICE_SENT REFUSED");
    }

    @Test
    void isTurnedOffAlsoWhenTheSenderBreaks() {
        service.messages.breakWith(new IllegalStateException("a fault"));
        Optional<String> back = service.own.turnOff(managing, sam.confirmed(TURN_OFF));
        assertThat(sam.browser().back(back.orElseThrow())).isNotNull();
        assertThat(service.audited("sam"))
                .contains("SECOND_FACTOR_TURNED_OFF SUCCESS")
                .contains("NOTICE_SENT REFUSED");
    }

    @Test
    void doesNotChangeThePhoneWithoutAConfirmationForThat() {
        ConfirmationId turnOff = sam.confirmed(TURN_OFF);
        ConfirmationId turnOn = sam.confirmed(TURN_ON);
        Person other = service.visitor("sam", Role.STAFF);
        ConfirmationId others = other.confirmed(CHANGE_PHONE);
        service.forgetSends();
        int sent = service.messages.count();
        for (ConfirmationId confirmation : new ConfirmationId[] {new ConfirmationId(0), turnOff, turnOn, others}) {
            assertThat(begin(confirmation, service.otherPhone)).isEqualTo(new SendResult.Gone());
        }
        assertThat(service.enrollment.begin(managing, turnOff, TURN_OFF, service.otherPhone, Channel.SMS))
                .isEqualTo(new SendResult.Gone());
        assertThat(service.messages.count()).isEqualTo(sent);
    }

    @Test
    void doesNotChangeThePhoneOnceTheVisitIsOver() {
        ConfirmationId confirmed = sam.confirmed(CHANGE_PHONE);
        service.forgetSends();
        begin(confirmed, service.otherPhone);
        service.endEveryTrust("sam");
        assertThat(answer(confirmed, service.messages.lastCode())).isEqualTo(new Answer.Gone());
        assertThat(number()).isEqualTo(service.phone);
    }

    @Test
    void keepsEveryTrustWhenOnlyTheMethodChanges() {
        Person other = service.visitor("sam", Role.STAFF);
        ConfirmationId confirmed = sam.confirmed(CHANGE_PHONE);
        service.forgetSends();
        service.enrollment.begin(managing, confirmed, CHANGE_PHONE, service.phone, Channel.VOICE);
        assertThat(answer(confirmed, service.messages.lastCode())).isEqualTo(new Answer.Done());
        assertThat(service.confirmedPhone("sam").orElseThrow().channel()).isEqualTo(Channel.VOICE);
        assertThat(service.gate.stillTrusted(GATE_KEY, remembered.trust())).isTrue();
        assertThat(other.again()).isPresent();
        assertThat(service.messages.notices()).isEmpty();
    }

    @Test
    void doesNotTurnOffAPhoneThatAnotherSessionSetMeanwhile() {
        ConfirmationId turnOff = sam.confirmed(TURN_OFF);
        Person other = service.visitor("sam", Role.STAFF);
        ConfirmationId change = other.confirmed(CHANGE_PHONE);
        service.forgetSends();
        service.enrollment.begin(other.managing(), change, CHANGE_PHONE, service.otherPhone, Channel.SMS);
        service.enrollment.answer(other.managing(), change, CHANGE_PHONE, service.messages.lastCode());
        assertThat(service.own.turnOff(managing, turnOff)).isEmpty();
        assertThat(number()).isEqualTo(service.otherPhone);
    }

    @Test
    void isChangedOrTurnedOffByOneOfTwoSessionsAtTheSameMoment() {
        Person other = service.visitor("sam", Role.STAFF);
        ConfirmationId turnOff = sam.confirmed(TURN_OFF);
        ConfirmationId change = other.confirmed(CHANGE_PHONE);
        service.forgetSends();
        service.enrollment.begin(other.managing(), change, CHANGE_PHONE, service.otherPhone, Channel.SMS);
        String code = service.messages.lastCode();
        List<Boolean> done = Together.run(
                2,
                i -> i == 0
                        ? service.own.turnOff(managing, turnOff).isPresent()
                        : service.enrollment.answer(other.managing(), change, CHANGE_PHONE, code)
                                instanceof Answer.Accepted);
        assertThat(done).containsOnlyOnce(true);
    }

    @Test
    void endsEverythingElseWhenAllBrowsersAreForgotten() {
        whatEnds(() -> ((Forgotten.ThisToo) service.own.forgetAll(managing)).returnAddress());
        assertThat(service.confirmedPhone("sam")).isPresent();
    }

    @Test
    void showsTheOwnAccount() {
        AccountView view = service.own.view(managing);
        assertThat(view.protection().phoneEnding()).isEqualTo(service.phone.substring(10));
        assertThat(view.required()).isTrue();
        assertThat(view.browsers()).hasSize(1);
        assertThat(view.lately()).isNotEmpty().allMatch(event -> event.actor() == null);
        assertThat(service.own.view(service.visitor("casey", Role.CLIENT).managing()))
                .isEqualTo(new AccountView(null, false, List.of(), List.of()));
    }

    /**
     * Checks that the change ends other sessions, a pending sign-in with its code, tickets, browsers and bypass codes, and that the
     * person's own session goes on by the ticket.
     */
    private void whatEnds(java.util.function.Supplier<String> change) {
        Person other = service.visitor("sam", Role.STAFF);
        Browser pending = service.browser("sam", Role.STAFF);
        service.forgetSends();
        SigningIn signIn = pending.verify();
        String code = service.messages.lastCode();
        Browser answered = service.browser("sam", Role.STAFF);
        service.forgetSends();
        SigningIn answering = answered.verify();
        Answer answer = answered.answer(answering, service.messages.lastCode());
        Browser ticketed = service.browser("sam", Role.STAFF);
        String ticket = ticketed.ticket(Purpose.VERIFY);
        AccountId id = managing.accountId();
        String bypass = service.transactions.run(
                work -> service.bypassStore.give(work, service.accounts.get(work, id), id, Duration.ofHours(1)));
        var before = service.trust("sam");
        service.forgetSends();

        String back = change.get();

        assertThat(service.gate.stillTrusted(GATE_KEY, before)).isFalse();
        assertThat(service.gate.stillTrusted(GATE_KEY, remembered.trust())).isFalse();
        assertThat(other.again()).isEmpty();
        assertThat(pending.answer(signIn, code)).isEqualTo(new Answer.Gone());
        assertThat(service.find(signIn.id(), pending.cookie, service.from)).isEmpty();
        assertThat(answered.complete(answer)).isNull();
        assertThat(service.redeem(ticket, ticketed.cookie, service.from)).isEmpty();
        assertThat(service.verification.answerBypass(signIn, bypass))
                .isNotInstanceOf(io.github.countersign.bypass.BypassAnswers.Judgement.Accepted.class);
        assertThat(sam.again()).isPresent();
        Return own = sam.browser().back(back);
        assertThat(own).isNotNull();
        assertThat(own.browserToken()).isNull();
        assertThat(service.gate.stillTrusted(GATE_KEY, own.trust())).isTrue();
        assertThat(sam.browser().managing(own.trust()).id()).isEqualTo(managing.id());
    }

    private Answer changePhone(String to) {
        ConfirmationId confirmed = sam.confirmed(CHANGE_PHONE);
        service.forgetSends();
        begin(confirmed, to);
        return answer(confirmed, service.messages.lastCode());
    }

    private SendResult begin(ConfirmationId confirmed, String to) {
        return service.enrollment.begin(managing, confirmed, CHANGE_PHONE, to, Channel.SMS);
    }

    private Answer answer(ConfirmationId confirmed, String code) {
        return service.enrollment.answer(managing, confirmed, CHANGE_PHONE, code);
    }

    private void begin(Person visitor, ConfirmationId confirmed, String to) {
        service.enrollment.begin(visitor.managing(), confirmed, TURN_ON, to, Channel.SMS);
    }

    private Answer turnOn(Person visitor, ConfirmationId confirmed, String to) {
        begin(visitor, confirmed, to);
        return service.enrollment.answer(visitor.managing(), confirmed, TURN_ON, service.messages.lastCode());
    }

    private String number() {
        return service.confirmedPhone("sam").orElseThrow().number().e164();
    }
}
