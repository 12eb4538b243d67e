package io.github.countersign.it.gallery.slow;

import io.github.countersign.it.gallery.Secret;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The first page: it makes a session for everybody. */
@WebServlet("/home")
public class HomeServlet extends HttpServlet {

    @Inject
    private Me me;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession();
        if (me.getName() == null) {
            response.getWriter().println("Please sign in");
        } else {
            Secret.show(response);
        }
    }
}
