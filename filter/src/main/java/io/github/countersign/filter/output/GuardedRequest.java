package io.github.countersign.filter.output;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.PushBuilder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Closes the ways by which a request can produce output: upgrading, going on asynchronously, having a file sent. */
final class GuardedRequest extends HttpServletRequestWrapper {

    private final FirstOutputGuard guard;
    private final GuardedResponse response;

    GuardedRequest(HttpServletRequest request, GuardedResponse response) {
        super(request);
        this.guard = response.guard();
        this.response = response;
    }

    /** Even without arguments, the application goes on with the guarded pair. */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response);
    }

    @Override
    public AsyncContext startAsync(ServletRequest asyncRequest, ServletResponse asyncResponse) {
        ServletResponse guarded = GuardedResponse.within(asyncResponse) == null ? response : asyncResponse;
        AsyncContext context = super.startAsync(asyncRequest, guarded);
        context.addListener(new AsyncEndListener(), asyncRequest, guarded);
        guard.goesOnGuarded();
        return new GuardedAsyncContext(context, guard);
    }

    @Override
    public AsyncContext getAsyncContext() {
        return new GuardedAsyncContext(super.getAsyncContext(), guard);
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler) throws IOException, ServletException {
        if (!guard.mayPass()) {
            throw new ServletException("No upgrade before the second factor is verified");
        }
        return super.upgrade(handler);
    }

    /** A push names what the answer will need. Null means that the server does not push. */
    @Override
    public @Nullable PushBuilder newPushBuilder() {
        return guard.mayPass() ? super.newPushBuilder() : null;
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (!SendFile.isAsked(name) || guard.mayPass()) {
            super.setAttribute(name, value);
        }
    }
}
