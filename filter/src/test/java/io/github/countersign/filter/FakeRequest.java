package io.github.countersign.filter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.Part;
import jakarta.servlet.http.PushBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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

/** A request to the application {@code /clinic}, as a container would hand it over. */
@NullUnmarked
final class FakeRequest {

    final HttpServletRequest http = Duck.as(HttpServletRequest.class, this);
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, Object> attributes = new HashMap<>();
    final List<String> attributesSet = new ArrayList<>();
    final List<Cookie> cookies = new ArrayList<>();
    final FakeContext context = new FakeContext();
    String method = "GET";
    String contextPath = "/clinic";
    String uri;
    String servletPath;
    String pathInfo;
    String query;
    String scheme = "https";
    String host = "clinic.example";
    String remoteAddress = "192.0.2.7";
    DispatcherType dispatcherType = DispatcherType.REQUEST;
    String user;
    boolean recycled;
    Locale locale = Locale.ENGLISH;
    Set<String> roles = Set.of();
    FakeSession session;
    final Map<String, String> fields = new HashMap<>();
    String characterEncoding;
    String contentType;
    byte[] body = {};
    long contentLength = -1;
    final List<Part> parts = new ArrayList<>();
    boolean asyncStarted;
    boolean upgraded;
    FakeAsync async;

    private FakeRequest(String path) {
        int at = path.indexOf('?');
        query = at < 0 ? null : path.substring(at + 1);
        servletPath = at < 0 ? path : path.substring(0, at);
        uri = contextPath + servletPath;
    }

    /** A person goes to a page. */
    static FakeRequest page(String path) {
        return new FakeRequest(path)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document");
    }

    static FakeRequest form(String path) {
        FakeRequest request = page(path);
        request.method = "POST";
        return request;
    }

    static FakeRequest fetch(String path) {
        return bare(path)
                .header("Accept", "*/*")
                .header("Sec-Fetch-Mode", "cors")
                .header("Sec-Fetch-Dest", "empty");
    }

    static FakeRequest bare(String path) {
        return new FakeRequest(path);
    }

    FakeRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    FakeRequest cookie(String name, String value) {
        cookies.add(new Cookie(name, value));
        return this;
    }

    FakeRequest field(String name, String value) {
        fields.put(name, value);
        return this;
    }

    FakeRequest body(String text) {
        contentType = "application/x-www-form-urlencoded";
        body = text.getBytes(StandardCharsets.ISO_8859_1);
        contentLength = body.length;
        return this;
    }

    /** @param fileName null for a field */
    FakeRequest part(String name, String fileName, String value) {
        contentType = "multipart/form-data; boundary=x";
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        contentLength = Math.max(contentLength, 0) + bytes.length + 100;
        parts.add(Duck.as(Part.class, new Object() {
            String getName() {
                return name;
            }

            String getSubmittedFileName() {
                return fileName;
            }

            long getSize() {
                return bytes.length;
            }

            InputStream getInputStream() {
                return new ByteArrayInputStream(bytes);
            }
        }));
        return this;
    }

    FakeRequest in(FakeSession itsSession) {
        session = itsSession;
        return this;
    }

    FakeRequest as(String name) {
        user = name;
        return this;
    }

    FakeRequest roles(String... names) {
        roles = Set.of(names);
        return this;
    }

    FakeRequest dispatched(DispatcherType type) {
        dispatcherType = type;
        return this;
    }

    FakeRequest plainHttp(String server, String client) {
        scheme = "http";
        host = server;
        remoteAddress = client;
        return this;
    }

    // what the container answers

    String getMethod() {
        return method;
    }

    String getContextPath() {
        return contextPath;
    }

    String getRequestURI() {
        return uri;
    }

    StringBuffer getRequestURL() {
        return new StringBuffer(scheme + "://" + host + uri);
    }

    String getServletPath() {
        return servletPath;
    }

    String getPathInfo() {
        return pathInfo;
    }

    String getQueryString() {
        return query;
    }

    String getParameter(String name) {
        for (String pair : (query == null ? "" : query).split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return fields.get(name);
    }

    void setCharacterEncoding(String encoding) {
        characterEncoding = encoding;
    }

    String getHeader(String name) {
        return headers.get(name);
    }

    /** A header that came more than once has its values on lines of their own here. */
    Enumeration<String> getHeaders(String name) {
        String values = headers.get(name);
        return Collections.enumeration(values == null ? List.of() : List.of(values.split("\n")));
    }

    String getContentType() {
        return contentType;
    }

    long getContentLengthLong() {
        return contentLength;
    }

    Collection<Part> getParts() {
        return parts;
    }

    ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
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
            public void setReadListener(ReadListener listener) {}
        };
    }

    Cookie[] getCookies() {
        return cookies.isEmpty() ? null : cookies.toArray(new Cookie[0]);
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    String getServerName() {
        return host.replaceFirst(":\\d+$", "");
    }

    String getRemoteAddr() {
        return remoteAddress;
    }

    Locale getLocale() {
        return locale;
    }

    DispatcherType getDispatcherType() {
        return dispatcherType;
    }

    ServletContext getServletContext() {
        return context.http;
    }

    Principal getUserPrincipal() {
        if (recycled) {
            throw new IllegalStateException("recycled");
        }
        String name = user;
        return name == null ? null : () -> name;
    }

    boolean isUserInRole(String role) {
        return user != null && roles.contains(role);
    }

    void login(String name, String password) {
        user = name;
    }

    void logout() {
        user = null;
    }

    HttpSession getSession() {
        return getSession(true);
    }

    HttpSession getSession(boolean create) {
        if (session != null && session.invalid) {
            session = null;
        }
        if (session == null && create) {
            session = new FakeSession();
        }
        return session == null ? null : session.http;
    }

    String changeSessionId() {
        session.newId();
        return session.id;
    }

    Object getAttribute(String name) {
        return attributes.get(name);
    }

    void setAttribute(String name, Object value) {
        attributesSet.add(name);
        attributes.put(name, value);
    }

    void removeAttribute(String name) {
        attributes.remove(name);
    }

    boolean isAsyncStarted() {
        return asyncStarted;
    }

    AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        asyncStarted = true;
        async = new FakeAsync(request, response);
        return async.http;
    }

    AsyncContext getAsyncContext() {
        return async.http;
    }

    PushBuilder newPushBuilder() {
        return Duck.as(PushBuilder.class, new Object() {});
    }

    <T extends HttpUpgradeHandler> T upgrade(Class<T> handler) {
        upgraded = true;
        return null;
    }

    /** What the container makes of {@code startAsync}. */
    static final class FakeAsync {

        final AsyncContext http = Duck.as(AsyncContext.class, this);
        final ServletRequest request;
        final ServletResponse response;
        boolean completed;
        final List<AsyncListener> listeners = new ArrayList<>();

        FakeAsync(ServletRequest request, ServletResponse response) {
            this.request = request;
            this.response = response;
        }

        ServletRequest getRequest() {
            return request;
        }

        ServletResponse getResponse() {
            return response;
        }

        void addListener(AsyncListener listener, ServletRequest itsRequest, ServletResponse itsResponse) {
            listeners.add(listener);
        }

        void timeOut() throws IOException {
            for (AsyncListener listener : listeners) {
                listener.onTimeout(new AsyncEvent(http, request, response));
            }
        }

        /** The container's last word on it. */
        void ends() throws IOException {
            for (AsyncListener listener : listeners) {
                listener.onComplete(new AsyncEvent(http, request, response));
            }
        }

        void complete() {
            completed = true;
        }
    }
}
