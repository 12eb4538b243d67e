package io.github.countersign.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestOriginTest {

    private static final Set<String> OWN = Set.of("https://portal.example.org");

    @ParameterizedTest
    @CsvSource({
        // Sec-Fetch-Site, Origin, taken
        "same-origin, https://portal.example.org,      true",
        "same-origin, null,                            true",
        "none,        https://portal.example.org,      true",
        ",            https://portal.example.org,      true",
        ",            null,                            true",
        ",            ,                                false",
        "same-origin, ,                                true",
        "cross-site,  https://portal.example.org,      false",
        "same-site,   https://portal.example.org,      false",
        "cross-site,  null,                            false",
        "none,        null,                            false",
        "same-origin, https://evil.example,            false",
        ",            https://evil.example,            false",
        ",            http://portal.example.org,       false",
        ",            https://portal.example.org:8443, false",
        ",            https://portal.example.org.evil, false",
        "Same-Origin, https://portal.example.org,      false",
    })
    void acceptsFormsOfOurOwnPagesOnly(String fetchSite, String origin, boolean taken) {
        RequestOrigin sender = new RequestOrigin(Optional.ofNullable(fetchSite), Optional.ofNullable(origin));
        assertThat(sender.isOneOf(OWN)).isEqualTo(taken);
    }

    @Test
    void writesOriginsAsBrowsersDo() {
        assertThat(RequestOrigin.of("https", "portal.example.org", 443)).isEqualTo("https://portal.example.org");
        assertThat(RequestOrigin.of("http", "localhost", 8080)).isEqualTo("http://localhost:8080");
        assertThat(RequestOrigin.of("http", "localhost", 80)).isEqualTo("http://localhost");
        assertThat(RequestOrigin.of("http", "localhost", 443)).isEqualTo("http://localhost:443");
    }
}
