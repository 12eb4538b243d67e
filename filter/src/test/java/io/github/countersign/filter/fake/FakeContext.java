package io.github.countersign.filter.fake;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EventListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
public final class FakeContext {

    public final ServletContext http = Duck.as(ServletContext.class, this);
    public final Map<String, String> parameters = new HashMap<>();
    public final Map<String, Object> attributes = new HashMap<>();
    public final List<String> log = new ArrayList<>();
    public final List<Filter> filters = new ArrayList<>();
    public final List<EventListener> listeners = new ArrayList<>();
    public FilterRegistration.Dynamic registration;
    public Collection<String> mappings = List.of("/*");
    public String webXml = "<web-app><login-config><auth-method>FORM</auth-method></login-config></web-app>";

    public FilterConfig config() {
        return Duck.as(FilterConfig.class, new Object() {
            ServletContext getServletContext() {
                return http;
            }

            String getFilterName() {
                return "Countersign";
            }
        });
    }

    public String getInitParameter(String name) {
        return parameters.get(name);
    }

    public String contextPath = "/clinic";
    public ClassLoader classLoader = FakeContext.class.getClassLoader();

    public String getContextPath() {
        return contextPath;
    }

    public ClassLoader getClassLoader() {
        return classLoader;
    }

    public String sessionCookie;
    public Set<SessionTrackingMode> trackingModes = Set.of(SessionTrackingMode.COOKIE, SessionTrackingMode.URL);

    public Set<SessionTrackingMode> getEffectiveSessionTrackingModes() {
        return trackingModes;
    }

    public SessionCookieConfig getSessionCookieConfig() {
        return Duck.as(SessionCookieConfig.class, new Object() {
            String getName() {
                return sessionCookie;
            }
        });
    }

    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    public InputStream getResourceAsStream(String path) {
        return webXml == null ? null : new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8));
    }

    public FilterRegistration getFilterRegistration(String name) {
        return Duck.as(FilterRegistration.class, new Object() {
            Collection<String> getUrlPatternMappings() {
                return mappings;
            }
        });
    }

    public FilterRegistration.Dynamic addFilter(String name, Filter filter) {
        filters.add(filter);
        return registration;
    }

    public <T extends EventListener> void addListener(T listener) {
        listeners.add(listener);
    }

    public void log(String message) {
        log.add(message);
    }

    public void log(String message, Throwable cause) {
        log.add(message);
    }
}
