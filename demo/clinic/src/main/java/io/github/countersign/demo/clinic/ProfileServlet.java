package io.github.countersign.demo.clinic;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Who somebody is in this application. */
public final class ProfileServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final List<String> ROLES = List.of("owner", "manager", "staff", "client");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(
                "roles", ROLES.stream().filter(request::isUserInRole).toList());
        request.getRequestDispatcher("/WEB-INF/jsp/profile.jsp").forward(request, response);
    }
}
