package io.github.countersign.filter;

import jakarta.servlet.FilterChain;
import org.jspecify.annotations.Nullable;

/**
 * Knows the second run of the filter in one dispatch, by the container's chain: each dispatch has a chain of its own, which nothing of the
 * application can stand in for. Where a container makes a chain for each filter, the second run is not known, and guards as the first did.
 */
final class OnceInAChain {

    private final ThreadLocal<@Nullable FilterChain> running = new ThreadLocal<>();

    /** The chain of the dispatch in which the filter is at work, the innermost one. */
    @Nullable
    FilterChain running() {
        return running.get();
    }

    /** @param chain null where none is any more */
    void runs(@Nullable FilterChain chain) {
        running.set(chain);
    }
}
