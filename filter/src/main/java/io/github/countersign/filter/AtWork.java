package io.github.countersign.filter;

import io.github.countersign.filter.output.UnderWay;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * Which guarded request a thread is at work for, so that a sign-in is put down to the request that made it. A place is an array, for the
 * reason given in {@link OnceInAChain}.
 */
final class AtWork {

    private final ThreadLocal<@Nullable Object[]> places = ThreadLocal.withInitial(() -> new Object[1]);

    @Nullable
    Object[] place() {
        return places.get();
    }

    /** The guarded request of that session for which this thread is at work; null when there is none. */
    @Nullable
    UnderWay in(HttpSession session) {
        Object request = places.get()[0];
        return request instanceof UnderWay && ((UnderWay) request).isIn(session.getId()) ? (UnderWay) request : null;
    }
}
