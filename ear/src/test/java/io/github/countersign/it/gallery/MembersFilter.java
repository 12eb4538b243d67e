package io.github.countersign.it.gallery;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends people who are not signed in to the login page. It decides by the look of the path, as such filters do. */
public class MembersFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String path = http.getServletPath() + (http.getPathInfo() == null ? "" : http.getPathInfo());
        if (User.isSignedIn(http)
                || path.startsWith("/login")
                || path.startsWith("/open/")
                || path.startsWith("/api/login")) {
            chain.doFilter(request, response);
        } else {
            http.getSession();
            ((HttpServletResponse) response).sendRedirect(http.getContextPath() + "/login.html");
        }
    }
}
