package io.github.countersign.filter.output;

import java.io.IOException;
import java.io.Reader;

/** The request's body as text: see {@link GuardedBody}. */
final class GuardedText extends Reader {

    private final Reader body;
    private final UnderWay request;

    GuardedText(Reader body, UnderWay request) {
        this.body = body;
        this.request = request;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        boolean asBefore = request.waits();
        int read = body.read(characters, offset, length);
        request.hasWaited(asBefore);
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
