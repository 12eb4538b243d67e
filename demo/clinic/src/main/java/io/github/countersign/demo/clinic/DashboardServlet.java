package io.github.countersign.demo.clinic;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The first page after the sign-in: the day's patients, or a client's own appointments. */
public final class DashboardServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Records records = OpeningHours.records(getServletContext());
        request.setAttribute("visits", records.today());
        request.setAttribute("appointments", records.appointmentsOf(request.getRemoteUser()));
        request.getRequestDispatcher("/WEB-INF/jsp/dashboard.jsp").forward(request, response);
    }
}
