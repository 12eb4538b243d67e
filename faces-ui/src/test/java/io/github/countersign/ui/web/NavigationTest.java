package io.github.countersign.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationTest {

    @Test
    void aPersonOpensThePageWithAGet() {
        assertThat(Navigation.isByAPerson(request("GET", Map.of()))).isTrue();
        assertThat(Navigation.isByAPerson(request("GET", Map.of("Sec-Fetch-Dest", "document"))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch",
        "Sec-Purpose, prefetch;prerender",
        "Purpose, prefetch",
        "X-Moz, prefetch",
        "Sec-Fetch-Dest, iframe",
        "Sec-Fetch-Dest, empty"
    })
    void aPrefetchOrAFrameIsNotAPerson(String header, String value) {
        assertThat(Navigation.isByAPerson(request("GET", Map.of(header, value))))
                .isFalse();
    }

    @Test
    void aHeadRequestIsNotAPerson() {
        assertThat(Navigation.isByAPerson(request("HEAD", Map.of()))).isFalse();
    }

    private static HttpServletRequest request(String method, Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                NavigationTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) ->
                        called.getName().equals("getMethod") ? method : headers.get((String) arguments[0]));
    }
}
