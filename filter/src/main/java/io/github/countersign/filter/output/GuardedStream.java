package io.github.countersign.filter.output;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The response's stream, which is asked for again each time: a container may replace it when the response is reset. */
final class GuardedStream extends ServletOutputStream {

    private final ServletResponse response;
    private final FirstOutputGuard guard;

    GuardedStream(ServletResponse response, FirstOutputGuard guard) {
        this.response = response;
        this.guard = guard;
    }

    @Override
    public void write(int octet) throws IOException {
        if (guard.mayPass()) {
            response.getOutputStream().write(octet);
            guard.hasWritten();
        }
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        if (guard.mayPass()) {
            response.getOutputStream().write(octets, offset, length);
            guard.hasWritten();
        }
    }

    @Override
    public void flush() throws IOException {
        if (guard.mayPass()) {
            response.getOutputStream().flush();
            guard.hasWritten();
        }
    }

    @Override
    public void close() throws IOException {
        if (guard.mayPass()) {
            response.getOutputStream().close();
        }
    }

    @Override
    public boolean isReady() {
        return bare().isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        bare().setWriteListener(new GuardedWriteListener(listener, guard.underWay()));
    }

    private ServletOutputStream bare() {
        try {
            return response.getOutputStream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
