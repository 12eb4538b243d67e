package io.github.countersign.filter;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/**
 * When time runs out, the container or a listener of the application ends the answer past {@link GuardedAsyncContext#complete()}. Without
 * state of its own: containers look for listener classes and want to be able to make one.
 */
final class AsyncEndListener implements AsyncListener {

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        finish(event);
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        finish(event);
    }

    private static void finish(AsyncEvent event) throws IOException {
        FirstOutputGuard guard = FirstOutputGuard.of(event.getSuppliedResponse());
        if (guard != null) {
            guard.finish();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
