package io.github.countersign.selfservice;

import static io.github.countersign.challenge.TestService.GATE_KEY;
import static io.github.countersign.confirmation.Action.CHANGE_PHONE;
import static io.github.countersign.confirmation.Action.TURN_ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
import io.github.countersign.visit.Managing;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Turning two-factor authentication on: who is asked next, whose sessions end, and where it is refused. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TurningOnTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;

    private Person sam;

    private Managing managing;

    @BeforeEach
    void enroll() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
        sam = service.visitor("sam", Role.STAFF);
        managing = sam.managing();
    }

    @Test
    void isTurnedOnFromTheOwnPageAndAskedForAtTheNextSignIn() {
        Person casey = service.visitor("casey", Role.CLIENT);
        ConfirmationId confirmed = casey.confirmed(TURN_ON);
        service.forgetSends();
        assertThat(turnOn(casey, confirmed, service.phone))
                .as("a number that another account has too")
                .isInstanceOf(Answer.Accepted.class);
        assertThat(service.browser("casey", Role.CLIENT).check().kind()).isEqualTo(Kind.VERIFY);
        assertThat(casey.again()).isPresent();
        assertThat(number()).isEqualTo(service.phone);
        assertThat(service.audited("casey")).contains("PHONE_SET_UP SUCCESS");
        assertThat(turnOn(casey, confirmed, service.otherPhone)).as("once").isEqualTo(new Answer.Gone());
    }

    @Test
    void endsTheSessionsOfAPasswordAloneWhenItIsTurnedOn() {
        Person casey = service.visitor("casey", Role.CLIENT);
        Person thief = service.visitor("casey", Role.CLIENT);
        Trust before = service.trust("casey");
        assertThat(service.gate.stillTrusted(GATE_KEY, before)).isTrue();
        service.forgetSends();

        Answer answer = turnOn(casey, casey.confirmed(TURN_ON), service.otherPhone);

        assertThat(service.gate.stillTrusted(GATE_KEY, before)).isFalse();
        assertThat(thief.again()).isEmpty();
        Return goesOn = casey.browser().back(((Answer.Accepted) answer).returnAddress());
        assertThat(service.gate.stillTrusted(GATE_KEY, goesOn.trust())).isTrue();
        assertThat(casey.again()).isPresent();
    }

    @Test
    void endsTheSessionsOfAPasswordAloneWhenItIsSetUpAtASignIn() {
        service.seen(service.account("casey", Role.CLIENT));
        Trust before = service.trust("casey");

        Trust after = service.setUp(service.browser("casey", Role.CLIENT));

        assertThat(service.gate.stillTrusted(GATE_KEY, before)).isFalse();
        assertThat(service.gate.stillTrusted(GATE_KEY, after)).isTrue();
    }

    @Test
    void isTurnedOnInOneOfTwoTabs() {
        Person first = service.visitor("casey", Role.CLIENT);
        Person second = service.visitor("casey", Role.CLIENT);
        ConfirmationId confirmed = first.confirmed(TURN_ON);
        ConfirmationId confirmedToo = second.confirmed(TURN_ON);
        service.forgetSends();
        begin(first, confirmed, service.otherPhone);
        String code = service.messages.lastCode();
        service.forgetSends();
        begin(second, confirmedToo, service.phone);
        String codeToo = service.messages.lastCode();
        List<Answer> answers = Together.run(
                2,
                i -> i == 0
                        ? service.enrollment.answer(first.managing(), confirmed, TURN_ON, code)
                        : service.enrollment.answer(second.managing(), confirmedToo, TURN_ON, codeToo));
        assertThat(answers).containsOnlyOnce(new Answer.Gone());
        assertThat(answers).filteredOn(Answer.Accepted.class::isInstance).hasSize(1);
    }

    @Test
    void cannotBeTurnedOnOverAPhoneNorChangedWithoutOne() {
        ConfirmationId on = sam.confirmed(TURN_ON);
        service.forgetSends();
        assertThat(turnOn(sam, on, service.otherPhone)).isEqualTo(new Answer.Gone());
        assertThat(number()).isEqualTo(service.phone);
        Person casey = service.visitor("casey", Role.CLIENT);
        ConfirmationId change = casey.confirmed(CHANGE_PHONE);
        service.forgetSends();
        service.enrollment.begin(casey.managing(), change, CHANGE_PHONE, service.otherPhone, Channel.SMS);
        assertThat(service.enrollment.answer(casey.managing(), change, CHANGE_PHONE, service.messages.lastCode()))
                .isEqualTo(new Answer.Gone());
        assertThat(service.confirmedPhone("casey")).isEmpty();
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
