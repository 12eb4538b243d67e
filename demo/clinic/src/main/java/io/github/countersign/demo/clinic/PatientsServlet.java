package io.github.countersign.demo.clinic;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The list of patients, with a search box. */
public final class PatientsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute("visits", OpeningHours.records(getServletContext()).today());
        request.getRequestDispatcher("/WEB-INF/jsp/patients.jsp").forward(request, response);
    }
}
