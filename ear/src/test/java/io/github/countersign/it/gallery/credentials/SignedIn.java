package io.github.countersign.it.gallery.credentials;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** The request of a person whom only the application knows, as frameworks hand it on. */
class SignedIn extends HttpServletRequestWrapper {

    private final String name;

    SignedIn(HttpServletRequest request, String name) {
        super(request);
        this.name = name;
    }

    @Override
    public Principal getUserPrincipal() {
        return () -> name;
    }

    @Override
    public String getRemoteUser() {
        return name;
    }

    @Override
    public boolean isUserInRole(String role) {
        return role.equals("staff");
    }
}
