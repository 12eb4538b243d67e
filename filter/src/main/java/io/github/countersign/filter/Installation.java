package io.github.countersign.filter;

import jakarta.servlet.ServletContext;

/** Whether the filter has installed itself in an application: it may be declared there as well, and still works only once. */
final class Installation {

    static final String NAME = "io.github.countersign.filter.installed";

    private static final String SECOND_DOOR = "io.github.countersign.filter.second-door";

    private Installation() {}

    static void note(ServletContext context) {
        context.setAttribute(NAME, true);
    }

    static boolean isIn(ServletContext context) {
        return context.getAttribute(NAME) != null;
    }

    static void noteSecondDoor(ServletContext context) {
        context.setAttribute(SECOND_DOOR, true);
    }

    static boolean hasSecondDoor(ServletContext context) {
        return context.getAttribute(SECOND_DOOR) != null;
    }
}
