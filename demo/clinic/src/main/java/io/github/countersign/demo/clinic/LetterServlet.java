package io.github.countersign.demo.clinic;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;

/** A form that uploads: a letter with a file attached. */
public final class LetterServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_TEXT = 2_000;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(
                "letters", OpeningHours.records(getServletContext()).lettersOf(request.getRemoteUser()));
        request.getRequestDispatcher("/WEB-INF/jsp/letters.jsp").forward(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setCharacterEncoding("UTF-8");
        String typed = request.getParameter("text");
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            request.setAttribute("problem", "Write a letter of at most 2000 letters.");
            doGet(request, response);
            return;
        }
        Part file = request.getPart("attachment");
        String name = file == null || file.getSubmittedFileName() == null ? "" : file.getSubmittedFileName();
        OpeningHours.records(getServletContext()).receive(new Letter(request.getRemoteUser(), text, name));
        response.sendRedirect(request.getContextPath() + "/letters?sent=yes");
    }
}
