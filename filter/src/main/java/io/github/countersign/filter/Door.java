package io.github.countersign.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How requests get into the application: chosen when the filter starts, and never changed after that. */
interface Door {

    /** Lets everything through, because another filter of ours already stands before this one. */
    Door OPEN = (request, response, chain) -> chain.doFilter(request, response);

    void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException;

    /**
     * Right before the servlet.
     *
     * @param request as the application's filters hand it on
     */
    default void passAgain(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
    }
}
