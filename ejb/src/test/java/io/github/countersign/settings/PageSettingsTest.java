package io.github.countersign.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageSettingsTest {

    private final Map<String, String> written = new HashMap<>();
    private List<String> problems = List.of();

    @Test
    void tellBrowsersNothingUnlessTheyAreSet() {
        assertThat(read()).isEqualTo(new PageSettings(null, null, false));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://portal.example.org, https://portal.example.org",
        "https://portal.example.org/, https://portal.example.org",
        "https://portal.example.org:443, https://portal.example.org",
        "HTTPS://Portal.example.org:8443, https://portal.example.org:8443",
        "http://localhost:80, http://localhost",
        "http://localhost:8080, http://localhost:8080"
    })
    void knowThePublicOriginAsBrowsersWriteIt(String address, String origin) {
        written.put("countersign.public-origin", address);
        assertThat(read().publicOrigin()).hasToString(origin);
    }

    @Test
    void takeALengthOfTimeForTransportSecurity() {
        written.put("countersign.hsts", " P365D ");
        assertThat(read().transportSecurity()).isEqualTo(Duration.ofDays(365));
        written.put("countersign.hsts", "PT0S");
        assertThat(read().transportSecurity()).isEqualTo(Duration.ZERO);
    }

    @Test
    void readAsTheirDefaultsWhereTheyCannotBeUsed() {
        written.putAll(Map.of(
                "countersign.hsts", "a year",
                "countersign.public-origin", "portal",
                "countersign.development", "yes"));
        assertThat(read()).isEqualTo(new PageSettings(null, null, false));
        assertThat(problems)
                .containsExactly(
                        "countersign.public-origin is \"portal\"; accepted is an address without a path, such as"
                                + " https://portal.example.org",
                        "countersign.hsts is \"a year\"; accepted is an ISO 8601 duration, such as P365D",
                        "countersign.development is \"yes\"; accepted is true or false");
    }

    @Test
    void letCookiesGoOverPlainHttpInDevelopmentAlone() {
        assertThat(read().development()).isFalse();
        written.put("countersign.development", " true ");
        assertThat(read().development()).isTrue();
        written.put("countersign.public-origin", "http://localhost:8080");
        assertThat(read().development()).isTrue();
        written.put("countersign.public-origin", "HTTPS://portal.example.org");
        assertThat(read().development()).isFalse();
        assertThat(problems).singleElement().asString().startsWith("countersign.development is \"true\"");
    }

    private PageSettings read() {
        SettingsReader reader = new SettingsReader(written::get);
        PageSettings settings = PageSettings.read(reader);
        problems = reader.problems();
        return settings;
    }
}
