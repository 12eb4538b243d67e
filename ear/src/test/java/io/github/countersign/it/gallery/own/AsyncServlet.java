package io.github.countersign.it.gallery.own;

import io.github.countersign.it.gallery.Secret;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Asynchronous pages, and events that the server sends. */
@WebServlet(
        urlPatterns = {"/later", "/events"},
        asyncSupported = true)
public class AsyncServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext context = request.startAsync();
        if (request.getServletPath().equals("/later")) {
            AsyncPages.page(context);
        } else {
            response.setContentType("text/event-stream");
            context.start(() -> {
                try {
                    context.getResponse().getWriter().write("data: " + Secret.touch() + "\n\n");
                    context.getResponse().flushBuffer();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                context.complete();
            });
        }
    }
}
