package io.github.countersign.it;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Sends raw bytes that no HTTP client would send, and reads whatever comes back. One character is one byte. */
final class Wire implements Closeable {

    private static final int SILENCE = 700;
    private static final int FIRST_ANSWER = 20_000;

    private final Socket socket;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

    private Wire(Socket socket) {
        this.socket = socket;
    }

    /** Sends a request that has an answer, and reads until the server closes the connection or says nothing more for a while. */
    static String exchange(String bytes) {
        return exchange(bytes, FIRST_ANSWER);
    }

    /** Like {@link #exchange}, for bytes that a server may leave without an answer. */
    static String attempt(String bytes) {
        return exchange(bytes, SILENCE);
    }

    private static String exchange(String bytes, int firstAnswer) {
        try (Wire wire = send(bytes)) {
            return wire.read(firstAnswer, null);
        }
    }

    static Wire send(String bytes) {
        try {
            Socket socket = new Socket(ServerUnderTest.BASE.getHost(), ServerUnderTest.BASE.getPort());
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new Wire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends more of the same request. */
    Wire more(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that came until now, up to that text. */
    String readTo(String text) {
        return read(FIRST_ANSWER, text);
    }

    /** Everything that came, from the first byte to the last. */
    String readAll() {
        return read(FIRST_ANSWER, null);
    }

    private String read(int firstAnswer, String end) {
        byte[] buffer = new byte[8192];
        try {
            socket.setSoTimeout(firstAnswer);
            while (end == null || !text().contains(end)) {
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    break;
                }
                answer.write(buffer, 0, read);
                socket.setSoTimeout(end == null ? SILENCE : FIRST_ANSWER);
            }
        } catch (SocketTimeoutException | SocketException e) {
            // everything that there is
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text();
    }

    private String text() {
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
