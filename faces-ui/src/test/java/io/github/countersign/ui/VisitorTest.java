package io.github.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorTest {

    @Test
    void aPersonOpensThePageWithAGet() {
        assertThat(Visitor.looksAtThePage(request("GET", Map.of()))).isTrue();
        assertThat(Visitor.looksAtThePage(request("GET", Map.of("Sec-Fetch-Dest", "document"))))
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
    void aBrowserThatFetchesAheadOrInAFrameIsNoPerson(String header, String value) {
        assertThat(Visitor.looksAtThePage(request("GET", Map.of(header, value))))
                .isFalse();
    }

    @Test
    void aHeadRequestIsNoPerson() {
        assertThat(Visitor.looksAtThePage(request("HEAD", Map.of()))).isFalse();
    }

    private static HttpServletRequest request(String method, Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                VisitorTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) ->
                        called.getName().equals("getMethod") ? method : headers.get((String) arguments[0]));
    }
}
