package io.github.countersign.confirmation;

import static io.github.countersign.challenge.TestService.GATE_KEY;
import static io.github.countersign.confirmation.Action.CHANGE_PHONE;
import static io.github.countersign.confirmation.Action.TURN_OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.account.AccountId;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.ConfirmationService.How;
import io.github.countersign.confirmation.ConfirmationService.Opened;
import io.github.countersign.confirmation.ConfirmationService.State;
import io.github.countersign.confirmation.ConfirmationService.Status;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.Managing;
import java.time.Duration;
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
        assertThat(use(managing, new ConfirmationId(confirmed.value() + 1), TURN_OFF, id))
                .isFalse();
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
                () -> service.verified(service.browser("sam", Role.CLIENT)))) {
            sam = service.visitor("sam", Role.STAFF);
            ConfirmationId confirmed = sam.confirmed(TURN_OFF);
            end.run();
            assertThat(use(sam.managing(), confirmed, TURN_OFF, id)).isFalse();
            assertThat(service.own.turnOff(sam.managing(), confirmed)).isEmpty();
        }
        assertThat(service.confirmedPhone("sam")).isPresent();
    }

    @Test
    void keepsItsTokenToItself() {
        Opened opened = service.confirmations.open(managing, new About(TURN_OFF, id));
        assertThat(opened.token()).hasSize(43);
        assertThat(opened.toString()).doesNotContain(opened.token());
        assertThat(new ConfirmationStore.Opened(opened.id(), opened.token()).toString())
                .doesNotContain(opened.token());
        assertThat(service.count("Confirmation x WHERE x.tokenHash = ?1", opened.token()))
                .isZero();
    }

    private boolean use(Managing who, ConfirmationId confirmation, Action action, AccountId target) {
        return service.transactions.run(
                work -> service.confirmationStore.use(work, who, confirmation, new About(action, target)));
    }

    private State state(Opened opened) {
        return service.confirmations.status(managing, opened.id()).state();
    }
}
