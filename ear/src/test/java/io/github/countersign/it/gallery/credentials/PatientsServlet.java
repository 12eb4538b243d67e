package io.github.countersign.it.gallery.credentials;

import io.github.countersign.it.gallery.Secret;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Deletes a patient at once, and tells everybody who is left. */
@WebServlet(
        name = "patients",
        urlPatterns = {"/patients/*", "/open/patients"},
        asyncSupported = true)
public class PatientsServlet extends HttpServlet {

    private static final Set<String> PATIENTS =
            new ConcurrentSkipListSet<>(Set.of("/1", "/2", "/3", "/4", "/5", "/6", "/7", "/8"));

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(PATIENTS);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        Secret.touch();
        PATIENTS.remove(request.getPathInfo());
    }
}
