package io.github.countersign.filter;

import io.github.countersign.filter.service.GateConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells the service when a host session ends, if pages of the module were opened from it. Where web.xml declares the filter by hand, this
 * also puts the {@linkplain SecondDoor second door} before the servlets.
 */
public final class SessionEndListener implements HttpSessionListener, ServletContextListener {

    private static final Logger LOG = Logger.getLogger(SessionEndListener.class.getName());

    private final GateConnection gate;

    /** For a web.xml that declares the filter by hand. */
    public SessionEndListener() {
        this(GateConnection.toThisServer());
    }

    SessionEndListener(GateConnection gate) {
        this.gate = gate;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        if (Installation.isIn(context) || Installation.hasSecondDoor(context)) {
            return;
        }
        try {
            SecondDoor.map(SecondDoor.addTo(context));
        } catch (ServletException | RuntimeException e) {
            LOG.log(Level.WARNING, "Countersign cannot look at requests right before the servlets", e);
        }
    }

    // Servlet 3.1 has no default for it, nor for the next
    @Override
    public void contextDestroyed(ServletContextEvent event) {}

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
