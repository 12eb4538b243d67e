package io.github.countersign.demo.telephone;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The phones, side by side: {@code GET /phone}. */
@WebServlet("")
public final class PhonePage extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Telephone telephone = Exchange.piece(getServletContext(), Telephone.class);
        PhoneBook book = Exchange.piece(getServletContext(), PhoneBook.class);
        request.setAttribute("handsets", Handset.sideBySide(book, telephone.messages()));
        request.getRequestDispatcher("/WEB-INF/phone.jsp").forward(request, response);
    }
}
