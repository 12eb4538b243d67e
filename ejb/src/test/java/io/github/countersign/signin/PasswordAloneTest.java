package io.github.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.account.AccountId;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.administration.Help;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.Action;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody who knows the password of a person with a second factor, and nothing else, changes nothing about that person. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PasswordAloneTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;

    @BeforeEach
    void open() {
        service = new TestService(kind);
    }

    /** Eve, an owner elsewhere in the directory, has made the owner of the north a client of her own practice. */
    @Test
    void doesNotBringAnOwnerUnderTheOwnerOfAnotherPractice() {
        Account north = inTheNorth("olivia", Role.OWNER);
        service.enroll(service.browser(north));
        AccountId olivia = service.known("olivia").id();
        Person eve = service.helper("eve", Role.OWNER);

        assertThat(service.browser("olivia", Role.CLIENT).signIn(true).kind()).isEqualTo(Kind.VERIFY);

        assertThat(service.people.find(eve.managing(), olivia)).isEmpty();
        assertThat(turnsOff(eve, olivia)).isEqualTo(new Help.NotAllowed());
        assertThat(service.browser(north).check().kind()).isEqualTo(Kind.VERIFY);
    }

    @Test
    void doesNotMakeAnOwnerSomebodyWhomAManagerHelps() {
        service.enroll("olivia", Role.OWNER);
        AccountId olivia = service.known("olivia").id();
        Person max = service.helper("max", Role.MANAGER);
        for (Role role : Role.values()) {
            service.browser("olivia", role).signIn(true); // at another application of the directory
            assertThat(turnsOff(max, olivia)).as(role.name()).isEqualTo(new Help.NotAllowed());
        }
    }

    @Test
    void changesNothingInTheRow() {
        Account told = Account.of(service.directory, "sam")
                .role(Role.STAFF)
                .displayName("Sam")
                .locale("en")
                .build();
        service.enroll(service.browser(told));
        KnownAccount before = service.known("sam");

        service.browser(Account.of(service.directory, "sam")
                        .role(Role.OWNER)
                        .practice("north")
                        .stableId("id-of-somebody-else")
                        .displayName("Call me on 555-0100")
                        .locale("fr")
                        .build())
                .signIn(true);

        KnownAccount after = service.known("sam");
        assertThat(after)
                .usingRecursiveComparison()
                // what the application said last is only compared with what it says of other spellings
                .ignoringFields("lastSeenAt", "spellingStanding", "spellingSeenAt")
                .isEqualTo(before);
        assertThat(after.lastSeenAt()).isEqualTo(service.clock.instant());
        assertThat(service.browser(Account.of(service.directory, "sam")
                                .stableId("id-1")
                                .build())
                        .check()
                        .kind())
                .as("the person's own stable id still fits")
                .isEqualTo(Kind.VERIFY);
    }

    @Test
    void doesNotSpoilTheCodeOfThePersonWhoIsSigningIn() {
        service.enroll("sam", Role.STAFF);
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.verify();
        service.browser("sam", Role.UNMAPPED).signIn(true);
        service.browser(inTheNorth("sam", Role.STAFF)).signIn(true);
        Answer answer = browser.answer(signIn, service.messages.lastCode());
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        assertThat(browser.complete(answer)).isNotNull();
    }

    @Test
    void doesNotSpoilAFirstSetUpEither() {
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.enter(Purpose.SET_UP);
        service.enrollment.begin(signIn, service.phone, Channel.SMS);
        service.browser(inTheNorth("sam", Role.UNMAPPED)).signIn(true);
        Answer answer = service.enrollment.answer(signIn, service.messages.lastCode(), false);
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        assertThat(browser.complete(answer)).isNotNull();
    }

    /** With the second factor, all of it counts. */
    @Test
    void isNotWhatACompletedSignInIs() {
        service.enroll("sam", Role.STAFF);
        service.clock.moveBy(Duration.ofHours(1));
        Account told = Account.of(service.directory, "sam")
                .role(Role.MANAGER)
                .practice("north")
                .stableId("id-1")
                .displayName("Sam Smith")
                .locale("fr")
                .build();
        service.verified(service.browser(told));
        KnownAccount known = service.known("sam");
        assertThat(known.role()).isEqualTo(Role.MANAGER);
        assertThat(service.<String>read(
                        work -> service.practices.get(work, known.practiceId()).name()))
                .isEqualTo("north");
        assertThat(known.displayName()).isEqualTo("Sam Smith");
        assertThat(known.locale()).isEqualTo("fr");
        assertThat(service.browser(Account.of(service.directory, "samuel")
                                .stableId("id-1")
                                .build())
                        .check()
                        .kind())
                .isEqualTo(Kind.VERIFY);
    }

    private Account inTheNorth(String name, Role role) {
        return Account.of(service.directory, name)
                .role(role)
                .practice("north")
                .locale("en")
                .build();
    }

    private Help turnsOff(Person helper, AccountId target) {
        return service.people.turnOff(
                helper.managing(), target, "lost it", helper.confirmed(Action.HELP_TURN_OFF, target));
    }
}
