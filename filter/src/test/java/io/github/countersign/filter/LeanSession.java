package io.github.countersign.filter;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Enumeration;
import org.jspecify.annotations.NullUnmarked;

/** A session that holds a stamp and a user, and counts without allocating. */
@NullUnmarked
final class LeanSession implements HttpSession {

    static final String USER = "user";

    Stamp stamp;
    int reads;
    int writes;

    @Override
    public Object getAttribute(String name) {
        reads++;
        return name.equals(Stamp.ATTRIBUTE) ? stamp : name.equals(USER) ? "Olivia" : null;
    }

    @Override
    public void setAttribute(String name, Object value) {
        writes++;
    }

    @Override
    public void removeAttribute(String name) {
        writes++;
    }

    @Override
    public String getId() {
        return "1";
    }

    @Override
    public boolean isNew() {
        return false;
    }

    @Override
    public long getCreationTime() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getLastAccessedTime() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServletContext getServletContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getMaxInactiveInterval() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setMaxInactiveInterval(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void invalidate() {
        throw new UnsupportedOperationException();
    }
}
