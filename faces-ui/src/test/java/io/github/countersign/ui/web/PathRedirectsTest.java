package io.github.countersign.ui.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRedirectsTest {

    private final List<String> calls = new ArrayList<>();

    private final HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
            PathRedirectsTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, called, arguments) -> {
                calls.add(called.getName() + (arguments == null ? "[]" : Arrays.toString(arguments)));
                return null;
            });

    @Test
    void redirectsWithABarePath() {
        new PathRedirects(response).sendRedirect("/clinic/second-factor/return?ticket=t");
        assertThat(calls)
                .containsExactly(
                        "resetBuffer[]",
                        "setStatus[303]",
                        "setHeader[Location, /clinic/second-factor/return?ticket=t]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "verify",
                "",
                "/a\r\nSet-Cookie: b"
            })
    void leadsNowhereElse(String location) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PathRedirects(response).sendRedirect(location));
        assertThat(calls).isEmpty();
    }
}
