package io.github.countersign.filter.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class WantedPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/clinic/",
                "/clinic/patients/7",
                "/clinic/a%20b/%C3%A9.html",
                "/clinic/patients.xhtml",
                "/clinic/~sam/a-b_c"
            })
    void keepsAPlainAddress(String uri) {
        assertThat(wanted(uri, null)).isEqualTo(uri);
    }

    @Test
    void keepsTheQuery() {
        assertThat(wanted("/clinic/search", "q=a%20b&next=//evil.example"))
                .isEqualTo("/clinic/search?q=a%20b&next=//evil.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/clinic",
                "/clinical/secrets",
                "/other/page",
                "//evil.example/clinic/",
                "/clinic//evil.example",
                "/clinic/\\evil.example",
                "/clinic/a;jsessionid=1",
                "/clinic/..;/other",
                "/clinic/../other",
                "/clinic/a/./b",
                "/clinic/.",
                "/clinic/%2e%2e/other",
                "/clinic/%2E./other",
                "/clinic/a%2fb",
                "/clinic/a%2Fb",
                "/clinic/a%5cb",
                "/clinic/a%3Bb",
                "/clinic/a%00b",
                "/clinic/a%0d%0aSet-Cookie:x",
                "/clinic/a%7F",
                "/clinic/a\rb",
                "/clinic/a\u0000b",
                "/clinic/a b",
                "/clinic/\u00e9"
            })
    void dropsAnAmbiguousAddress(String uri) {
        assertThat(wanted(uri, null)).isNull();
    }

    @Test
    void dropsAQueryWithControlCharacters() {
        assertThat(wanted("/clinic/search", "q=a\r\nSet-Cookie: x=y")).isNull();
    }

    @Test
    void dropsAnAddressLongerThan2000Characters() {
        assertThat(wanted("/clinic/search", "q=" + "x".repeat(1_983))).hasSize(2_000);
        assertThat(wanted("/clinic/search", "q=" + "x".repeat(1_984))).isNull();
    }

    private static String wanted(String uri, String query) {
        FakeRequest request = FakeRequest.page("/");
        request.uri = uri;
        request.query = query;
        return WantedPage.of(request.http);
    }
}
