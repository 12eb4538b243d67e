package io.github.countersign.benchmarks;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;

/** The least that a guard of verified sessions can do: is there a stamp, is it good still, is it of the one who is signed in. */
final class IdealFilter implements Filter {

    static final String STAMP = "stamp";

    /** Until when whom. */
    record Stamp(String name, long validUntil) {}

    private final Clock clock = Clock.systemUTC();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isVerified((HttpServletRequest) request)) {
            chain.doFilter(request, response);
        } else {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private boolean isVerified(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(STAMP) instanceof Stamp stamp)) {
            return false;
        }
        Principal principal = request.getUserPrincipal();
        return principal != null && stamp.name().equals(principal.getName()) && clock.millis() < stamp.validUntil();
    }
}
