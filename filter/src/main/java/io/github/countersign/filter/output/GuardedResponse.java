package io.github.countersign.filter.output;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A response that asks the guard before anything leaves. Anything that may not pass is dropped silently, so that the application ends as it
 * would have. Of the cookies, those that keep the session still pass.
 */
final class GuardedResponse extends HttpServletResponseWrapper {

    private final FirstOutputGuard guard;
    /** The guarded stream or writer, whichever the application has asked for. */
    private @Nullable Object body;

    GuardedResponse(HttpServletResponse response, FirstOutputGuard guard) {
        super(response);
        this.guard = guard;
    }

    FirstOutputGuard guard() {
        return guard;
    }

    /** The guarded response under however many wrappers of the application. */
    static @Nullable GuardedResponse within(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper) {
            if (inner instanceof GuardedResponse) {
                return (GuardedResponse) inner;
            }
            inner = ((ServletResponseWrapper) inner).getResponse();
        }
        return null;
    }

    private HttpServletResponse bare() {
        return (HttpServletResponse) getResponse();
    }

    private void ifMayPass(Runnable change) {
        if (guard.mayPass()) {
            change.run();
        }
    }

    private boolean headerMayPass(String name, String value) {
        return "Set-Cookie".equalsIgnoreCase(name) ? guard.mayKeep(value) : guard.mayPass();
    }

    /** Undertow does not give back a cookie, not even by a reset. So it gets one only when something is about to go out. */
    @Override
    public void addCookie(Cookie cookie) {
        if (guard.survives(cookie.getName())) {
            super.addCookie(cookie);
        } else if (body == null && !isCommitted()) {
            guard.keepWaiting(cookie);
        } else if (guard.mayPass()) {
            super.addCookie(cookie);
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        super.getOutputStream();
        guard.releaseCookies();
        if (body instanceof ServletOutputStream) {
            return (ServletOutputStream) body;
        }
        ServletOutputStream stream = new GuardedStream(bare(), guard);
        body = stream;
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        super.getWriter();
        guard.releaseCookies();
        if (body instanceof PrintWriter) {
            return (PrintWriter) body;
        }
        PrintWriter writer = new PrintWriter(new GuardedWriter(bare(), guard));
        body = writer;
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (guard.mayPass()) {
            guard.releaseCookies();
            super.flushBuffer();
            guard.hasWritten();
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (guard.mayPass()) {
            guard.releaseCookies();
            super.sendError(status, message);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (guard.mayPass()) {
            guard.releaseCookies();
            super.sendError(status);
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (guard.mayRedirect(location)) {
            guard.releaseCookies();
            super.sendRedirect(location);
        }
    }

    /** Since Servlet 6.1, like the next two: the wrapper class of those servers hands them to the container. */
    public void sendRedirect(String location, int status) throws IOException {
        sendRedirect(location, status, true);
    }

    public void sendRedirect(String location, boolean clearBuffer) throws IOException {
        sendRedirect(location, SC_FOUND, clearBuffer);
    }

    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        if (guard.mayRedirect(location)) {
            guard.releaseCookies();
            StatusRedirect.send(bare(), location, status, clearBuffer);
        }
    }

    @Override
    public void reset() {
        if (guard.mayPass()) {
            super.reset();
            guard.dropCookies();
            body = null;
        }
    }

    @Override
    public void resetBuffer() {
        ifMayPass(super::resetBuffer);
    }

    @Override
    public void setBufferSize(int size) {
        ifMayPass(() -> super.setBufferSize(size));
    }

    // Status and headers

    @Override
    public void setStatus(int status) {
        ifMayPass(() -> super.setStatus(status));
    }

    /** Until Servlet 5: the message was already deprecated, and no current server sends it. */
    public void setStatus(int status, @Nullable String message) {
        setStatus(status);
    }

    @Override
    public void setHeader(String name, String value) {
        if (headerMayPass(name, value)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (headerMayPass(name, value)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        ifMayPass(() -> super.setIntHeader(name, value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        ifMayPass(() -> super.addIntHeader(name, value));
    }

    @Override
    public void setDateHeader(String name, long value) {
        ifMayPass(() -> super.setDateHeader(name, value));
    }

    @Override
    public void addDateHeader(String name, long value) {
        ifMayPass(() -> super.addDateHeader(name, value));
    }

    @Override
    public void setContentType(@Nullable String type) {
        ifMayPass(() -> super.setContentType(type));
    }

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {
        ifMayPass(() -> super.setCharacterEncoding(encoding));
    }

    /** Since Servlet 6.1. */
    public void setCharacterEncoding(@Nullable Charset encoding) {
        setCharacterEncoding(encoding == null ? null : encoding.name());
    }

    @Override
    public void setContentLength(int length) {
        ifMayPass(() -> super.setContentLength(length));
    }

    @Override
    public void setContentLengthLong(long length) {
        ifMayPass(() -> super.setContentLengthLong(length));
    }

    @Override
    public void setLocale(Locale locale) {
        ifMayPass(() -> super.setLocale(locale));
    }

    @Override
    public void setTrailerFields(Supplier<Map<String, String>> trailers) {
        super.setTrailerFields(() -> guard.mayPass() ? trailers.get() : Collections.emptyMap());
    }
}
