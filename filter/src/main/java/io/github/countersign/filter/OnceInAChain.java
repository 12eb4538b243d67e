package io.github.countersign.filter;

import jakarta.servlet.FilterChain;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes the second run of the filter in one dispatch by the container's chain: each dispatch has its own chain, and nothing in the
 * application can stand in for it. Where a container makes a chain for each filter, the second run is not recognized, and guards as the
 * first did.
 */
final class OnceInAChain {

    private final ThreadLocal<@Nullable FilterChain> running = new ThreadLocal<>();

    /** The chain of the dispatch in which the filter is at work, the innermost one. */
    @Nullable
    FilterChain running() {
        return running.get();
    }

    /** @param chain null when none is running any more */
    void runs(@Nullable FilterChain chain) {
        running.set(chain);
    }
}
