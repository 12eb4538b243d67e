package io.github.countersign.ui.web;

import io.github.countersign.settings.PageSettings;
import io.github.countersign.settings.PublicOrigin;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Lets a request change something only by POST, and only from one of our own pages. */
public final class SameOriginFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Inject
    transient PageSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> chain.doFilter(request, response);
            case "POST" -> {
                if (origin(request).isOneOf(own(request))) {
                    chain.doFilter(request, response);
                } else {
                    response.sendError(HttpServletResponse.SC_FORBIDDEN);
                }
            }
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST");
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }

    private static RequestOrigin origin(HttpServletRequest request) {
        return new RequestOrigin(
                Optional.ofNullable(request.getHeader("Sec-Fetch-Site")),
                Optional.ofNullable(request.getHeader("Origin")));
    }

    private Set<String> own(HttpServletRequest request) {
        Set<String> own = new HashSet<>();
        own.add(RequestOrigin.of(request.getScheme(), request.getServerName(), request.getServerPort()));
        PublicOrigin origin = settings.publicOrigin();
        if (origin != null) {
            own.add(origin.toString());
        }
        return own;
    }
}
