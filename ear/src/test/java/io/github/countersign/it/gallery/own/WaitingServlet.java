package io.github.countersign.it.gallery.own;

import io.github.countersign.it.gallery.Secret;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Events for the sign-in page, which continue after somebody has signed in. */
@WebServlet(urlPatterns = "/login/events", asyncSupported = true)
public class WaitingServlet extends HttpServlet {

    private static final Map<String, AsyncContext> WAITING = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        AsyncContext context = request.startAsync();
        WAITING.put(request.getSession().getId(), context);
        say(context, "welcome");
    }

    static void signedIn(HttpServletRequest request) throws IOException {
        AsyncContext context = WAITING.remove(request.getSession().getId());
        say(context, Secret.touch());
        context.complete();
    }

    private static void say(AsyncContext context, String text) throws IOException {
        PrintWriter writer = context.getResponse().getWriter();
        writer.write("data: " + text + "\n\n");
        context.getResponse().flushBuffer();
    }
}
