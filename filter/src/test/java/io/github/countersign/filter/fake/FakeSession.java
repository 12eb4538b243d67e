package io.github.countersign.filter.fake;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.countersign.filter.SessionEndListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
public final class FakeSession {

    private static final AtomicInteger COUNT = new AtomicInteger();

    public final Map<String, Object> attributes = new ConcurrentHashMap<>();
    public final List<String> reads = Collections.synchronizedList(new ArrayList<>());
    public final List<String> writes = Collections.synchronizedList(new ArrayList<>());
    public final HttpSession http = Duck.as(HttpSession.class, this);
    public volatile String id = "session-" + COUNT.incrementAndGet();
    public boolean invalid;
    public HttpSessionListener listener;
    /** Is told of attributes and ids; null in a test that needs no sign-in to be noticed at once. */
    public SessionEndListener signInListener;

    public FakeContext context;

    public String getId() {
        return id;
    }

    public long getCreationTime() {
        return 0;
    }

    public Object getAttribute(String name) {
        if (invalid) {
            throw new IllegalStateException("invalidated");
        }
        reads.add(name);
        return attributes.get(name);
    }

    /**
     * Yields first, to expose requests that do not take turns. What the filter keeps is serialized, as in a session on disk or on another
     * node.
     */
    public void setAttribute(String name, Object value) {
        if (name.contains("countersign")) {
            assertThatCode(() -> new ObjectOutputStream(OutputStream.nullOutputStream()).writeObject(value))
                    .as("session attribute " + name)
                    .doesNotThrowAnyException();
        }
        for (int i = 0; i < 100; i++) {
            Thread.yield();
        }
        writes.add(name);
        Object before = attributes.put(name, value);
        if (signInListener != null && before == null) {
            signInListener.attributeAdded(new HttpSessionBindingEvent(http, name, value));
        } else if (signInListener != null) {
            signInListener.attributeReplaced(new HttpSessionBindingEvent(http, name, before));
        }
    }

    public void removeAttribute(String name) {
        if (attributes.remove(name) != null) {
            writes.add(name);
        }
    }

    public void invalidate() {
        if (listener != null) {
            listener.sessionDestroyed(new HttpSessionEvent(http));
        }
        invalid = true;
    }

    public void newId() {
        String former = id;
        id = "session-" + COUNT.incrementAndGet();
        if (signInListener != null) {
            signInListener.sessionIdChanged(new HttpSessionEvent(http), former);
        }
    }

    public ServletContext getServletContext() {
        return context == null ? null : context.http;
    }
}
