package io.github.countersign.it.gallery.own;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** One servlet for all pages: it forwards to a view, or builds a page from several. */
@WebServlet("/go/*")
public class FrontController extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if ("/frame".equals(request.getPathInfo())) {
            response.setContentType("text/html");
            response.getWriter().println("<!DOCTYPE html><title>Gallery</title>");
            request.getRequestDispatcher("/WEB-INF/view.jsp").include(request, response);
            getServletContext().getNamedDispatcher("parts").include(request, response);
        } else {
            request.getRequestDispatcher("/WEB-INF/view.jsp").forward(request, response);
        }
    }
}
