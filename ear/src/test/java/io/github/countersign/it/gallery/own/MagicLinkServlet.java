package io.github.countersign.it.gallery.own;

import io.github.countersign.it.gallery.Secret;
import io.github.countersign.it.gallery.User;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs people in by an address alone, or by the application's own header, no matter who was signed in before. */
@WebServlet("/login/link/*")
public class MagicLinkServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String credentials = request.getHeader("Authorization");
        if (credentials == null) {
            User.signIn(request, request.getPathInfo().substring(1));
            Secret.show(response);
        } else {
            User.signIn(request, credentials.replace("Gallery ", ""));
            LoginServlet.megabyte(response.getOutputStream());
        }
    }
}
