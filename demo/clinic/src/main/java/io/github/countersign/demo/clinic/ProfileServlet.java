package io.github.countersign.demo.clinic;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** The profile page: who the signed-in person is in this application. */
public final class ProfileServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final List<String> ROLES = List.of("owner", "manager", "staff", "client");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(
                "roles", ROLES.stream().filter(request::isUserInRole).toList());
        request.setAttribute("hasPin", OpeningHours.records(getServletContext()).hasPin(request.getRemoteUser()));
        request.getRequestDispatcher("/WEB-INF/jsp/profile.jsp").forward(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String pin = request.getParameter("pin");
        if (pin != null && pin.matches("[0-9]{4,8}")) {
            OpeningHours.records(getServletContext()).setPin(request.getRemoteUser(), pin);
            response.sendRedirect(request.getContextPath() + "/profile?saved=yes");
        } else {
            doGet(request, response);
        }
    }
}
