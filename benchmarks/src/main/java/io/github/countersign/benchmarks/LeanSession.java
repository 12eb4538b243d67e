package io.github.countersign.benchmarks;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A session that allocates nothing. */
final class LeanSession implements HttpSession {

    private final LeanAttributes attributes = new LeanAttributes();

    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        attributes.set(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.set(name, null);
    }

    @Override
    public String getId() {
        return "7d9f1c";
    }

    @Override
    public boolean isNew() {
        return false;
    }

    @Override
    public long getCreationTime() {
        return 0;
    }

    @Override
    public long getLastAccessedTime() {
        return 0;
    }

    @Override
    public int getMaxInactiveInterval() {
        return 1800;
    }

    @Override
    public void setMaxInactiveInterval(int seconds) {}

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public ServletContext getServletContext() {
        return LeanContext.INSTANCE;
    }

    @Override
    public void invalidate() {
        throw new UnsupportedOperationException();
    }
}
