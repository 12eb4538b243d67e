package io.github.countersign.demo.clinic;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A form that posts: a request for an appointment. */
public final class AppointmentServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_REASON = 200;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(
                "appointments", OpeningHours.records(getServletContext()).appointmentsOf(request.getRemoteUser()));
        request.getRequestDispatcher("/WEB-INF/jsp/appointments.jsp").forward(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setCharacterEncoding("UTF-8");
        String day = text(request, "day");
        String reason = text(request, "reason");
        if (!day.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") || reason.isEmpty() || reason.length() > LONGEST_REASON) {
            request.setAttribute("problem", "Enter a day (as 2026-11-30) and, in at most 200 letters, a reason.");
            doGet(request, response);
            return;
        }
        OpeningHours.records(getServletContext()).book(new Appointment(request.getRemoteUser(), day, reason));
        response.sendRedirect(request.getContextPath() + "/appointments?booked=yes");
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }
}
