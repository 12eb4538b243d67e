package io.github.countersign.filter.output;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * When time runs out, the container or a listener of the application ends the answer past {@link GuardedAsyncContext#complete()}. It has no
 * state of its own, because containers look for listener classes and want to be able to create one.
 */
final class AsyncEndListener implements AsyncListener {

    private static final String GUARD = "io.github.countersign.filter.guard";

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        finish(event);
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        finish(event);
    }

    private static void finish(AsyncEvent event) throws IOException {
        FirstOutputGuard guard = guard(event);
        if (guard != null) {
            guard.finish();
        }
    }

    private static @Nullable FirstOutputGuard guard(AsyncEvent event) {
        FirstOutputGuard guard = FirstOutputGuard.of(event.getSuppliedResponse());
        Object bare = event.getSuppliedRequest().getAttribute(GUARD);
        return guard == null && bare instanceof FirstOutputGuard ? (FirstOutputGuard) bare : guard;
    }

    /** Watches a request that went past the guard and goes on asynchronously: for a sign-out, or another sign-in, at its end. */
    static void watch(FirstOutputGuard guard, HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(GUARD, guard);
        try {
            request.getAsyncContext().addListener(new AsyncEndListener(), request, response);
        } catch (IllegalStateException e) {
            guard.noticeSignOut(); // it has already ended
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        FirstOutputGuard guard = guard(event);
        if (guard != null) {
            guard.noticeSignOut();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
