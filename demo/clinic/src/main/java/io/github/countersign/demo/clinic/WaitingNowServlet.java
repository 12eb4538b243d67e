package io.github.countersign.demo.clinic;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Tells the waiting room's script, as JSON, who is called next. */
public final class WaitingNowServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final long MILLISECONDS_A_PATIENT = 15_000;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Visit> today = OpeningHours.records(getServletContext()).today();
        int turn = (int) (System.currentTimeMillis() / MILLISECONDS_A_PATIENT % today.size());
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .print("{\"next\":\"" + today.get(turn).getPatient() + "\",\"waiting\":" + (today.size() - turn) + "}");
    }
}
