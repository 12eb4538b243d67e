package io.github.countersign.administration;

import static io.github.countersign.challenge.TestService.GATE_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.account.AccountId;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.delivery.Notice;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.policy.Policy;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A colleague or client who lost a phone: what ends at once, what follows, and who is told. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class HelpTest {

    private static final String REASON = "lost the phone";

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Person olivia;
    private Return remembered;
    private AccountId casey;

    @BeforeEach
    void enroll() {
        service = new TestService(kind);
        service.enroll("casey", Role.CLIENT);
        casey = service.known("casey").id();
        remembered = service.browser("casey", Role.CLIENT).remembered();
        olivia = service.helper("olivia", Role.OWNER);
    }

    @Test
    void turningOffEndsEverythingAndLeavesTheRestToThePolicy() {
        everythingEnds(Action.HELP_TURN_OFF);
        assertThat(service.browser("casey", Role.CLIENT).check().kind()).isEqualTo(Kind.PASS);
        assertThat(service.audited("casey")).contains("SECOND_FACTOR_TURNED_OFF SUCCESS");
        assertThat(service.messages.lastNotice().change()).isEqualTo(Change.TURNED_OFF_BY_OTHER);
    }

    @Test
    void changingEndsEverythingAndAsksForASetUpOnceWhateverThePolicy() {
        everythingEnds(Action.HELP_CHANGE);
        assertThat(service.audited("casey")).contains("SET_UP_ASKED SUCCESS");
        assertThat(service.messages.lastNotice().change()).isEqualTo(Change.CHANGE_ASKED_BY_OTHER);
        Browser next = service.browser("casey", Role.CLIENT);
        assertThat(next.check().kind()).isEqualTo(Kind.SET_UP);
        assertThat(service.people.find(olivia.managing(), casey).orElseThrow().setUpAsked())
                .isTrue();
        service.setUp(next);
        assertThat(service.people.find(olivia.managing(), casey).orElseThrow().setUpAsked())
                .isFalse();
        Person own = service.visitor("casey", Role.CLIENT);
        service.own.turnOff(own.managing(), own.confirmed(Action.TURN_OFF));
        assertThat(service.browser("casey", Role.CLIENT).check().kind())
                .as("asked no more")
                .isEqualTo(Kind.PASS);
    }

    private void everythingEnds(Action action) {
        Person own = service.visitor("casey", Role.CLIENT);
        service.forgetSends();
        Browser pending = service.browser("casey", Role.CLIENT);
        SigningIn signIn = pending.verify();
        assertThat(help(action)).isEqualTo(new Help.Done());
        assertThat(service.confirmedPhone("casey")).isEmpty();
        assertThat(service.gate.stillTrusted(GATE_KEY, remembered.trust())).isFalse();
        assertThat(own.again()).isEmpty();
        assertThat(pending.answer(signIn, service.messages.lastCode())).isEqualTo(new Answer.Gone());
        assertThat(service.count("RememberedBrowser x WHERE x.accountId = ?1", casey))
                .isZero();
        assertThat(olivia.again()).as("the helper goes on").isPresent();
        Notice notice = service.messages.lastNotice();
        assertThat(notice.to().e164()).isEqualTo(service.phone);
        assertThat(notice.by()).isEqualTo("olivia");
        assertThat(service.audited("casey")).endsWith("NOTICE_SENT SUCCESS");
    }

    @Test
    void isGivenOnceForAConfirmation() {
        ConfirmationId confirmed = olivia.confirmed(Action.HELP_TURN_OFF, casey);
        List<Help> helped = Together.run(6, i -> service.people.turnOff(olivia.managing(), casey, REASON, confirmed));
        assertThat(helped).containsOnlyOnce(new Help.Done());
        assertThat(service.messages.notices()).hasSize(1);
    }

    @Test
    void needsAConfirmationForThatPersonAndAction() {
        service.seen(service.account("sofia", Role.STAFF));
        AccountId sofia = service.known("sofia").id();
        for (ConfirmationId confirmation : new ConfirmationId[] {
            new ConfirmationId(0),
            olivia.confirmed(Action.HELP_TURN_OFF, sofia),
            olivia.confirmed(Action.HELP_CHANGE, casey),
            olivia.confirmed(Action.TURN_OFF, casey),
            service.visitor("oscar", Role.OWNER).confirmed(Action.HELP_TURN_OFF, casey)
        }) {
            assertThat(service.people.turnOff(olivia.managing(), casey, REASON, confirmation))
                    .isEqualTo(new Help.ConfirmationOver());
        }
        assertThat(service.confirmedPhone("casey")).isPresent();
        assertThat(service.messages.notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "ab", " ab "})
    void needsAReason(String reason) {
        ConfirmationId confirmed = olivia.confirmed(Action.HELP_TURN_OFF, casey);
        assertThat(service.people.turnOff(olivia.managing(), casey, reason, confirmed))
                .isEqualTo(new Help.ReasonNeeded());
        assertThat(service.people.turnOff(olivia.managing(), casey, "x".repeat(201), confirmed))
                .isEqualTo(new Help.ReasonNeeded());
        assertThat(service.people.giveBypass(olivia.managing(), casey, Duration.ofHours(1), reason, confirmed))
                .isEqualTo(new Help.ReasonNeeded());
        assertThat(service.confirmedPhone("casey")).isPresent();
        assertThat(service.people.turnOff(olivia.managing(), casey, "abc", confirmed))
                .as("the confirmation was not used up")
                .isEqualTo(new Help.Done());
    }

    @Test
    void hasNothingToTurnOffNorToBypassWhereNothingIsSetUp() {
        service.seen(service.account("sofia", Role.STAFF));
        AccountId sofia = service.known("sofia").id();
        assertThat(service.people.turnOff(
                        olivia.managing(), sofia, REASON, olivia.confirmed(Action.HELP_TURN_OFF, sofia)))
                .isEqualTo(new Help.NotSetUp());
        assertThat(service.people.check(olivia.managing(), new About(Action.GIVE_BYPASS, sofia), REASON))
                .isEqualTo(new Help.NotSetUp());
        assertThat(service.people.check(olivia.managing(), new About(Action.HELP_CHANGE, sofia), REASON))
                .isEqualTo(new Help.Done());
        assertThat(service.people.check(olivia.managing(), new About(Action.HELP_CHANGE, new AccountId(-1)), REASON))
                .isEqualTo(new Help.NotAllowed());
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"HELP_TURN_OFF", "HELP_CHANGE", "GIVE_BYPASS"})
    void endsTheWaitAfterAHundredWrongCodesAndPasswords(Action action) {
        lock();
        help(action);
        assertThat(service.count(
                        "KnownAccount x WHERE x.id = ?1 AND x.wrongGuesses = 0 AND x.wrongPasswords = 0"
                                + " AND x.lockedUntil IS NULL AND x.passwordsLockedUntil IS NULL",
                        casey))
                .isOne();
    }

    @Test
    void isNotGivenByAPasswordAlone() {
        Person mia = service.visitor("mia", Role.MANAGER);
        PersonView shown = service.people.find(mia.managing(), casey).orElseThrow();
        assertThat(shown.mayHelp()).isFalse();
        assertThat(shown.ownFirst()).isTrue();
        for (Action action : List.of(Action.HELP_TURN_OFF, Action.HELP_CHANGE, Action.GIVE_BYPASS)) {
            assertThat(service.people.check(mia.managing(), new About(action, casey), REASON))
                    .isEqualTo(new Help.OwnFirst());
        }
        assertThat(service.people.turnOff(mia.managing(), casey, REASON, mia.confirmed(Action.HELP_TURN_OFF, casey)))
                .isEqualTo(new Help.OwnFirst());
        assertThat(service.people.giveBypass(
                        mia.managing(), casey, Duration.ofHours(1), REASON, mia.confirmed(Action.GIVE_BYPASS, casey)))
                .isEqualTo(new Help.OwnFirst());
        assertThat(service.confirmedPhone("casey")).isPresent();
    }

    @Test
    void isNotGivenByAManagerWhoBecameAClientMeanwhile() {
        Person mia = service.helper("mia", Role.MANAGER);
        ConfirmationId confirmed = mia.confirmed(Action.HELP_TURN_OFF, casey);
        service.verified(service.browser("mia", Role.CLIENT));
        assertThat(service.people.turnOff(mia.managing(), casey, REASON, confirmed))
                .isEqualTo(new Help.ConfirmationOver());
        assertThat(service.change(mia, Policy.STAFF, Policy.NO)).isEqualTo(PolicyService.Change.NOT_ALLOWED);
        assertThat(service.confirmedPhone("casey")).isPresent();
    }

    @Test
    void isNotGivenByAnOwnerWhoseSessionIsOfAnotherPracticeNow() {
        Person oscar = service.helper("oscar", Role.OWNER);
        ConfirmationId confirmed = oscar.confirmed(Action.HELP_TURN_OFF, casey);
        service.gate.end(TestService.GATE_KEY, oscar.browser().state); // as the filter does
        assertThat(oscar.again()).isEmpty();
        assertThat(service.people.turnOff(oscar.managing(), casey, REASON, confirmed))
                .isEqualTo(new Help.ConfirmationOver());
        assertThat(service.change(oscar, Policy.STAFF, Policy.NO)).isEqualTo(PolicyService.Change.NOT_ALLOWED);
        assertThat(service.confirmedPhone("casey")).isPresent();
    }

    @Test
    void reachesNobodyWhoMovedToAnotherPracticeMeanwhile() {
        ConfirmationId confirmed = olivia.confirmed(Action.HELP_TURN_OFF, casey);
        service.verified(service.browser(Account.of(service.directory, "casey")
                .role(Role.CLIENT)
                .practice("north")
                .locale("en")
                .build()));
        assertThat(service.people.turnOff(olivia.managing(), casey, REASON, confirmed))
                .isEqualTo(new Help.NotAllowed());
        assertThat(service.confirmedPhone("casey")).isPresent();
    }

    @Test
    void isNotUndoneByASetUpThatTheThiefHadBegun() {
        Browser thief = service.browser("casey", Role.CLIENT);
        help(Action.HELP_CHANGE);
        service.forgetSends();
        SigningIn begun = thief.enter(io.github.countersign.visit.Purpose.SET_UP);
        service.enrollment.begin(begun, service.otherPhone, io.github.countersign.delivery.Channel.SMS);
        String code = service.messages.lastCode();
        help(Action.HELP_CHANGE);
        assertThat(service.enrollment.answer(begun, code, true)).isEqualTo(new Answer.Gone());
        assertThat(service.confirmedPhone("casey")).isEmpty();
    }

    private Help help(Action action) {
        ConfirmationId confirmed = olivia.confirmed(action, casey);
        return switch (action) {
            case HELP_TURN_OFF -> service.people.turnOff(olivia.managing(), casey, REASON, confirmed);
            case HELP_CHANGE -> service.people.change(olivia.managing(), casey, REASON, confirmed);
            default -> service.people.giveBypass(olivia.managing(), casey, Duration.ofHours(1), REASON, confirmed);
        };
    }

    private void lock() {
        service.transactions.run(work -> work.change(
                        "UPDATE KnownAccount a SET a.wrongGuesses = 100, a.wrongPasswords = 100 WHERE a.id = :id")
                .setParameter("id", casey.value())
                .executeUpdate());
    }
}
