package io.github.countersign.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.account.AccountId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GivenBypassTest {

    private final GivenBypass given = new GivenBypass(new AccountId(7), "12345-67890", Instant.EPOCH);

    @Test
    void isForThatPersonInAnotherRequestToo() {
        assertThat(given.isFor(new AccountId(7))).isTrue();
    }

    @Test
    void isForNobodyElse() {
        assertThat(given.isFor(new AccountId(8))).isFalse();
    }
}
