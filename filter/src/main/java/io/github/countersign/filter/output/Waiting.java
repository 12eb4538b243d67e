package io.github.countersign.filter.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * An application that does not block, while it waits for the container to call it. It gets an error instead of the call if somebody has
 * signed in elsewhere meanwhile: that is how such an application learns that a request is over.
 */
final class Waiting {

    interface Call {
        void make() throws IOException;
    }

    private final UnderWay request;
    private boolean asBefore;

    Waiting(UnderWay request) {
        this.request = request;
        this.asBefore = request.waits();
    }

    void over(Call call, Consumer<Throwable> error) throws IOException {
        try {
            request.run(() -> make(call, error));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void make(Call call, Consumer<Throwable> error) {
        try {
            request.hasWaited(asBefore);
            call.make();
        } catch (SignedInElsewhereException e) {
            error.accept(e); // not every container tells the listener
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        asBefore = request.waitsAgain();
    }
}
