package io.github.countersign.filter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;

/** A response with an endless buffer, which is committed by a flush, a close, an error or a redirect. */
@NullUnmarked
final class FakeResponse {

    Supplier<Map<String, String>> trailers = Map::of;

    final HttpServletResponse http = Duck.as(HttpServletResponse.class, this);
    final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream() {
        @Override
        public void write(byte[] octets, int offset, int length) {
            if (!closed) {
                super.write(octets, offset, length);
            }
        }

        @Override
        public void write(int octet) {
            if (!closed) {
                super.write(octet);
            }
        }
    };
    private PrintWriter writer;
    private ServletOutputStream stream;
    int status = 200;
    boolean committed;
    boolean committedMeanwhile;
    private boolean closed;

    String body() {
        if (writer != null) {
            writer.flush();
        }
        return buffer.toString(StandardCharsets.UTF_8);
    }

    String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    List<String> cookies() {
        return headers.getOrDefault("Set-Cookie", List.of());
    }

    boolean isCommitted() {
        return committed;
    }

    int getStatus() {
        return status;
    }

    void setStatus(int to) {
        status = to;
    }

    void setHeader(String name, String value) {
        headers.put(name, new ArrayList<>(List.of(value)));
    }

    void addHeader(String name, String value) {
        headers.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    void setTrailerFields(Supplier<Map<String, String>> supplier) {
        trailers = supplier;
    }

    void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    void addCookie(Cookie cookie) {
        addHeader("Set-Cookie", cookie.getName() + "=" + cookie.getValue());
    }

    Collection<String> getHeaders(String name) {
        return headers.getOrDefault(name, List.of());
    }

    void setContentType(String type) {
        setHeader("Content-Type", type);
    }

    void setContentLength(int length) {
        setHeader("Content-Length", Integer.toString(length));
    }

    void setCharacterEncoding(String encoding) {}

    PrintWriter getWriter() {
        if (stream != null) {
            throw new IllegalStateException("getOutputStream() was called");
        }
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(buffer, StandardCharsets.UTF_8)) {
                @Override
                public void write(String text, int offset, int length) {
                    super.write(text, offset, length);
                    super.flush();
                }

                @Override
                public void write(char[] text, int offset, int length) {
                    super.write(text, offset, length);
                    super.flush();
                }

                @Override
                public boolean checkError() {
                    committed = true;
                    return super.checkError();
                }

                @Override
                public void close() {
                    committed = true;
                    closed = true;
                    super.close();
                }
            };
        }
        return writer;
    }

    ServletOutputStream getOutputStream() {
        if (writer != null) {
            throw new IllegalStateException("getWriter() was called");
        }
        if (stream == null) {
            stream = new ServletOutputStream() {
                @Override
                public void write(int octet) {
                    buffer.write(octet);
                }

                @Override
                public void flush() {
                    committed = true;
                }

                @Override
                public void close() {
                    committed = true;
                    closed = true;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {}
            };
        }
        return stream;
    }

    void flushBuffer() {
        committed = true;
    }

    void sendError(int code) throws IOException {
        sendError(code, "");
    }

    void sendError(int code, String message) throws IOException {
        resetBuffer();
        status = code;
        buffer.write(message.getBytes(StandardCharsets.UTF_8));
        committed = true;
    }

    void sendRedirect(String location) {
        resetBuffer();
        status = 302;
        setHeader("Location", location);
        committed = true;
    }

    /** As a container of Servlet 6.1 does it. */
    void sendRedirect(String location, int code, boolean clearBuffer) {
        if (clearBuffer) {
            resetBuffer();
        }
        status = code;
        setHeader("Location", location);
        committed = true;
        closed = true;
    }

    void resetBuffer() {
        if (committed) {
            throw new IllegalStateException("committed");
        }
        buffer.reset();
    }

    void reset() {
        if (committedMeanwhile) {
            throw new IllegalStateException("committed");
        }
        resetBuffer();
        headers.clear();
        status = 200;
        writer = null;
        stream = null;
    }
}
