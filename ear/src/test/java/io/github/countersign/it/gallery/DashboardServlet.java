package io.github.countersign.it.gallery;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers every method, even unknown ones. It is also mapped below the filter's own prefix, where nobody can reach it. */
@WebServlet(urlPatterns = {"/dashboard", "/reports/*", "/open/touched-by", "/second-factor/page"})
public class DashboardServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Secret.show(response);
        if ("/flushed".equals(request.getPathInfo())) {
            response.flushBuffer();
        }
    }
}
