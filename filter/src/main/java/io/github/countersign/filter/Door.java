package io.github.countersign.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The way of a request into the application: chosen when the filter starts, and the same from then on. */
interface Door {

    /** Past another filter of ours that stands before this one. */
    Door OPEN = (request, response, chain) -> chain.doFilter(request, response);

    void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException;
}
