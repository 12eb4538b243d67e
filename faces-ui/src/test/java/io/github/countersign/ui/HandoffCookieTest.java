package io.github.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class HandoffCookieTest {

    private static final Cookie BOUND = new Cookie("__Host-countersign-handoff", "bound");
    private static final Cookie PLAIN = new Cookie("countersign-handoff", "plain");

    @Test
    void isBoundToTheHostAndToHttpsWhateverTheServerKnowsOfTheConnection() {
        assertThat(HandoffCookie.in(request(true), false)).contains("bound");
        assertThat(HandoffCookie.in(request(false), false)).contains("bound");
    }

    @Test
    void goesOverPlainHttpInDevelopment() {
        assertThat(HandoffCookie.in(request(false), true)).contains("plain");
        assertThat(HandoffCookie.in(request(true), true)).contains("bound");
    }

    private static HttpServletRequest request(boolean secure) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HandoffCookieTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isSecure" -> secure;
                    case "getCookies" -> new Cookie[] {PLAIN, BOUND};
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
