package io.github.countersign.benchmarks;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes every header and forgets it. A guard that refuses fails the benchmark. */
final class LeanResponse extends HttpServletResponseWrapper {

    LeanResponse() {
        super(Unused.one(HttpServletResponse.class));
    }

    @Override
    public int getStatus() {
        return SC_OK;
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public boolean containsHeader(String name) {
        return false;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return null;
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return List.of();
    }

    @Override
    public void setHeader(String name, @Nullable String value) {}

    @Override
    public void addHeader(String name, @Nullable String value) {}

    @Override
    public void addCookie(Cookie cookie) {}

    @Override
    public void setStatus(int status) {
        refuse();
    }

    @Override
    public void sendError(int status) {
        refuse();
    }

    @Override
    public void sendError(int status, String message) {
        refuse();
    }

    @Override
    public void sendRedirect(String location) {
        refuse();
    }

    private static void refuse() {
        throw new IllegalStateException("refused");
    }
}
