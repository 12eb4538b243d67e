package io.github.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.audit.Acting;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A change of policy is read from the audit trail as it was written, by this version and by earlier ones. */
class PolicyChangeTest {

    @Test
    void isReadAsItWasWritten() {
        PolicyChange made = new PolicyChange(Policy.NO, Policy.STAFF);
        assertThat(PolicyChange.of(event(Kind.POLICY_CHANGED, made.detail()))).contains(made);
        PolicyChange refused = PolicyChange.refused(Policy.EVERYONE);
        assertThat(PolicyChange.of(event(Kind.NOT_ALLOWED, refused.detail()))).contains(refused);
    }

    @Test
    void isReadFromRowsOfEarlierVersions() {
        assertThat(PolicyChange.of(event(Kind.POLICY_CHANGED, "NO to STAFF")))
                .contains(new PolicyChange(Policy.NO, Policy.STAFF));
        assertThat(PolicyChange.of(event(Kind.NOT_ALLOWED, "POLICY NO"))).contains(PolicyChange.refused(Policy.NO));
    }

    @Test
    void isInNoOtherEvent() {
        AuditEvent help = event(Kind.NOT_ALLOWED, "HELP_TURN_OFF");
        assertThat(PolicyChange.of(help)).isEmpty();
        assertThat(PolicyChange.isIn(help)).isFalse();
        AuditEvent reason = event(Kind.BYPASS_CODE_GIVEN, "POLICY NO");
        assertThat(PolicyChange.of(reason)).isEmpty();
        assertThat(PolicyChange.isIn(reason)).isFalse();
    }

    @Test
    void ofAPolicyThatThereIsNotIsStillOne() {
        AuditEvent event = event(Kind.POLICY_CHANGED, "NO to SOME");
        assertThat(PolicyChange.of(event)).isEmpty();
        assertThat(PolicyChange.isIn(event)).isTrue();
    }

    private static AuditEvent event(Kind kind, String detail) {
        Acting olivia = new Acting("clinic", "default", "olivia", "203.0.113.9");
        return new AuditEvent(Instant.EPOCH, kind, Result.SUCCESS, olivia, "default", detail);
    }
}
