package io.github.countersign.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.audit.AuditEvent.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditQueryTest {

    @Test
    void showsTheNewestOfEverything() {
        AuditQuery query = AuditQuery.of(Map.of());
        assertThat(query.kinds()).isEmpty();
        assertThat(query.isNewest()).isTrue();
        assertThat(query.isNarrow()).isFalse();
    }

    @Test
    void showsWhatTheAddressSays() {
        AuditQuery query = AuditQuery.of(Map.of("filter", "policy", "person", "Olivia", "older", "750"));
        assertThat(query.kinds()).containsExactly(Kind.POLICY_CHANGED);
        assertThat(query.olderThan()).isEqualTo(750);
        assertThat(query.older(700)).hasToString("?filter=policy&person=Olivia&older=700");
        assertThat(query.first()).hasToString("?filter=policy&person=Olivia");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "1e3", "99999999999999999999", "٣"})
    void beginsWithTheNewestForAnythingButANumber(String older) {
        assertThat(AuditQuery.of(Map.of("older", older, "filter", "all")).isNewest())
                .isTrue();
    }
}
