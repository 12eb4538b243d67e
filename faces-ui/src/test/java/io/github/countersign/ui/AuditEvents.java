package io.github.countersign.ui;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.audit.AuditTrail;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Events as the trail writes them. */
final class AuditEvents {

    private AuditEvents() {}

    static AuditEvent of(Kind kind, Result result, String actor, String target, String detail) {
        List<AuditEvent> written = new ArrayList<>();
        EntityManager entities = (EntityManager) Proxy.newProxyInstance(
                AuditEvents.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, called, arguments) -> {
                    written.add((AuditEvent) arguments[0]);
                    return null;
                });
        new AuditTrail(Clock.fixed(Statuses.NOW, ZoneOffset.UTC))
                .record(
                        entities,
                        kind,
                        result,
                        new AuditTrail.Subject("clinic", "default", actor, target, "192.0.2.7"),
                        detail);
        return written.get(0);
    }
}
