package io.github.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    @Test
    void speaksEnglishToWhomPrefersAVariantOfIt() {
        assertThat(Languages.best(List.of(Locale.CANADA))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void speaksTheFirstLanguageToWhomItCannotUnderstand() {
        assertThat(Languages.best(List.of(Locale.forLanguageTag("tlh")))).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.best(List.of(Locale.ROOT))).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.best(List.of())).isEqualTo(Locale.ENGLISH);
    }
}
