package io.github.countersign.filter.fake;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** What the container makes of {@code startAsync}. */
@NullUnmarked
public final class FakeAsync {

    public final AsyncContext http = Duck.as(AsyncContext.class, this);
    public final ServletRequest request;
    public final ServletResponse response;
    public boolean completed;
    private final List<AsyncListener> listeners = new ArrayList<>();

    public FakeAsync(ServletRequest request, ServletResponse response) {
        this.request = request;
        this.response = response;
    }

    public ServletRequest getRequest() {
        return request;
    }

    public ServletResponse getResponse() {
        return response;
    }

    public void addListener(AsyncListener listener, ServletRequest itsRequest, ServletResponse itsResponse) {
        listeners.add(listener);
    }

    public void timeOut() throws IOException {
        for (AsyncListener listener : listeners) {
            listener.onTimeout(new AsyncEvent(http, request, response));
        }
    }

    /** The container says that it has ended. */
    public void ends() throws IOException {
        for (AsyncListener listener : listeners) {
            listener.onComplete(new AsyncEvent(http, request, response));
        }
    }

    public void complete() {
        completed = true;
    }
}
