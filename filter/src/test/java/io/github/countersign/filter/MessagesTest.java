package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_es", "_fr", "_pt_BR"})
    void everyLanguageSaysTheSame(String language) throws Exception {
        Set<String> english = new HashSet<>(read("").stringPropertyNames());
        english.removeIf(key -> key.startsWith("wrongSettings"));

        assertThat(read(language).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english);
    }

    private static Properties read(String language) throws Exception {
        Properties properties = new Properties();
        try (InputStream stream = Pages.class.getResourceAsStream("messages" + language + ".properties")) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
