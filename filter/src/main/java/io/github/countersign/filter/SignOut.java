package io.github.countersign.filter;

import io.github.countersign.filter.request.BrowserCookies;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends the sign-in, the session, and what is pending in it. Then it leads home, where the application asks people to sign in. */
final class SignOut {

    private static final Logger LOG = Logger.getLogger(SignOut.class.getName());

    private final FilterSettings settings;
    private final HostSessions sessions;

    SignOut(FilterSettings settings, HostSessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    void now(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        SigningInVisit pending = SigningInVisit.in(session);
        if (session != null && pending != null) {
            sessions.end(session, pending);
        }
        if (session != null) {
            sessions.endVisit(session);
        }
        try {
            request.logout();
        } catch (ServletException | RuntimeException e) {
            LOG.log(Level.FINE, "The container did not sign the person out; the session ends", e);
        }
        HttpSession remaining = request.getSession(false);
        if (remaining != null) {
            remaining.invalidate();
        }
        BrowserCookies.deleteVisit(request, response, settings.development());
        Reply.seeOther(response, settings.homeOf(request));
    }
}
