package io.github.countersign.ui.audit;

import io.github.countersign.audit.Acting;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.ui.code.Statuses;

/** Events as the trail writes them. */
final class AuditEvents {

    private AuditEvents() {}

    static AuditEvent of(Kind kind, Result result, String actor, String target, String detail) {
        return new AuditEvent(
                Statuses.NOW, kind, result, new Acting("clinic", "default", actor, "192.0.2.7"), target, detail);
    }
}
