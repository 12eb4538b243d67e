package io.github.countersign.filter;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EventListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
final class FakeContext {

    final ServletContext http = Duck.as(ServletContext.class, this);
    final Map<String, String> parameters = new HashMap<>();
    final Map<String, Object> attributes = new HashMap<>();
    final List<String> log = new ArrayList<>();
    final List<Filter> filters = new ArrayList<>();
    final List<EventListener> listeners = new ArrayList<>();
    FilterRegistration.Dynamic registration;
    Collection<String> mappings = List.of("/*");
    String webXml = "<web-app><login-config><auth-method>FORM</auth-method></login-config></web-app>";

    FilterConfig config() {
        return Duck.as(FilterConfig.class, new Object() {
            ServletContext getServletContext() {
                return http;
            }

            String getFilterName() {
                return "Countersign";
            }
        });
    }

    String getInitParameter(String name) {
        return parameters.get(name);
    }

    String contextPath = "/clinic";
    ClassLoader classLoader = FakeContext.class.getClassLoader();

    String getContextPath() {
        return contextPath;
    }

    ClassLoader getClassLoader() {
        return classLoader;
    }

    Object getAttribute(String name) {
        return attributes.get(name);
    }

    void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    InputStream getResourceAsStream(String path) {
        return webXml == null ? null : new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8));
    }

    FilterRegistration getFilterRegistration(String name) {
        return Duck.as(FilterRegistration.class, new Object() {
            Collection<String> getUrlPatternMappings() {
                return mappings;
            }
        });
    }

    FilterRegistration.Dynamic addFilter(String name, Filter filter) {
        filters.add(filter);
        return registration;
    }

    <T extends EventListener> void addListener(T listener) {
        listeners.add(listener);
    }

    void log(String message) {
        log.add(message);
    }

    void log(String message, Throwable cause) {
        log.add(message);
    }
}
