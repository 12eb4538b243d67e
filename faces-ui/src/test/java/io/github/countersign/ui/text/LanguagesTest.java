package io.github.countersign.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-CA | en",
                "es | es",
                "es-MX | es",
                "es-419 | es",
                "fr-CA | fr",
                "de-AT | de",
                "de-Latn-CH | de",
                "pt-BR | pt-BR",
                "pt | pt-BR",
                "pt-PT | pt-BR",
                "cy fr-BE en | fr",
                "pt en | pt-BR",
                "de en | de",
                "en de | en",
            })
    void speaksTheFirstOfThePreferredLanguagesThatItKnows(String preferred, String spoken) {
        assertThat(best(preferred.split(" "))).isEqualTo(Locale.forLanguageTag(spoken));
    }

    @Test
    void speaksTheFirstLanguageIfItKnowsNoneOfThePreferred() {
        assertThat(best("tlh")).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.best(List.of(Locale.ROOT))).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.best(List.of())).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void doesNotSpeakTheTestLanguageUnlessATestWantsIt() {
        assertThat(best("ar-XB", "de")).isEqualTo(Locale.GERMAN);
        System.setProperty(Languages.TEST_LANGUAGE, "ar-XB");
        try {
            assertThat(best("ar-XB", "de")).isEqualTo(Locale.forLanguageTag("ar-XB"));
            assertThat(best("pt")).isEqualTo(Locale.forLanguageTag("pt-BR"));
        } finally {
            System.clearProperty(Languages.TEST_LANGUAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "ar-XB", "he", "fa-IR", "ur-PK", "az-Arab"})
    void knowsWhichLanguagesAreWrittenFromRightToLeft(String tag) {
        assertThat(Languages.isRightToLeft(Locale.forLanguageTag(tag))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "de", "pt-BR", "ja", "ur-Latn"})
    void knowsWhichAreNot(String tag) {
        assertThat(Languages.isRightToLeft(Locale.forLanguageTag(tag))).isFalse();
    }

    private static Locale best(String... preferred) {
        return Languages.best(
                Arrays.stream(preferred).map(Locale::forLanguageTag).toList());
    }
}
