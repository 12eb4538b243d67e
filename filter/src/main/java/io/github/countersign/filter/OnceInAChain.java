package io.github.countersign.filter;

import jakarta.servlet.FilterChain;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes the second run of the filter in one dispatch by the container's chain. Each dispatch has its own chain, and nothing in the
 * application can stand in for it. If a container makes a chain for each filter, the second run is not recognized; it guards as the first did.
 *
 * <p>A place is an array, whose class is the server's: a class of ours would keep the application's class loader alive in the server's
 * threads. It is looked up once a request and then written to directly, because every request pays for it.
 */
final class OnceInAChain {

    private final ThreadLocal<@Nullable FilterChain[]> places = ThreadLocal.withInitial(() -> new FilterChain[1]);

    /** Where this thread keeps the chain of the dispatch in which the filter is at work, the innermost one; null while it is not. */
    @Nullable
    FilterChain[] place() {
        return places.get();
    }
}
