package io.github.countersign.ui.visit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class CookiesTest {

    private static final Cookie BOUND = new Cookie("__Host-countersign-visit", "bound");
    private static final Cookie PLAIN = new Cookie("countersign-visit", "plain");

    @Test
    void isBoundToTheHostAndToHttpsWhateverTheServerKnowsOfTheConnection() {
        assertThat(Cookies.visit(request(true), false)).contains("bound");
        assertThat(Cookies.visit(request(false), false)).contains("bound");
    }

    @Test
    void goesOverPlainHttpInDevelopment() {
        assertThat(Cookies.visit(request(false), true)).contains("plain");
        assertThat(Cookies.visit(request(true), true)).contains("bound");
    }

    private static HttpServletRequest request(boolean secure) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                CookiesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isSecure" -> secure;
                    case "getCookies" -> new Cookie[] {PLAIN, BOUND};
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
