package io.github.countersign.filter;

import jakarta.servlet.FilterChain;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes the second run of the filter in one dispatch by the container's chain, and what the first run settled there. Each dispatch has
 * its own chain, and nothing in the application can stand in for it. If a container makes a chain for each filter, the second run is not
 * recognized; it guards as the first did.
 *
 * <p>A place is an array, whose class is the server's: a class of ours would keep the application's class loader alive in the server's
 * threads. It is looked up once a request and then written to directly, because every request pays for it.
 */
final class OnceInAChain {

    private static final int AT_WORK = 0;
    private static final int SETTLED = 1;

    private final ThreadLocal<@Nullable FilterChain[]> places = ThreadLocal.withInitial(() -> new FilterChain[2]);

    /**
     * Where this thread keeps the chain of the dispatch in which the filter is at work, the innermost one, and the same chain again once
     * nothing is left to be asked about it; null while there is none.
     */
    @Nullable
    FilterChain[] place() {
        return places.get();
    }

    /** A verified person's request goes on: nobody needs to look at it again in this dispatch. */
    void settle(FilterChain chain) {
        places.get()[SETTLED] = chain;
    }

    boolean isSettled(FilterChain chain) {
        return places.get()[SETTLED] == chain;
    }

    static @Nullable FilterChain atWork(@Nullable FilterChain[] place) {
        return place[AT_WORK];
    }

    static @Nullable FilterChain settled(@Nullable FilterChain[] place) {
        return place[SETTLED];
    }

    static void keep(@Nullable FilterChain[] place, @Nullable FilterChain atWork, @Nullable FilterChain settled) {
        place[AT_WORK] = atWork;
        place[SETTLED] = settled;
    }
}
