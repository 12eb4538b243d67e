package io.github.countersign.ui.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageSettingsTest {

    @Test
    void sendsNoTransportSecurityUnlessItIsSet() {
        assertThat(settings(Map.of()).transportSecurity()).isEmpty();
        assertThat(settings(Map.of("countersign.hsts", "P365D")).transportSecurity())
                .contains("max-age=31536000");
    }

    @Test
    void knowsThePublicOriginAsBrowsersWriteIt() {
        assertThat(settings(Map.of("countersign.public-origin", "https://portal.example.org/"))
                        .publicOrigin())
                .contains("https://portal.example.org");
    }

    @Test
    void refusesWhatItCannotReadAndSaysWhatItAccepts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("countersign.hsts", "a year")))
                .withMessage("countersign.hsts is \"a year\"; accepted is an ISO 8601 duration, such as P365D");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("countersign.public-origin", "portal")))
                .withMessageStartingWith("countersign.public-origin is \"portal\"");
    }

    @Test
    void cookiesGoOverPlainHttpInDevelopmentAlone() {
        assertThat(settings(Map.of()).isDevelopment()).isFalse();
        assertThat(settings(Map.of("countersign.development", "false")).isDevelopment())
                .isFalse();
        assertThat(settings(Map.of("countersign.development", " true ")).isDevelopment())
                .isTrue();
        assertThat(settings(Map.of(
                                "countersign.development", "true",
                                "countersign.public-origin", "https://portal.example.org"))
                        .isDevelopment())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("countersign.development", "yes")))
                .withMessage("countersign.development is \"yes\"; accepted is true or false");
    }

    private static PageSettings settings(Map<String, String> values) {
        return new PageSettings(name -> Optional.ofNullable(values.get(name)));
    }
}
