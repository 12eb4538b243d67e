package io.github.countersign.filter.output;

import java.io.IOException;
import java.io.Reader;

/** The request's body as text: see {@link GuardedBody}. */
final class GuardedText extends Reader {

    private final Reader body;
    private final FirstOutputGuard guard;

    GuardedText(Reader body, FirstOutputGuard guard) {
        this.body = body;
        this.guard = guard;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        boolean asBefore = guard.waits();
        int read = body.read(characters, offset, length);
        guard.hasWaited(asBefore);
        return read;
    }

    @Override
    public boolean ready() throws IOException {
        return body.ready();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
