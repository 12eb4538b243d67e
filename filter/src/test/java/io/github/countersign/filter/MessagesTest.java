package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private final Locale before = Locale.getDefault();

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_es", "_fr", "_pt"})
    void everyLanguageSaysTheSameAndNothingInEnglish(String language) throws Exception {
        Properties english = read("");
        Set<String> forEverybody = new HashSet<>(english.stringPropertyNames());
        forEverybody.removeIf(key -> key.startsWith("wrongSettings"));

        Properties other = read(language);
        assertThat(other.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(forEverybody);
        other.forEach((key, text) -> assertThat(text).as(language + ": " + key).isNotEqualTo(english.get(key)));
    }

    @ParameterizedTest
    @CsvSource({"en, en", "es-MX, es", "fr-CA, fr", "de-AT, de", "pt, pt-BR", "pt-BR, pt-BR", "pt-PT, pt-BR", "cy, en"})
    void speaksThePersonsLanguageInAnyCountry(String wish, String spoken) throws Exception {
        assertThat(page(wish)).contains("<html lang=\"" + spoken + "\">");
    }

    @Test
    void doesNotFallBackToTheLanguageOfTheServer() throws Exception {
        Locale.setDefault(Locale.GERMANY);
        assertThat(page("en-US")).contains("<html lang=\"en\">", "Not available at the moment");
        assertThat(page("cy")).contains("<html lang=\"en\">");
    }

    @AfterEach
    void restoreTheLanguageOfTheServer() {
        Locale.setDefault(before);
    }

    private static String page(String wish) throws Exception {
        FakeRequest request = FakeRequest.page("/");
        request.locale = Locale.forLanguageTag(wish);
        FakeResponse response = new FakeResponse();
        PageReply.notAvailable(request.http, response.http);
        return response.body();
    }

    private static Properties read(String language) throws Exception {
        Properties properties = new Properties();
        try (InputStream stream = PageReply.class.getResourceAsStream("messages" + language + ".properties")) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
