package io.github.countersign.it.gallery.slow;

import io.github.countersign.it.gallery.Secret;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits in one of many ways, and then pays for whoever is signed in. */
@WebServlet(urlPatterns = "/pay/*", asyncSupported = true)
@MultipartConfig
public class PayServlet extends HttpServlet {

    private static final byte[] MEGABYTE = new byte[1_000_000];

    @Inject
    private Me me;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        HttpSession session = request.getSession();
        switch (request.getPathInfo()) {
            case "/parameter" -> request.getParameter("id");
            case "/stream" -> request.getInputStream().readAllBytes();
            case "/text" -> request.getReader().transferTo(Writer.nullWriter());
            case "/part" -> request.getPart("id");
            case "/reading" -> write(response.getOutputStream());
            case "/itself" -> {
                waitUntil(() -> nameIn(session) != null);
                request.getSession();
            }
            case "/page-later" -> {
                waitUntil(() -> nameIn(session) != null);
                String page = Secret.TEXT + " of " + nameIn(session);
                waitUntil(() -> nameIn(session) == null);
                response.getWriter().println(page);
                return;
            }
            case "/not-blocking" -> {
                payLater(request, session);
                return;
            }
            default -> throw new ServletException("No such way: " + request.getPathInfo());
        }
        pay(nameIn(session), response);
    }

    private String nameIn(HttpSession session) {
        return getServletContext().getContextPath().endsWith("container")
                ? me.getName()
                : (String) session.getAttribute("user");
    }

    private static void pay(Object name, ServletResponse response) throws IOException {
        response.getOutputStream().print(name == null ? "nobody" : Secret.touch());
    }

    private static void write(ServletOutputStream stream) throws IOException {
        for (int i = 0; i < 30; i++) {
            stream.write(MEGABYTE);
        }
    }

    private static void waitUntil(BooleanSupplier condition) {
        Instant latest = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean() && Instant.now().isBefore(latest)) {
            Thread.onSpinWait();
        }
    }

    private static void payLater(HttpServletRequest request, HttpSession session) throws IOException {
        AsyncContext context = request.startAsync();
        ServletInputStream body = request.getInputStream();
        body.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                byte[] buffer = new byte[100];
                while (body.isReady() && body.read(buffer) >= 0) {
                    // goes on
                }
            }

            @Override
            public void onAllDataRead() throws IOException {
                pay(session.getAttribute("user"), context.getResponse()); // the container may not tell the bean here
                context.complete();
            }

            @Override
            public void onError(Throwable failure) {
                context.complete();
            }
        });
    }
}
