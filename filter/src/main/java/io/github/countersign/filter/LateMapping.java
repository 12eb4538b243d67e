package io.github.countersign.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;

/**
 * Maps the filter once more after all initializers. Some servers run the filter first that was mapped first, others the one that was mapped
 * last, and the order of initializers may change with each deployment: one of the two mappings comes before the filters of the libraries.
 * The {@linkplain SecondDoor second door} is mapped only then, so that it comes after them.
 */
final class LateMapping implements ServletContextListener {

    private final FilterRegistration registration;
    private final FilterRegistration secondDoor;

    LateMapping(FilterRegistration registration, FilterRegistration secondDoor) {
        this.registration = registration;
        this.secondDoor = secondDoor;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        map(registration);
        SecondDoor.map(secondDoor);
    }

    // Servlet 3.1 has no default for it
    @Override
    public void contextDestroyed(ServletContextEvent event) {}

    /** Before the filters that are mapped later, for every path and kind of dispatch. */
    static void map(FilterRegistration registration) {
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }
}
