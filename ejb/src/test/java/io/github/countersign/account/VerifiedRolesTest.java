package io.github.countersign.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.administration.Help;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.Action;
import io.github.countersign.delivery.Channel;
import io.github.countersign.enrollment.EnrollmentService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.Managing;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody with a second factor is, is what was proved, at each application of each practice. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class VerifiedRolesTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;

    @BeforeEach
    void open() {
        service = new TestService(kind);
        service.enroll("olivia", Role.OWNER);
    }

    @Test
    void replacesWhatTheSameApplicationSaidBefore() {
        service.verified(service.browser("olivia", Role.STAFF));
        assertIs("default", Role.STAFF);
        Person max = service.helper("max", Role.MANAGER);
        AccountId olivia = service.known("olivia").id();
        assertThat(service.people.turnOff(
                        max.managing(), olivia, "lost it", max.confirmed(Action.HELP_TURN_OFF, olivia)))
                .isInstanceOf(Help.Done.class);
    }

    @Test
    void leavesWhatAnotherApplicationSaidBefore() {
        service.verified(at("/portal", "default", Role.CLIENT));
        assertIs("default", Role.OWNER);
        service.verified(service.browser("olivia", Role.STAFF));
        assertIs("default", Role.STAFF);
        service.verified(at("/portal", "default", Role.MANAGER));
        assertIs("default", Role.MANAGER);
        service.verified(at("/portal", "default", Role.CLIENT));
        assertIs("default", Role.STAFF);
    }

    @Test
    void keepsAPersonInThePracticeOfTheHighestRole() {
        service.verified(at("/clinic", "north", Role.CLIENT));
        assertIs("default", Role.OWNER);
        service.verified(service.browser("olivia", Role.CLIENT));
        service.verified(at("/clinic", "north", Role.STAFF));
        assertIs("north", Role.STAFF);
    }

    @Test
    void movesAPersonWhoIsAsMuchElsewhere() {
        service.verified(at("/clinic", "north", Role.OWNER));
        assertIs("north", Role.OWNER);
        service.verified(service.browser("olivia", Role.OWNER));
        assertIs("default", Role.OWNER);
        service.verified(at("/clinic", "south", Role.STAFF));
        assertIs("default", Role.OWNER);
    }

    /** Nobody kept roles before; the account's row says one, and not which application said so. */
    @Test
    void keepsARoleFromBeforeRolesWereKeptUntilAsMuchIsProved() {
        forgetRoles();
        service.verified(at("/portal", "default", Role.CLIENT));
        assertIs("default", Role.OWNER);
        service.verified(at("/portal", "north", Role.CLIENT));
        assertIs("default", Role.OWNER);
        service.verified(service.browser("olivia", Role.OWNER));
        assertIs("default", Role.OWNER);
        service.verified(service.browser("olivia", Role.STAFF));
        assertIs("default", Role.STAFF);
    }

    @Test
    void isForgottenWithTheSecondFactor() {
        Person oscar = service.helper("oscar", Role.OWNER);
        AccountId olivia = service.known("olivia").id();
        service.people.turnOff(oscar.managing(), olivia, "has left", oscar.confirmed(Action.HELP_TURN_OFF, olivia));
        service.setUp(at("/clinic", "north", Role.STAFF));
        assertIs("north", Role.STAFF);
    }

    @Test
    void beginsWithTheSessionInWhichSomebodyTurnsItOn() {
        Browser olga = service.browser("olga", Role.OWNER);
        service.seen(olga.account);
        Managing managing = olga.managing(service.trust("olga"));
        service.browser("olga", Role.CLIENT).check(); // at another application, with the password alone
        EnrollmentService enrollment = service.enrollment;
        var confirmed = olga.confirmed(managing, Action.TURN_ON);
        service.forgetSends();
        enrollment.begin(managing, confirmed, Action.TURN_ON, service.otherPhone, Channel.SMS);
        enrollment.answer(managing, confirmed, Action.TURN_ON, service.messages.lastCode());
        assertThat(service.known("olga").role()).isEqualTo(Role.OWNER);
    }

    @Test
    void takesNoNameThatAnotherAccountHas() {
        Account olivia = Account.of(service.directory, "olivia")
                .role(Role.OWNER)
                .stableId("id-1")
                .build();
        service.verified(service.browser(olivia));
        service.seen(service.account("oliver", Role.CLIENT));
        Account renamed = Account.of(service.directory, "oliver")
                .role(Role.OWNER)
                .stableId("id-1")
                .build();
        assertThat(service.verified(service.browser(renamed))).isNotNull();
        assertThat(service.known("olivia").role()).isEqualTo(Role.OWNER);
        assertThat(service.known("oliver").role()).isEqualTo(Role.CLIENT);
    }

    private Browser at(String application, String practice, Role role) {
        service.clock.moveBy(Duration.ofMinutes(1));
        return service.browser(Account.of(service.directory, "olivia")
                        .role(role)
                        .practice(practice)
                        .locale("en")
                        .build())
                .at(application);
    }

    private void assertIs(String practice, Role role) {
        KnownAccount known = service.known("olivia");
        assertThat(known.role()).isEqualTo(role);
        assertThat(service.<String>read(
                        work -> service.practices.get(work, known.practiceId()).name()))
                .isEqualTo(practice);
    }

    private void forgetRoles() {
        AccountId olivia = service.known("olivia").id();
        service.transactions.perform(work -> service.bean(VerifiedRoles.class).forget(work, olivia));
    }
}
