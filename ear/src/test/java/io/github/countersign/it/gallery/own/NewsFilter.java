package io.github.countersign.it.gallery.own;

import io.github.countersign.it.gallery.Secret;
import io.github.countersign.it.gallery.User;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers by itself, as caches do. It reads the address as it was sent, as old front controllers do. */
public class NewsFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (http.getRequestURI().startsWith(http.getContextPath() + "/news") && User.isSignedIn(http)) {
            Secret.show((HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
