package io.github.countersign.filter.output;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** The request's body. A client can make the application wait in it for as long as it likes. */
final class GuardedBody extends ServletInputStream {

    private final ServletInputStream body;
    private final UnderWay request;

    GuardedBody(ServletInputStream body, UnderWay request) {
        this.body = body;
        this.request = request;
    }

    @Override
    public int read() throws IOException {
        boolean asBefore = request.waits();
        int octet = body.read();
        request.hasWaited(asBefore);
        return octet;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        boolean asBefore = request.waits();
        int read = body.read(octets, offset, length);
        request.hasWaited(asBefore);
        return read;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(new GuardedReadListener(listener, request));
    }
}
