package io.github.countersign.filter;

import io.github.countersign.filter.fake.Duck;
import io.github.countersign.filter.fake.FakeRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.jspecify.annotations.NullUnmarked;

/** A request from Olivia, who is signed in. It allocates nothing: {@link FakeRequest}'s reflection would hide what the filter allocates. */
@NullUnmarked
final class LeanRequest extends HttpServletRequestWrapper {

    private final LeanSession session;
    Principal principal = () -> "Olivia";
    String query;
    int principalReads;

    LeanRequest(LeanSession session) {
        super(Duck.as(HttpServletRequest.class, new Object()));
        this.session = session;
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getServletPath() {
        return "/patients";
    }

    @Override
    public String getPathInfo() {
        return null;
    }

    @Override
    public String getContentType() {
        return null;
    }

    @Override
    public long getContentLengthLong() {
        return -1;
    }

    @Override
    public String getQueryString() {
        return query;
    }

    @Override
    public String getHeader(String name) {
        return null;
    }

    @Override
    public Principal getUserPrincipal() {
        principalReads++;
        return principal;
    }

    @Override
    public boolean isUserInRole(String role) {
        return role.equals("staff");
    }

    @Override
    public HttpSession getSession(boolean create) {
        return session;
    }

    @Override
    public boolean isAsyncStarted() {
        return false;
    }
}
