package io.github.countersign.filter;

import io.github.countersign.filter.service.GateConnection;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Tells the service when a host session ends, if pages of the module were opened from it. */
public final class SessionEndListener implements HttpSessionListener {

    private final GateConnection gate;

    /** For a web.xml that declares the filter by hand. */
    public SessionEndListener() {
        this(GateConnection.toThisServer());
    }

    SessionEndListener(GateConnection gate) {
        this.gate = gate;
    }

    // Servlet 3.1 has no default for it
    @Override
    public void sessionCreated(HttpSessionEvent event) {}

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        SigningInVisit pending = SigningInVisit.in(event.getSession());
        if (pending != null && pending.wasVisited()) {
            gate.end(pending.state());
        }
        ManagingVisit visit = ManagingVisit.in(event.getSession());
        if (visit != null) {
            gate.end(visit.state());
        }
    }
}
