package io.github.countersign.filter.output;

import jakarta.servlet.ReadListener;
import java.io.IOException;

/** Between its calls, the application waits for the client. */
final class GuardedReadListener implements ReadListener {

    private final ReadListener listener;
    private final Waiting waiting;

    GuardedReadListener(ReadListener listener, UnderWay request) {
        this.listener = listener;
        this.waiting = new Waiting(request);
    }

    @Override
    public void onDataAvailable() throws IOException {
        waiting.over(listener::onDataAvailable, listener::onError);
    }

    @Override
    public void onAllDataRead() throws IOException {
        waiting.over(listener::onAllDataRead, listener::onError);
    }

    @Override
    public void onError(Throwable failure) {
        listener.onError(failure);
    }
}
