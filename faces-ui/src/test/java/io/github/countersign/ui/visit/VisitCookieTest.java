package io.github.countersign.ui.visit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class VisitCookieTest {

    private static final Cookie BOUND = new Cookie("__Host-countersign-visit", "bound");
    private static final Cookie PLAIN = new Cookie("countersign-visit", "plain");

    @Test
    void isBoundToTheHostAndToHttpsWhateverTheServerKnowsOfTheConnection() {
        assertThat(VisitCookie.in(request(true), false)).contains("bound");
        assertThat(VisitCookie.in(request(false), false)).contains("bound");
    }

    @Test
    void goesOverPlainHttpInDevelopment() {
        assertThat(VisitCookie.in(request(false), true)).contains("plain");
        assertThat(VisitCookie.in(request(true), true)).contains("bound");
    }

    private static HttpServletRequest request(boolean secure) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                VisitCookieTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isSecure" -> secure;
                    case "getCookies" -> new Cookie[] {PLAIN, BOUND};
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
