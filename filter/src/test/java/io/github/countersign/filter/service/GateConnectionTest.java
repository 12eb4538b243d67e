package io.github.countersign.filter.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.filter.fake.FakeGate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GateConnectionTest {

    private final FakeGate gate = new FakeGate();
    private final Deque<Supplier<String>> keys = new ArrayDeque<>();
    private final GateConnection connection =
            new GateConnection(gate, () -> keys.remove().get());

    @Test
    void readsTheKeyOnce() throws Exception {
        keys.add(() -> FakeGate.KEY);

        assertThat(connection.stillTrusted(FakeGate.TRUST)).isTrue();
        assertThat(connection.stillTrusted(FakeGate.TRUST)).isTrue();
    }

    @Test
    void readsTheKeyAgainWhenTheServiceHasMadeANewOne() throws Exception {
        keys.addAll(List.of(() -> "an old key", () -> "the next old key", () -> FakeGate.KEY));
        assertThatThrownBy(() -> connection.stillTrusted(FakeGate.TRUST)).isInstanceOf(GateUnavailableException.class);
        assertThatThrownBy(() -> connection.stillTrusted(FakeGate.TRUST)).isInstanceOf(GateUnavailableException.class);

        assertThat(connection.stillTrusted(FakeGate.TRUST)).isTrue();
    }

    @Test
    void aKeyThatWentStaleIsReplacedWithinTheSameQuestion() throws Exception {
        keys.addAll(List.of(() -> FakeGate.KEY, () -> "the new key"));
        connection.stillTrusted(FakeGate.TRUST);
        gate.key = "the new key";

        assertThat(connection.stillTrusted(FakeGate.TRUST)).isTrue();
    }

    @Test
    void aFailureThatNoKeyExplainsIsNotAskedAgain() throws Exception {
        keys.addAll(List.of(() -> FakeGate.KEY, () -> FakeGate.KEY));
        connection.stillTrusted(FakeGate.TRUST);
        gate.failure = new IllegalStateException("the database is down");

        assertThatThrownBy(() -> connection.stillTrusted(FakeGate.TRUST)).isInstanceOf(GateUnavailableException.class);
        assertThat(gate.questions).hasSize(2);
    }

    @Test
    void nobodyWaitsLongerThanTwoSecondsForAServiceThatHangs() throws Exception {
        keys.add(() -> FakeGate.KEY);
        connection.stillTrusted(FakeGate.TRUST);
        gate.hanging = new CountDownLatch(1);

        Instant began = Instant.now();
        assertThatThrownBy(() -> connection.stillTrusted(FakeGate.TRUST)).isInstanceOf(GateUnavailableException.class);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(4));

        Instant next = Instant.now();
        assertThatThrownBy(() -> connection.stillTrusted(FakeGate.TRUST)).isInstanceOf(GateUnavailableException.class);
        assertThat(Duration.between(next, Instant.now()))
                .as("and then nobody waits at all")
                .isLessThan(Duration.ofMillis(1_900));
        gate.hanging.countDown();
    }

    @Test
    void aKeyThatCannotBeReadIsUnavailable() {
        keys.add(() -> {
            throw new UncheckedIOException(new IOException("no such file"));
        });

        assertThatThrownBy(() -> connection.stillTrusted(FakeGate.TRUST)).isInstanceOf(GateUnavailableException.class);
        assertThat(gate.questions).isEmpty();
    }

    @Test
    void aServerWithoutTheServiceIsUnavailable() {
        GateConnection toNothing = new GateConnection(new EjbGate(), () -> FakeGate.KEY);

        assertThatThrownBy(() -> toNothing.stillTrusted(FakeGate.TRUST)).isInstanceOf(GateUnavailableException.class);
    }

    @Test
    void theEndOfAPendingSignInNeverFails() {
        keys.add(() -> FakeGate.KEY);
        gate.failure = new IllegalStateException();

        connection.end("state");

        assertThat(gate.questions).containsExactly("end");
    }
}
