package io.github.countersign.ui.web;

import io.github.countersign.settings.PageSettings;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * What the cookie of the pages' session says besides its name. In code and not in web.xml: there, the element for {@code SameSite} keeps the
 * pages off WildFly 27 to 36.
 */
public final class SessionCookie implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(SessionCookie.class.getName());

    private static final String NAME = "countersign-session";
    private static final String SET_COOKIE = "Set-Cookie";
    private static final String SAME_SITE = "SameSite=Lax";

    private final Supplier<PageSettings> settings;

    /** Called by the container. */
    public SessionCookie() {
        this(() -> CDI.current().select(PageSettings.class).get());
    }

    SessionCookie(Supplier<PageSettings> settings) {
        this.settings = settings;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setAttribute("SameSite", "Lax");
        cookie.setSecure(!isDevelopment());
    }

    /** Wrong settings do not keep the pages from starting, which then say that they are not available. */
    private boolean isDevelopment() {
        try {
            return settings.get().development();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The settings of the pages cannot be read", e);
            return false;
        }
    }

    /** For containers that keep such an attribute to themselves (Payara 6). To be called before the answer is under way. */
    static void complete(HttpServletResponse response) {
        Collection<String> cookies = response.getHeaders(SET_COOKIE);
        if (response.isCommitted() || cookies.stream().noneMatch(SessionCookie::isIncomplete)) {
            return;
        }
        boolean first = true;
        for (String cookie : cookies.toArray(String[]::new)) {
            String complete = isIncomplete(cookie) ? cookie + "; " + SAME_SITE : cookie;
            if (first) {
                response.setHeader(SET_COOKIE, complete);
            } else {
                response.addHeader(SET_COOKIE, complete);
            }
            first = false;
        }
    }

    private static boolean isIncomplete(String cookie) {
        return cookie.startsWith(NAME + "=") && !cookie.contains("SameSite=");
    }
}
