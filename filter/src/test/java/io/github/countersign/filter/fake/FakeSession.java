package io.github.countersign.filter.fake;

import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.servlet.http.HttpSession;
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

    public String getId() {
        return id;
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
        attributes.put(name, value);
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
        id = "session-" + COUNT.incrementAndGet();
    }
}
