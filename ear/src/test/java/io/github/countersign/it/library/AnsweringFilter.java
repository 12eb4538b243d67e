package io.github.countersign.it.library;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/** Answers by itself, as a framework's own endpoints do. */
public class AnsweringFilter implements Filter {

    public static final String ANSWER = "the library answers";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        response.getWriter().write(ANSWER);
    }
}
