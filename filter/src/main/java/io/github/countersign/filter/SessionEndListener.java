package io.github.countersign.filter;

import io.github.countersign.filter.service.GateConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the service when a host session ends, if pages of the module were opened from it; and the filter when somebody may have signed in
 * to a session. Where web.xml declares the filter by hand, this also puts the {@linkplain SecondDoor second door} before the servlets.
 */
public final class SessionEndListener
        implements HttpSessionListener, HttpSessionAttributeListener, HttpSessionIdListener, ServletContextListener {

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

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        attributeWasSet(event, null);
    }

    /** The event has the value that was replaced. */
    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        attributeWasSet(event, event.getValue());
    }

    private static void attributeWasSet(HttpSessionBindingEvent event, @Nullable Object before) {
        HttpSession session = event.getSession();
        SignInWatch watch = SignInWatch.of(session);
        if (watch == null) {
            return;
        }
        watch.isToldOfAttributes();
        if (watch.isAbout(event.getName())) {
            watch.attributeWasSet(session, session.getAttribute(event.getName()), before);
        }
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String formerId) {
        SignInWatch watch = SignInWatch.of(event.getSession());
        if (watch != null) {
            watch.idWasChanged(event.getSession(), formerId);
        }
    }

    // Servlet 3.1 has no default for it, nor for the next
    @Override
    public void contextDestroyed(ServletContextEvent event) {}

    @Override
    public void attributeRemoved(HttpSessionBindingEvent event) {}

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
