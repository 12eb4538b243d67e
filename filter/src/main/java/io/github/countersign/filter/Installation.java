package io.github.countersign.filter;

import jakarta.servlet.ServletContext;

/** Whether the filter has installed itself in an application: it may be declared there as well, and still works only once. */
final class Installation {

    static final String NAME = "io.github.countersign.filter.installed";

    private Installation() {}

    static void note(ServletContext context) {
        context.setAttribute(NAME, true);
    }

    static boolean isIn(ServletContext context) {
        return context.getAttribute(NAME) != null;
    }
}
