package io.github.countersign.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ChallengeStoreTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private ChallengeStore store;
    private SigningIn signIn;

    @BeforeEach
    void open() {
        service = new TestService(kind);
        store = service.bean(ChallengeStore.class);
        signIn = service.browser("sam", Role.STAFF).enter(Purpose.SET_UP);
    }

    @Test
    void consumesAChallengeOnce() {
        Challenge challenge = challenge(service.phone);
        assertThat(consume(challenge)).isTrue();
        assertThat(consume(challenge)).isFalse();
    }

    @Test
    void consumesNoChallengeThatAnotherNumberTookThePlaceOf() {
        Challenge old = sent(challenge(service.phone));
        Challenge fresh = challenge("+12125550187");
        assertThat(consume(old)).isFalse();
        assertThat(consume(fresh)).isTrue();
    }

    @Test
    void keepsOneRowForNumbersToWhichNothingIsSent() {
        Challenge one = challenge(service.phone);
        Challenge another = challenge("+12125550187");
        assertThat(another.id()).isEqualTo(one.id());
        assertThat(store.number(another)).isEqualTo(new PhoneNumber("+12125550187"));
        assertThat(store.code(another)).isNotEqualTo(store.code(one));
    }

    @Test
    void consumesNoChallengeWhoseTimeIsOver() {
        Challenge challenge = challenge(service.phone);
        service.clock.moveTo(challenge.expiresAt());
        assertThat(consume(challenge)).isFalse();
    }

    @Test
    void bindsTheCodeToEverythingThatItIsGoodForAndToANonceOfItsOwn() {
        Challenge challenge = new Challenge(signIn, Purpose.VERIFY, "sealed", Channel.SMS, 5);
        String[] parts = challenge.binding("+12025550143").split(" ");
        assertThat(parts)
                .startsWith("0", signIn.accountId().toString(), "VERIFY", "+12025550143")
                .hasSize(5);
        assertThat(parts[4]).hasSize(43);
        Challenge another = new Challenge(signIn, Purpose.VERIFY, "sealed", Channel.SMS, 5);
        assertThat(another.binding("+12025550143")).isNotEqualTo(challenge.binding("+12025550143"));
    }

    @Test
    void keepsTheNumberEncrypted() {
        Challenge challenge = challenge(service.phone);
        assertThat(challenge.phone()).doesNotContain(service.phone.substring(1));
        assertThat(store.number(challenge)).isEqualTo(new PhoneNumber(service.phone));
    }

    private Challenge challenge(String phone) {
        return service.transactions.run(work -> store.openOrReuse(
                work, signIn, store.find(work, signIn), Purpose.VERIFY, new PhoneNumber(phone), Channel.SMS));
    }

    private Challenge sent(Challenge challenge) {
        service.transactions.perform(work -> store.get(work, challenge.id()).sent(Channel.SMS, work.now()));
        return challenge;
    }

    private boolean consume(Challenge challenge) {
        return service.transactions.run(work -> store.consume(work, challenge.id()));
    }
}
