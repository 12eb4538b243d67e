package io.github.countersign.benchmarks;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The application's context, asked while a guard starts. */
final class LeanContext {

    private static final String WEB_XML =
            "<web-app><login-config><auth-method>FORM</auth-method></login-config></web-app>";

    static final ServletContext INSTANCE = (ServletContext) Proxy.newProxyInstance(
            LeanContext.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, args) -> answer(method.getName(), args == null ? new Object[0] : args, proxy));

    private LeanContext() {}

    static FilterConfig config() {
        return (FilterConfig) Proxy.newProxyInstance(
                LeanContext.class.getClassLoader(),
                new Class<?>[] {FilterConfig.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getServletContext" -> INSTANCE;
                    case "getFilterName" -> "guard";
                    default -> null;
                });
    }

    private static @Nullable Object answer(String method, Object[] arguments, Object proxy) {
        return switch (method) {
            case "getContextPath" -> LeanRequest.CONTEXT;
            case "getClassLoader" -> LeanContext.class.getClassLoader();
            case "getResourceAsStream" -> new ByteArrayInputStream(WEB_XML.getBytes(StandardCharsets.UTF_8));
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "context";
            case "getEffectiveMajorVersion" -> 6;
            case "getEffectiveMinorVersion" -> 0;
            case "log" -> throw new IllegalStateException(String.valueOf(arguments[0]));
            default -> null;
        };
    }
}
