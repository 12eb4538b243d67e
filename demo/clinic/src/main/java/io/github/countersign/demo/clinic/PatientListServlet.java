package io.github.countersign.demo.clinic;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;

/** The list of patients as a file to download. */
public final class PatientListServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"patients.csv\"");
        PrintWriter out = response.getWriter();
        out.print("time,patient,born,reason,seen by\r\n");
        for (Visit visit : OpeningHours.records(getServletContext()).today()) {
            out.print(String.join(
                            ",",
                            visit.getTime(),
                            visit.getPatient(),
                            visit.getBorn(),
                            visit.getReason(),
                            visit.getSeenBy())
                    + "\r\n");
        }
    }
}
