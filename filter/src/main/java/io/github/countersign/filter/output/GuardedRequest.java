package io.github.countersign.filter.output;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.Part;
import jakarta.servlet.http.PushBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.security.Principal;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Closes the ways by which a request can produce output: upgrading, going on asynchronously, having a file sent. Whatever else the
 * application asks of it, it stops a request during which somebody has signed in elsewhere.
 */
final class GuardedRequest extends HttpServletRequestWrapper {

    private final GuardedResponse response;
    private boolean parametersRead;

    GuardedRequest(HttpServletRequest request, GuardedResponse response) {
        super(request);
        this.response = response;
    }

    private UnderWay underWay() {
        return response.guard().underWay();
    }

    /** Even without arguments, the application goes on with the guarded pair. */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response);
    }

    @Override
    public AsyncContext startAsync(ServletRequest asyncRequest, ServletResponse asyncResponse) {
        ServletResponse guarded = GuardedResponse.within(asyncResponse) == null ? response : asyncResponse;
        AsyncContext context = super.startAsync(asyncRequest, guarded);
        context.addListener(new AsyncEndListener(), asyncRequest, guarded);
        response.guard().goesOnGuarded();
        return new GuardedAsyncContext(context, response.guard());
    }

    @Override
    public AsyncContext getAsyncContext() {
        return new GuardedAsyncContext(super.getAsyncContext(), response.guard());
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler) throws IOException, ServletException {
        if (!response.guard().mayPass()) {
            throw new ServletException("No upgrade before the second factor is verified");
        }
        return super.upgrade(handler);
    }

    /** A push names what the answer will need. Null means that the server does not push. */
    @Override
    public @Nullable PushBuilder newPushBuilder() {
        return response.guard().mayPass() ? super.newPushBuilder() : null;
    }

    // The body: the client can make the application wait here

    @Override
    public ServletInputStream getInputStream() throws IOException {
        underWay().goOn();
        return new GuardedBody(super.getInputStream(), underWay());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        underWay().goOn();
        return new BufferedReader(new GuardedText(super.getReader(), underWay()));
    }

    @Override
    public @Nullable String getParameter(String name) {
        boolean asBefore = beginsParameters();
        String value = super.getParameter(name);
        hasParameters(asBefore);
        return value;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        boolean asBefore = beginsParameters();
        Map<String, String[]> values = super.getParameterMap();
        hasParameters(asBefore);
        return values;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        boolean asBefore = beginsParameters();
        Enumeration<String> names = super.getParameterNames();
        hasParameters(asBefore);
        return names;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        boolean asBefore = beginsParameters();
        String[] values = super.getParameterValues(name);
        hasParameters(asBefore);
        return values;
    }

    /** Only the first question about a parameter waits for the client. */
    private boolean beginsParameters() {
        if (!parametersRead) {
            return underWay().waits();
        }
        underWay().goOn();
        return false;
    }

    private void hasParameters(boolean asBefore) {
        if (!parametersRead) {
            parametersRead = true;
            underWay().hasWaited(asBefore);
        }
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        boolean asBefore = underWay().waits();
        Collection<Part> parts = super.getParts();
        underWay().hasWaited(asBefore);
        return parts;
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        boolean asBefore = underWay().waits();
        Part part = super.getPart(name);
        underWay().hasWaited(asBefore);
        return part;
    }

    // The session, and who is signed in

    @Override
    public HttpSession getSession() {
        HttpSession session = super.getSession();
        underWay().goOn();
        return session;
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        HttpSession session = super.getSession(create);
        underWay().goOn();
        return session;
    }

    @Override
    public String changeSessionId() {
        underWay().goOn();
        return super.changeSessionId();
    }

    @Override
    public void login(String name, String password) throws ServletException {
        underWay().goOn();
        super.login(name, password);
        underWay().containerSignedIn();
    }

    @Override
    public boolean authenticate(HttpServletResponse ofTheApplication) throws IOException, ServletException {
        underWay().goOn();
        boolean authenticated = super.authenticate(ofTheApplication);
        underWay().containerSignedIn();
        return authenticated;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        underWay().goOn();
        return super.getUserPrincipal();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (!SendFile.isAsked(name) || response.guard().mayPass()) {
            super.setAttribute(name, value);
        }
    }
}
