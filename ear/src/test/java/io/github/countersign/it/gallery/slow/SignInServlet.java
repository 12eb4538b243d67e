package io.github.countersign.it.gallery.slow;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs in and out: with the container, or by itself. */
@WebServlet({"/sign-in", "/sign-out"})
public class SignInServlet extends HttpServlet {

    @Inject
    private Me me;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        boolean byTheContainer = getServletContext().getContextPath().endsWith("container");
        if (request.getServletPath().equals("/sign-out")) {
            request.getSession().removeAttribute("user");
            me.setName(null);
            if (byTheContainer) {
                request.logout();
            }
            response.getWriter().println("Goodbye");
            return;
        }
        if (byTheContainer) {
            request.logout();
            request.getSession(); // Payara keeps the person in a session that is there already
            request.login(request.getParameter("name"), request.getParameter("password"));
        }
        request.getSession().setAttribute("user", request.getParameter("name"));
        me.setName(request.getParameter("name"));
        response.sendRedirect("home");
    }
}
