package io.github.countersign.benchmarks;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.MappingMatch;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A GET of a page by Olivia's browser, again and again; allocates nothing but the requested URL, when somebody wants that. */
final class LeanRequest extends HttpServletRequestWrapper {

    static final String CONTEXT = "/clinic";

    private static final HttpServletMapping MAPPING = new HttpServletMapping() {
        @Override
        public String getMatchValue() {
            return "patients";
        }

        @Override
        public String getPattern() {
            return "/patients";
        }

        @Override
        public String getServletName() {
            return "patients";
        }

        @Override
        public MappingMatch getMappingMatch() {
            return MappingMatch.EXACT;
        }
    };

    private final LeanSession session = new LeanSession();
    private final LeanAttributes attributes = new LeanAttributes();
    private final Cookie[] cookies = {new Cookie("JSESSIONID", session.getId())};
    private final Principal olivia = () -> "olivia";

    private @Nullable Principal principal = olivia;
    private String path = "/patients";
    private @Nullable String query;

    LeanRequest() {
        super(Unused.one(HttpServletRequest.class));
    }

    LeanRequest to(String otherPath) {
        path = otherPath;
        return this;
    }

    LeanRequest withQuery() {
        query = "page=2";
        return this;
    }

    LeanRequest ofNobody() {
        principal = null;
        return this;
    }

    /** The next request of the same session. */
    void renew() {
        attributes.clear();
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getScheme() {
        return "https";
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public String getServerName() {
        return "clinic.example";
    }

    @Override
    public int getServerPort() {
        return 443;
    }

    @Override
    public String getProtocol() {
        return "HTTP/1.1";
    }

    @Override
    public String getRemoteAddr() {
        return "192.0.2.7";
    }

    @Override
    public String getRemoteHost() {
        return "192.0.2.7";
    }

    @Override
    public String getContextPath() {
        return CONTEXT;
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return MAPPING;
    }

    @Override
    public long getContentLengthLong() {
        return -1;
    }

    @Override
    public @Nullable String getQueryString() {
        return query;
    }

    @Override
    public String getRequestURI() {
        return "/clinic/patients";
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer("https://clinic.example/clinic/patients");
    }

    @Override
    public @Nullable String getHeader(String name) {
        return switch (name) {
            case "Host" -> "clinic.example";
            case "Accept" -> "text/html";
            case "User-Agent" -> "Mozilla/5.0";
            case "Sec-Fetch-Mode" -> "navigate";
            case "Sec-Fetch-Dest" -> "document";
            default -> null;
        };
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.emptyEnumeration();
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public Cookie[] getCookies() {
        return cookies;
    }

    @Override
    public @Nullable String getParameter(String name) {
        return null;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return null;
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public ServletContext getServletContext() {
        return LeanContext.INSTANCE;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public @Nullable String getRemoteUser() {
        return principal == null ? null : "olivia";
    }

    @Override
    public boolean isUserInRole(String role) {
        return role.equals("staff");
    }

    @Override
    public HttpSession getSession() {
        return session;
    }

    @Override
    public HttpSession getSession(boolean create) {
        return session;
    }

    @Override
    public String getRequestedSessionId() {
        return session.getId();
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return true;
    }

    @Override
    public boolean isRequestedSessionIdFromCookie() {
        return true;
    }

    @Override
    public boolean isRequestedSessionIdFromURL() {
        return false;
    }

    @Override
    public String changeSessionId() {
        return session.getId();
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        attributes.set(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.set(name, null);
    }

    @Override
    public boolean isAsyncStarted() {
        return false;
    }

    @Override
    public boolean isAsyncSupported() {
        return false;
    }
}
