package io.github.countersign.filter.fake;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.Part;
import jakarta.servlet.http.PushBuilder;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** A request to the application {@code /clinic}, as a container would hand it over. It is long because the API is. */
@NullUnmarked
public final class FakeRequest {

    public final HttpServletRequest http = Duck.as(HttpServletRequest.class, this);
    public final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public final Map<String, Object> attributes = new HashMap<>();
    public final List<String> attributesSet = new ArrayList<>();
    public final List<Cookie> cookies = new ArrayList<>();
    public final FakeContext context = new FakeContext();
    public String method = "GET";
    public String contextPath = "/clinic";
    public String uri;
    public String servletPath;
    public String pathInfo;
    public String query;
    public String scheme = "https";
    public String host = "clinic.example";
    public String remoteAddress = "192.0.2.7";
    public DispatcherType dispatcherType = DispatcherType.REQUEST;
    public String user;
    public boolean recycled;
    public Locale locale = Locale.ENGLISH;
    public Set<String> roles = Set.of();
    public FakeSession session;
    public final Map<String, String> fields = new HashMap<>();
    public String characterEncoding;
    public String contentType;
    public byte[] body = {};
    public long contentLength = -1;
    public final List<Part> parts = new ArrayList<>();
    public boolean asyncStarted;
    public boolean upgraded;
    public FakeAsync async;
    /** What goes on elsewhere while the application waits for this client. */
    public Runnable whileWaiting = () -> {};

    public ReadListener readListener;

    private FakeRequest(String path) {
        int at = path.indexOf('?');
        query = at < 0 ? null : path.substring(at + 1);
        servletPath = at < 0 ? path : path.substring(0, at);
        uri = contextPath + servletPath;
    }

    /** A person opens a page. */
    public static FakeRequest page(String path) {
        return new FakeRequest(path)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document");
    }

    public static FakeRequest form(String path) {
        FakeRequest request = page(path);
        request.method = "POST";
        return request;
    }

    public static FakeRequest fetch(String path) {
        return bare(path)
                .header("Accept", "*/*")
                .header("Sec-Fetch-Mode", "cors")
                .header("Sec-Fetch-Dest", "empty");
    }

    public static FakeRequest bare(String path) {
        return new FakeRequest(path);
    }

    public FakeRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public FakeRequest cookie(String name, String value) {
        cookies.add(new Cookie(name, value));
        return this;
    }

    public FakeRequest field(String name, String value) {
        fields.put(name, value);
        return this;
    }

    public FakeRequest body(String text) {
        contentType = "application/x-www-form-urlencoded";
        body = text.getBytes(StandardCharsets.ISO_8859_1);
        contentLength = body.length;
        return this;
    }

    /** @param fileName null for a field */
    public FakeRequest part(String name, String fileName, String value) {
        contentType = "multipart/form-data; boundary=x";
        return part(name, fileName, value.getBytes(StandardCharsets.UTF_8));
    }

    /** As a page in ISO-8859-1 sends it. */
    public FakeRequest latin1Part(String name, String value) {
        contentType = "multipart/form-data; boundary=x";
        return part(name, null, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    private FakeRequest part(String name, String fileName, byte[] bytes) {
        contentLength = Math.max(contentLength, 0) + bytes.length + 100;
        parts.add(FakePart.of(name, fileName, bytes));
        return this;
    }

    public FakeRequest in(FakeSession itsSession) {
        session = itsSession;
        return this;
    }

    public FakeRequest as(String name) {
        user = name;
        return this;
    }

    public FakeRequest roles(String... names) {
        roles = Set.of(names);
        return this;
    }

    public FakeRequest dispatched(DispatcherType type) {
        dispatcherType = type;
        return this;
    }

    public FakeRequest plainHttp(String server, String client) {
        scheme = "http";
        host = server;
        remoteAddress = client;
        return this;
    }

    // what the container answers

    public String getMethod() {
        return method;
    }

    public String getContextPath() {
        return contextPath;
    }

    public String getRequestURI() {
        return uri;
    }

    public StringBuffer getRequestURL() {
        return new StringBuffer(scheme + "://" + host + uri);
    }

    public String getServletPath() {
        return servletPath;
    }

    public String getPathInfo() {
        return pathInfo;
    }

    public String getQueryString() {
        return query;
    }

    private void waitForTheClient() {
        Runnable waited = whileWaiting;
        whileWaiting = () -> {};
        waited.run();
    }

    public Map<String, String[]> getParameterMap() {
        waitForTheClient();
        return Map.of();
    }

    public Enumeration<String> getParameterNames() {
        waitForTheClient();
        return Collections.emptyEnumeration();
    }

    public String[] getParameterValues(String name) {
        waitForTheClient();
        return null;
    }

    public String getParameter(String name) {
        waitForTheClient();
        for (String pair : (query == null ? "" : query).split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return fields.get(name);
    }

    public void setCharacterEncoding(String encoding) {
        characterEncoding = encoding;
    }

    public String getHeader(String name) {
        return headers.get(name);
    }

    /** The values of a header that came more than once are separate lines here. */
    public Enumeration<String> getHeaders(String name) {
        String values = headers.get(name);
        return Collections.enumeration(values == null ? List.of() : List.of(values.split("\n", -1)));
    }

    public String getContentType() {
        return contentType;
    }

    public long getContentLengthLong() {
        return contentLength;
    }

    public Part getPart(String name) {
        waitForTheClient();
        return null;
    }

    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    public boolean authenticate(HttpServletResponse response) {
        return user != null;
    }

    public Collection<Part> getParts() {
        waitForTheClient();
        return parts;
    }

    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                waitForTheClient();
                return bytes.read();
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                readListener = listener;
            }
        };
    }

    public Cookie[] getCookies() {
        return cookies.isEmpty() ? null : cookies.toArray(new Cookie[0]);
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    public String getServerName() {
        return host.replaceFirst(":\\d+$", "");
    }

    public String getRemoteAddr() {
        return remoteAddress;
    }

    public Locale getLocale() {
        return locale;
    }

    public DispatcherType getDispatcherType() {
        return dispatcherType;
    }

    public ServletContext getServletContext() {
        return context.http;
    }

    public Principal getUserPrincipal() {
        if (recycled) {
            throw new IllegalStateException("recycled");
        }
        String name = user;
        return name == null ? null : () -> name;
    }

    public boolean isUserInRole(String role) {
        return user != null && roles.contains(role);
    }

    public void login(String name, String password) {
        user = name;
    }

    public void logout() {
        user = null;
    }

    public HttpSession getSession() {
        return getSession(true);
    }

    public HttpSession getSession(boolean create) {
        if (session != null && session.invalid) {
            session = null;
        }
        if (session == null && create) {
            session = new FakeSession();
        }
        return session == null ? null : session.http;
    }

    public String changeSessionId() {
        session.newId();
        return session.id;
    }

    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    public void setAttribute(String name, Object value) {
        attributesSet.add(name);
        attributes.put(name, value);
    }

    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    public boolean isAsyncStarted() {
        return asyncStarted;
    }

    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        asyncStarted = true;
        async = new FakeAsync(request, response);
        return async.http;
    }

    public AsyncContext getAsyncContext() {
        return async.http;
    }

    public PushBuilder newPushBuilder() {
        return Duck.as(PushBuilder.class, new Object() {});
    }

    public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler) {
        upgraded = true;
        return null;
    }
}
