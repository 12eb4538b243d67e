package io.github.countersign.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A door that a dispatch passes once, although the filter is mapped twice. The second run is recognized by the container's chain: each
 * dispatch has its own, and nothing in the application can stand in for it. If a container makes a chain for each filter, the second run is
 * not recognized; it guards as the first did.
 *
 * <p>A place is an array, whose class is the server's: a class of ours would keep the application's class loader alive in the server's
 * threads.
 */
final class OnceInAChain implements Door {

    private final Door door;
    private final ThreadLocal<@Nullable FilterChain[]> places = ThreadLocal.withInitial(() -> new FilterChain[1]);

    OnceInAChain(Door door) {
        this.door = door;
    }

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        @Nullable FilterChain[] place = places.get();
        FilterChain outer = place[0];
        if (outer == chain) {
            chain.doFilter(request, response);
            return;
        }
        place[0] = chain;
        try {
            door.pass(request, response, chain);
        } finally {
            place[0] = outer;
        }
    }

    /** The second door stands in each dispatch once. */
    @Override
    public void passAgain(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        door.passAgain(request, response, chain);
    }
}
