package io.github.countersign.it.gallery.own;

import io.github.countersign.it.gallery.Secret;
import io.github.countersign.it.gallery.User;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Checks name and password, notes who is signed in, and shows the first page: {@code how}. */
@WebServlet(
        urlPatterns = {"/login", "/open/login"},
        asyncSupported = true)
public class LoginServlet extends HttpServlet {

    /** One way to show the first page. */
    @FunctionalInterface
    interface FirstPage {
        void show(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    private static final String LINE = "<p>" + Secret.TEXT + " in one of many lines of a long page</p>\n";
    private static final int LINES = 1_000_000 / LINE.length();

    private final Map<String, FirstPage> afterSignIn = Map.ofEntries(
            Map.entry("redirect", (request, response) -> response.sendRedirect("dashboard")),
            Map.entry(
                    "redirect-away",
                    (request, response) -> response.sendRedirect("http://localhost:9/?welcome=" + Secret.touch())),
            Map.entry("redirect-telling", (request, response) -> {
                response.addCookie(new Cookie("welcome", Secret.touch()));
                response.addHeader("Set-Cookie", "patient=" + Secret.TEXT + "; HttpOnly");
                response.setHeader("Refresh", "9; url=dashboard?welcome=" + Secret.TEXT);
                response.sendRedirect(
                        "dashboard;patient=" + Secret.TEXT + "?welcome=" + Secret.TEXT + "#" + Secret.TEXT);
            }),
            Map.entry("page", (request, response) -> Secret.show(response)),
            Map.entry("forward", (request, response) -> dispatcher(request, "/dashboard.jsp", true, response)),
            Map.entry("forward-servlet", (request, response) -> dispatcher(request, "/dashboard", true, response)),
            Map.entry("forward-file", (request, response) -> dispatcher(request, "/files/report.txt", true, response)),
            Map.entry("include", (request, response) -> dispatcher(request, "/dashboard.jsp", false, response)),
            Map.entry(
                    "named",
                    (request, response) ->
                            getServletContext().getNamedDispatcher("parts").forward(request, response)),
            Map.entry("megabyte", (request, response) -> megabyte(response.getWriter())),
            Map.entry("stream", (request, response) -> {
                for (int i = 0; i < LINES; i++) {
                    response.getOutputStream().write(LINE.getBytes(StandardCharsets.US_ASCII));
                }
            }),
            Map.entry("flushed", (request, response) -> {
                Secret.show(response);
                response.getWriter().flush();
                response.flushBuffer();
            }),
            Map.entry("closed", (request, response) -> {
                Secret.show(response);
                response.getWriter().close();
            }),
            Map.entry("head", (request, response) -> {
                response.setHeader("X-Secret", Secret.touch());
                response.addHeader("Link", "<" + Secret.TEXT + ">;rel=preload");
                response.setContentLength(0);
                response.flushBuffer();
            }),
            Map.entry("json", (request, response) -> {
                response.setContentType("application/json");
                response.getWriter().write("{\"welcome\":\"" + Secret.touch() + "\"}");
            }),
            Map.entry("send-error", (request, response) -> response.sendError(403, Secret.touch())),
            Map.entry("not-found", (request, response) -> response.sendError(404)),
            Map.entry("failure", (request, response) -> {
                throw new ServletException("Failed for " + Secret.touch());
            }),
            Map.entry("failure-in-page", (request, response) -> {
                Secret.show(response);
                throw new IllegalStateException("Failed for " + Secret.touch());
            }),
            Map.entry("new-session", (request, response) -> {
                String name = ((User) request.getSession().getAttribute(User.ATTRIBUTE)).getName();
                request.getSession().invalidate();
                User.signIn(request, name);
                Secret.show(response);
            }),
            Map.entry("new-id", (request, response) -> {
                request.changeSessionId();
                Secret.show(response);
            }),
            Map.entry("unwrapped", (request, response) -> {
                ServletResponse bare = response;
                while (bare instanceof ServletResponseWrapper wrapper) {
                    bare = wrapper.getResponse();
                }
                Secret.show((HttpServletResponse) bare);
            }),
            Map.entry("trailers", (request, response) -> {
                response.setTrailerFields(() -> Map.of("X-Secret", Secret.touch()));
                response.setHeader("Trailer", "X-Secret");
                response.getWriter().write("a page");
            }),
            Map.entry("upgrade", (request, response) -> {
                response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
                response.setHeader("Upgrade", "gallery");
                response.setHeader("Connection", "Upgrade");
                request.upgrade(SecretHandler.class);
            }),
            Map.entry("to-events", (request, response) -> {
                WaitingServlet.signedIn(request);
                response.sendRedirect("dashboard");
            }),
            Map.entry("out-and-in", (request, response) -> {
                Secret.show(response);
                request.getSession().invalidate();
            }),
            Map.entry("async", (request, response) -> AsyncPages.page(request.startAsync())),
            Map.entry("async-arguments", (request, response) -> AsyncPages.page(request.startAsync(request, response))),
            Map.entry("async-response", (request, response) -> AsyncPages.page(request.startAsync(), response)),
            Map.entry("async-thread", (request, response) -> {
                request.startAsync();
                new Thread(() -> AsyncPages.page(request.getAsyncContext())).start();
            }),
            Map.entry(
                    "async-unwrapped",
                    (request, response) -> AsyncPages.page(unwrapped(request).startAsync())),
            Map.entry("async-megabyte", (request, response) -> AsyncPages.megabyte(request.startAsync())),
            Map.entry(
                    "async-dispatch",
                    (request, response) -> request.startAsync().dispatch("/dashboard.jsp")),
            Map.entry(
                    "async-dispatch-view",
                    (request, response) -> request.startAsync().dispatch("/go/patients")),
            Map.entry(
                    "async-dispatch-servlet",
                    (request, response) -> request.startAsync(request, response).dispatch("/dashboard")),
            Map.entry("async-timeout", (request, response) -> AsyncPages.pageAtTimeout(request.startAsync())),
            Map.entry(
                    "async-no-answer",
                    (request, response) -> request.startAsync().setTimeout(300)),
            Map.entry("async-not-blocking", (request, response) -> AsyncPages.notBlocking(request.startAsync())));

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String name = request.getParameter("name");
        String how = request.getParameter("how");
        if (name == null || !User.knows(request.getParameter("password"))) {
            response.sendRedirect("login.html");
            return;
        }
        FirstPage page = afterSignIn.get(how);
        if (page != null) {
            User.signIn(request, name);
            page.show(request, response);
        } else if (how.startsWith("late")) {
            // public text, more than a buffer holds
            request.getSession();
            for (int i = 0; i < LINES; i++) {
                response.getOutputStream().print("<p>The header and the menu of each and every page, long as it is\n");
            }
            response.flushBuffer();
            User.signIn(request, name);
            late(how, request, response);
        } else if (how.equals("cookie-first")) {
            response.addCookie(new Cookie("welcome", Secret.touch()));
            response.addHeader("Set-Cookie", "patient=" + Secret.TEXT + "; HttpOnly");
            User.signIn(request, name);
            response.sendRedirect("dashboard");
        } else if (how.equals("page-first")) {
            Secret.show(response);
            User.signIn(request, name);
        } else if (how.startsWith("async-page-first")) {
            AsyncContext context = request.startAsync();
            Secret.show((HttpServletResponse) context.getResponse());
            User.signIn(request, name);
            AsyncPages.end(context, how);
        } else if (how.equals("async-sign-in")) {
            AsyncPages.signInAndShow(request, name);
        } else {
            throw new ServletException("No such way: " + how);
        }
    }

    private static void late(String how, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (how) {
            case "late" -> megabyte(response.getOutputStream());
            case "late-async" -> AsyncPages.megabyte(request.startAsync());
            default -> AsyncPages.notBlocking(request.startAsync());
        }
    }

    /** The container's own request, as injection gives it. */
    private static ServletRequest unwrapped(ServletRequest request) {
        return request instanceof ServletRequestWrapper wrapper ? unwrapped(wrapper.getRequest()) : request;
    }

    private static void dispatcher(HttpServletRequest request, String path, boolean forward, ServletResponse response)
            throws IOException, ServletException {
        if (forward) {
            request.getRequestDispatcher(path).forward(request, response);
        } else {
            request.getRequestDispatcher(path).include(request, response);
        }
    }

    private static void megabyte(PrintWriter writer) {
        Secret.touch();
        for (int i = 0; i < LINES; i++) {
            writer.write(LINE);
        }
    }

    static void megabyte(ServletOutputStream stream) throws IOException {
        Secret.touch();
        for (int i = 0; i < LINES; i++) {
            stream.print(LINE);
        }
    }
}
