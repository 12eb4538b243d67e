package io.github.countersign.ui.visit;

import io.github.countersign.visit.VisitId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/**
 * The module's own session: the visit, and the drawers of the features. Not a session-scoped bean: entering with a ticket ends the
 * old session and starts a new one within one request, which such beans do not survive everywhere.
 */
public final class PageSession {

    private static final String PREFIX = "countersign.";
    private static final String VISIT = PREFIX + "visit";

    private final HttpSession session;

    private PageSession(HttpSession session) {
        this.session = session;
    }

    /** The session of a visit, empty when there is none. */
    static Optional<PageSession> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .filter(session -> session.getAttribute(VISIT) != null)
                .map(PageSession::new);
    }

    /**
     * Starts a session with a new id and ends whatever there was before: unless another tab came with the same visit. That
     * tab then goes on, and what was typed in it counts.
     */
    static PageSession start(HttpServletRequest request, KeptVisit visit) {
        HttpSession old = request.getSession(false);
        if (old != null && isOf(old, visit.id())) {
            request.changeSessionId();
            return new PageSession(old);
        }
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(VISIT, visit);
        return new PageSession(session);
    }

    private static boolean isOf(HttpSession session, VisitId id) {
        return session.getAttribute(VISIT) instanceof KeptVisit visit
                && visit.id().equals(id);
    }

    KeptVisit visit() {
        return (KeptVisit) session.getAttribute(VISIT);
    }

    public <T extends Serializable> Optional<T> find(Drawer<T> drawer) {
        return Optional.ofNullable(session.getAttribute(key(drawer))).map(drawer.kind()::cast);
    }

    public <T extends Serializable> void keep(Drawer<T> drawer, T value) {
        session.setAttribute(key(drawer), value);
    }

    /** What lies in it, once. */
    public <T extends Serializable> Optional<T> take(Drawer<T> drawer) {
        Optional<T> value = find(drawer);
        forget(drawer);
        return value;
    }

    public void forget(Drawer<?> drawer) {
        session.removeAttribute(key(drawer));
    }

    private static String key(Drawer<?> drawer) {
        return PREFIX + drawer.name();
    }
}
