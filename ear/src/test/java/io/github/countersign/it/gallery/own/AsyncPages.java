package io.github.countersign.it.gallery.own;

import io.github.countersign.it.gallery.Secret;
import io.github.countersign.it.gallery.User;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Pages that are written after the servlet has returned. */
final class AsyncPages {

    private AsyncPages() {}

    static void page(AsyncContext context) {
        page(context, (HttpServletResponse) context.getResponse());
    }

    /** Starts with the response that the servlet was given. */
    static void page(AsyncContext context, HttpServletResponse response) {
        context.start(() -> {
            show(response);
            context.complete();
        });
    }

    static void megabyte(AsyncContext context) {
        context.start(() -> {
            try {
                LoginServlet.megabyte(context.getResponse().getOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            context.complete();
        });
    }

    static void signInAndShow(HttpServletRequest request, String name) {
        AsyncContext context = request.startAsync();
        context.start(() -> {
            User.signIn((HttpServletRequest) context.getRequest(), name);
            show((HttpServletResponse) context.getResponse());
            context.complete();
        });
    }

    static void pageAtTimeout(AsyncContext context) {
        context.setTimeout(300);
        context.addListener(new AsyncListener() {
            @Override
            public void onTimeout(AsyncEvent event) {
                show((HttpServletResponse) event.getAsyncContext().getResponse());
                event.getAsyncContext().complete();
            }

            @Override
            public void onComplete(AsyncEvent event) {}

            @Override
            public void onError(AsyncEvent event) {}

            @Override
            public void onStartAsync(AsyncEvent event) {}
        });
    }

    /** Writes at once, or after the container has waited long enough. */
    static void end(AsyncContext context, String how) {
        if (how.endsWith("timeout")) {
            context.setTimeout(300);
        } else {
            context.complete();
        }
    }

    static void notBlocking(AsyncContext context) throws IOException {
        ServletResponse response = context.getResponse();
        ServletOutputStream stream = response.getOutputStream();
        stream.setWriteListener(new WriteListener() {
            private int written;

            @Override
            public void onWritePossible() throws IOException {
                while (written < 5 && stream.isReady()) {
                    stream.write((Secret.touch() + "\n").getBytes(StandardCharsets.US_ASCII));
                    written++;
                }
                if (written == 5 && stream.isReady()) {
                    written++;
                    context.complete();
                }
            }

            @Override
            public void onError(Throwable failure) {
                context.complete();
            }
        });
    }

    private static void show(HttpServletResponse response) {
        try {
            Secret.show(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
