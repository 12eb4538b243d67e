package io.github.countersign.it.gallery.mechanism;

import io.github.countersign.it.gallery.Secret;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs in, and shows the first page in the same request. */
@WebServlet("/open/login")
public class LoginServlet extends HttpServlet {

    @Inject
    private SecurityContext security;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AuthenticationStatus status = security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams()
                        .newAuthentication(true)
                        .credential(new UsernamePasswordCredential(
                                request.getParameter("name"), request.getParameter("password"))));
        if (status == AuthenticationStatus.SUCCESS) {
            Secret.show(response);
        } else if (status != AuthenticationStatus.SEND_CONTINUE) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
