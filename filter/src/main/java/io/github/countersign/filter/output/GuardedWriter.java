package io.github.countersign.filter.output;

import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.Writer;

/** The response's writer, which is asked for again each time: a container may replace it when the response is reset. */
final class GuardedWriter extends Writer {

    private final ServletResponse response;
    private final FirstOutputGuard guard;

    GuardedWriter(ServletResponse response, FirstOutputGuard guard) {
        this.response = response;
        this.guard = guard;
    }

    @Override
    public void write(int character) throws IOException {
        if (guard.mayPass()) {
            response.getWriter().write(character);
            guard.hasWritten();
        }
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        if (guard.mayPass()) {
            response.getWriter().write(characters, offset, length);
            guard.hasWritten();
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        if (guard.mayPass()) {
            response.getWriter().write(text, offset, length);
            guard.hasWritten();
        }
    }

    /** A print writer hides a lost connection. The exception here makes the application's own {@code checkError()} tell. */
    @Override
    public void flush() throws IOException {
        if (guard.mayPass() && response.getWriter().checkError()) {
            throw new IOException("The connection to the browser is lost");
        }
    }

    @Override
    public void close() throws IOException {
        if (guard.mayPass()) {
            response.getWriter().close();
        }
    }
}
