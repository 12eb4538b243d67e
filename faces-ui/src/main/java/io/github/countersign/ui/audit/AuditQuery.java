package io.github.countersign.ui.audit;

import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.ui.web.AddressQuery;
import io.github.countersign.ui.web.Typed;
import java.util.Map;
import java.util.Set;

/**
 * What of the audit trail to show or to take away, as an address says.
 *
 * @param group the name of an {@link AuditGroup}, anything else for all
 * @param person a user name, empty for anybody
 * @param olderThan {@link Long#MAX_VALUE} for the newest
 */
record AuditQuery(String group, String person, long olderThan) {

    static AuditQuery of(Map<String, String> parameters) {
        String group = parameters.getOrDefault("filter", "");
        return new AuditQuery(
                AuditGroup.kinds(group).isEmpty() ? "" : group,
                Typed.text(parameters, "person"),
                Typed.number(parameters, "older").orElse(Long.MAX_VALUE));
    }

    Set<Kind> kinds() {
        return AuditGroup.kinds(group);
    }

    boolean isNarrow() {
        return !group.isEmpty() || !person.isEmpty();
    }

    boolean isNewest() {
        return olderThan == Long.MAX_VALUE;
    }

    AddressQuery first() {
        return AddressQuery.NONE.with("filter", group).with("person", person);
    }

    AddressQuery older(long than) {
        return first().with("older", Long.toString(than));
    }
}
