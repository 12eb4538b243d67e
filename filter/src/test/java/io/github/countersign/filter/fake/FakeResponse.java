package io.github.countersign.filter.fake;

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
public final class FakeResponse {

    public Supplier<Map<String, String>> trailers = Map::of;

    public final HttpServletResponse http = Duck.as(HttpServletResponse.class, this);
    public final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
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
    public int status = 200;
    /** As Undertow does it: a cookie is not among the headers, and a reset does not take it away. */
    public boolean keepsCookies;

    public final List<String> keptCookies = new ArrayList<>();
    public boolean committed;
    public boolean committedMeanwhile;
    public WriteListener writeListener;
    /** What goes on elsewhere while the application waits until this client reads. */
    public Runnable whileWaiting = () -> {};

    private boolean closed;

    public String body() {
        if (writer != null) {
            writer.flush();
        }
        return buffer.toString(StandardCharsets.UTF_8);
    }

    public String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    public List<String> cookies() {
        return headers.getOrDefault("Set-Cookie", List.of());
    }

    public boolean isCommitted() {
        return committed;
    }

    public int getStatus() {
        return status;
    }

    public void setStatus(int to) {
        status = to;
    }

    public void setHeader(String name, String value) {
        headers.put(name, new ArrayList<>(List.of(value)));
    }

    public void addHeader(String name, String value) {
        headers.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    public void setTrailerFields(Supplier<Map<String, String>> supplier) {
        trailers = supplier;
    }

    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    public void addCookie(Cookie cookie) {
        if (keepsCookies) {
            keptCookies.add(cookie.getName());
            return;
        }
        addHeader("Set-Cookie", cookie.getName() + "=" + cookie.getValue());
    }

    public Collection<String> getHeaders(String name) {
        return headers.getOrDefault(name, List.of());
    }

    public void setContentType(String type) {
        setHeader("Content-Type", type);
    }

    public void setContentLength(int length) {
        setHeader("Content-Length", Integer.toString(length));
    }

    public void setCharacterEncoding(String encoding) {}

    public PrintWriter getWriter() {
        if (stream != null) {
            throw new IllegalStateException("getOutputStream() was called");
        }
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(buffer, StandardCharsets.UTF_8)) {
                @Override
                public void write(String text, int offset, int length) {
                    waitForTheClient();
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

    public ServletOutputStream getOutputStream() {
        if (writer != null) {
            throw new IllegalStateException("getWriter() was called");
        }
        if (stream == null) {
            stream = new ServletOutputStream() {
                @Override
                public void write(int octet) {
                    waitForTheClient();
                    buffer.write(octet);
                }

                @Override
                public void flush() {
                    waitForTheClient();
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
                public void setWriteListener(WriteListener listener) {
                    writeListener = listener;
                }
            };
        }
        return stream;
    }

    private void waitForTheClient() {
        Runnable waited = whileWaiting;
        whileWaiting = () -> {};
        waited.run();
    }

    public void flushBuffer() {
        waitForTheClient();
        committed = true;
    }

    public void sendError(int code) throws IOException {
        sendError(code, "");
    }

    public void sendError(int code, String message) throws IOException {
        resetBuffer();
        status = code;
        buffer.write(message.getBytes(StandardCharsets.UTF_8));
        committed = true;
    }

    public void sendRedirect(String location) {
        resetBuffer();
        status = 302;
        setHeader("Location", location);
        committed = true;
    }

    /** As a Servlet 6.1 container does. */
    public void sendRedirect(String location, int code, boolean clearBuffer) {
        if (clearBuffer) {
            resetBuffer();
        }
        status = code;
        setHeader("Location", location);
        committed = true;
        closed = true;
    }

    public void resetBuffer() {
        if (committed) {
            throw new IllegalStateException("committed");
        }
        buffer.reset();
    }

    public void reset() {
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
