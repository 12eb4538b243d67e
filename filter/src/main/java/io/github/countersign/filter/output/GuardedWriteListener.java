package io.github.countersign.filter.output;

import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Between its calls, the application waits for the client, which may read as slowly as it likes. */
final class GuardedWriteListener implements WriteListener {

    private final WriteListener listener;
    private final Waiting waiting;

    GuardedWriteListener(WriteListener listener, UnderWay request) {
        this.listener = listener;
        this.waiting = new Waiting(request);
    }

    @Override
    public void onWritePossible() throws IOException {
        waiting.over(listener::onWritePossible, listener::onError);
    }

    @Override
    public void onError(Throwable failure) {
        listener.onError(failure);
    }
}
