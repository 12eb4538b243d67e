package io.github.countersign.ui.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Redirects with 303 and a bare path. The container's own way makes a full address out of the {@code Host} header, which
 * anybody can write.
 */
final class PathRedirects extends HttpServletResponseWrapper {

    PathRedirects(HttpServletResponse response) {
        super(response);
    }

    /** @throws IllegalArgumentException when the location is not a path on this origin */
    @Override
    public void sendRedirect(String location) {
        if (!isPath(location)) {
            throw new IllegalArgumentException("A redirect must lead to a path on this origin");
        }
        resetBuffer();
        setStatus(SC_SEE_OTHER);
        setHeader("Location", location);
    }

    private static boolean isPath(String location) {
        return location.startsWith("/")
                && !location.startsWith("//")
                && location.indexOf('\\') < 0
                && location.chars().noneMatch(Character::isISOControl);
    }
}
