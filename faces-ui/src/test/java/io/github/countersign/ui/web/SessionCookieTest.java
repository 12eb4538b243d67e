package io.github.countersign.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.settings.PageSettings;
import io.github.countersign.settings.SettingsReader;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionCookieTest {

    private static final String SESSION = "countersign-session=4711; Path=/countersign; HttpOnly";

    private final List<String> cookies = new ArrayList<>();
    private boolean committed;

    /** The element that WildFly 27 to 36 refuse. */
    @Test
    void theDescriptorHasNoAttributeOfTheCookie() throws IOException {
        assertThat(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml")))
                .contains("<name>countersign-session</name>")
                .doesNotContain("<attribute>");
    }

    @Test
    void configuresTheContainerAtTheStart() {
        assertThat(told(Map.of())).contains("setAttribute[SameSite, Lax]", "setSecure[true]");
        assertThat(told(Map.of("countersign.development", "true"))).contains("setSecure[false]");
        assertThat(told(Map.of("countersign.hsts", "nonsense"))).contains("setSecure[true]");
    }

    @Test
    void addsWhatTheContainerLeavesOut() {
        cookies.addAll(List.of("other=1; Path=/", SESSION, "last=2"));
        SessionCookie.complete(response());
        assertThat(cookies).containsExactly("other=1; Path=/", SESSION + "; SameSite=Lax", "last=2");
    }

    @Test
    void addsNothingTwiceOrToOtherCookiesOrTooLate() {
        List<String> complete = List.of(SESSION + "; SameSite=Lax", "countersign-session2=1");
        cookies.addAll(complete);
        SessionCookie.complete(response());
        assertThat(cookies).isEqualTo(complete);

        cookies.add(SESSION);
        committed = true;
        SessionCookie.complete(response());
        assertThat(cookies).last().isEqualTo(SESSION);
    }

    private static List<String> told(Map<String, String> settings) {
        List<String> calls = new ArrayList<>();
        SessionCookieConfig config = proxy(SessionCookieConfig.class, (name, arguments) -> {
            calls.add(name + Arrays.toString(arguments));
            return null;
        });
        ServletContext context = proxy(ServletContext.class, (name, arguments) -> config);
        new SessionCookie(() -> PageSettings.read(new SettingsReader(settings::get)))
                .contextInitialized(new ServletContextEvent(context));
        return calls;
    }

    private HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (name, arguments) -> {
            switch (name) {
                case "getHeaders" -> {
                    return List.copyOf(cookies);
                }
                case "isCommitted" -> {
                    return committed;
                }
                case "setHeader" -> cookies.clear();
                case "addHeader" -> {}
                default -> throw new UnsupportedOperationException(name);
            }
            cookies.add((String) arguments[1]);
            return null;
        });
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
