package io.github.countersign.it.gallery.credentials;

import io.github.countersign.it.gallery.User;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Checks {@code Authorization: Basic} itself. {@code Authorization: Login} has the container check the same. The person is known for that
 * request, and nothing is kept in the session.
 */
@WebFilter(filterName = "credentials", urlPatterns = "/*", asyncSupported = true)
public class CredentialsFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String authorization = http.getHeader("Authorization");
        String[] credentials = authorization == null ? new String[0] : decoded(authorization);
        if (credentials.length == 2 && User.knows(credentials[1])) {
            HttpServletRequest signedIn = authorization.startsWith("Basic ")
                    ? new SignedIn(http, credentials[0])
                    : loggedIn(http, credentials[0], credentials[1]);
            String route = http.getHeader("X-Route");
            if (route == null) {
                chain.doFilter(signedIn, response);
            } else {
                Route.valueOf(route).take(signedIn, response);
            }
        } else if (http.getServletPath().startsWith("/open/")) {
            chain.doFilter(request, response);
        } else {
            ((HttpServletResponse) response).setHeader("WWW-Authenticate", "Basic realm=\"gallery\"");
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static String[] decoded(String authorization) {
        String base64 = authorization.substring(authorization.indexOf(' ') + 1);
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8).split(":", 2);
    }

    private static HttpServletRequest loggedIn(HttpServletRequest request, String name, String password)
            throws ServletException {
        if (request.getUserPrincipal() == null) {
            request.login(name, password);
        }
        return request;
    }

    /** How the filter hands the request on, instead of by its chain. */
    private enum Route {
        FORWARD {
            @Override
            void take(HttpServletRequest request, ServletResponse response) throws IOException, ServletException {
                request.getRequestDispatcher(path(request)).forward(request, response);
            }
        },
        INCLUDE {
            @Override
            void take(HttpServletRequest request, ServletResponse response) throws IOException, ServletException {
                request.getRequestDispatcher(path(request)).include(request, response);
            }
        },
        ASYNC {
            @Override
            void take(HttpServletRequest request, ServletResponse response) {
                request.startAsync(request, response).dispatch(path(request));
            }
        };

        abstract void take(HttpServletRequest request, ServletResponse response) throws IOException, ServletException;

        static String path(HttpServletRequest request) {
            return request.getPathInfo() == null
                    ? request.getServletPath()
                    : request.getServletPath() + request.getPathInfo();
        }
    }
}
