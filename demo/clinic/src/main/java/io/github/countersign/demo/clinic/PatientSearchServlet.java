package io.github.countersign.demo.clinic;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers the search box of the patients page with rows of its table (Ajax). */
public final class PatientSearchServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String name = request.getParameter("name");
        request.setAttribute("visits", OpeningHours.records(getServletContext()).find(name == null ? "" : name));
        request.getRequestDispatcher("/WEB-INF/jsp/patient-rows.jsp").forward(request, response);
    }
}
