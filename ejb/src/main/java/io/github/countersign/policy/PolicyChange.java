package io.github.countersign.policy;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A change of a practice's policy, as the audit trail records it. Only this class writes and reads it.
 *
 * @param from the policy before; null if the change was refused, or if that policy is unknown
 */
public record PolicyChange(@Nullable Policy from, Policy to) {

    private static final Pattern MADE = Pattern.compile("([A-Z]+) to ([A-Z]+)");
    private static final Pattern REFUSED = Pattern.compile("POLICY ([A-Z]+)");

    /** A change that was not allowed. */
    public static PolicyChange refused(Policy to) {
        return new PolicyChange(null, to);
    }

    /** The text for the event's detail. */
    public String detail() {
        return from == null ? "POLICY " + to : from + " to " + to;
    }

    /** Whether the event is a change of the policy, made or refused; then its target is the practice. */
    public static boolean isIn(AuditEvent event) {
        return event.event() == Kind.POLICY_CHANGED
                || (event.event() == Kind.NOT_ALLOWED
                        && REFUSED.matcher(event.detail()).matches());
    }

    /** The change that an event records; empty for other events, and if it names a policy that does not exist. */
    public static Optional<PolicyChange> of(AuditEvent event) {
        Matcher made = MADE.matcher(event.detail());
        if (event.event() == Kind.POLICY_CHANGED && made.matches()) {
            Optional<Policy> from = Policy.named(made.group(1));
            return Policy.named(made.group(2)).map(to -> new PolicyChange(from.orElse(null), to));
        }
        Matcher refused = REFUSED.matcher(event.detail());
        return event.event() == Kind.NOT_ALLOWED && refused.matches()
                ? Policy.named(refused.group(1)).map(PolicyChange::refused)
                : Optional.empty();
    }
}
