package io.github.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and calls in every language. */
class MessageBundlesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/io/github/countersign/delivery");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)[,}]");

    @Test
    void speaksTheLanguagesOfThePages() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("messages"))
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(
                            "messages.properties",
                            "messages_es.properties",
                            "messages_es_ES.properties",
                            "messages_fr.properties",
                            "messages_de.properties",
                            "messages_pt_BR.properties");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "de", "pt_BR"})
    void everyBundleHasTheKeysAndPlaceholdersOfTheEnglishOneAndNothingInEnglish(String language) throws IOException {
        Map<String, String> english = load("messages.properties");
        Map<String, String> other = load("messages_" + language + ".properties");
        assertThat(other).containsOnlyKeys(english.keySet());
        other.forEach((key, text) -> {
            assertThat(text).as(key).isNotEqualTo(english.get(key)).doesNotContain("'");
            assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.get(key)));
            assertThat(new MessageFormat(text, Locale.ROOT).format(new Object[] {"a", "b"}))
                    .as(key)
                    .doesNotContain("{");
        });
    }

    @Test
    void spainHearsItsOwnVoiceAndNothingElseOfItsOwn() throws IOException {
        assertThat(load("messages_es_ES.properties")).isEqualTo(Map.of("call.language", "es-ES"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | 12345678 is your Lakeside Clinic code",
                "es | 12345678 es su codigo de Lakeside Clinic",
                "es-MX | 12345678 es su codigo de Lakeside Clinic",
                "es-ES | 12345678 es su codigo de Lakeside Clinic",
                "fr-CA | 12345678 est votre code pour Lakeside Clinic",
                "de-AT | 12345678 ist Ihr Code von Lakeside Clinic",
                "pt | 12345678 é seu codigo de Lakeside Clinic",
                "pt-PT | 12345678 é seu codigo de Lakeside Clinic",
                "pt-BR | 12345678 é seu codigo de Lakeside Clinic",
            })
    void textsArriveInThePersonsLanguage(String tag, String text) {
        assertThat(TextMessage.of(message(tag, Channel.SMS, "Lakeside Clinic", null)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "de", "pt-BR"})
    void aTextIsOneMessageWithTheWholeNameAndTheLineForBrowsers(String tag) {
        String host = "portal.lakeside-clinic.example.org";
        String name = "Clínica São João 123";
        assertThat(name).hasSize(20);
        String text = TextMessage.of(message(tag, Channel.SMS, name, host));
        assertThat(text)
                .startsWith("12345678 ")
                .contains("Clinica Sao Joao 123")
                .endsWith("\n\n@" + host + " #12345678");
        assertThat(Gsm7.septets(text)).isLessThanOrEqualTo(Gsm7.MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_es", "_fr", "_de", "_pt_BR"})
    void aTextIsSentAsItIsWritten(String language) throws IOException {
        Map<String, String> sentences = load("messages" + language + ".properties");
        sentences.keySet().removeIf(key -> !key.startsWith("text"));
        sentences.forEach(
                (key, text) -> assertThat(Gsm7.encodable(text)).as(key).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "de", "pt-BR"})
    void aNoticeIsOneMessageWithBothNames(String tag) {
        for (Notice.Change change : Notice.Change.values()) {
            Notice notice = new Notice(
                    new PhoneNumber(MessageFixture.TO),
                    Channel.SMS,
                    change,
                    "Clínica São João 123",
                    "Dra. Conceição Abreu",
                    Locale.forLanguageTag(tag));
            String text = NoticeText.written(notice);
            assertThat(text).startsWith("Clinica Sao Joao 123").doesNotContain("...");
            assertThat(text.contains("Dra. Conceicao Abreu")).isEqualTo(change.isByOther());
            assertThat(Gsm7.septets(text)).as(text).isLessThanOrEqualTo(Gsm7.MESSAGE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, en-US",
        "es, es-MX",
        "es-US, es-MX",
        "es-ES, es-ES",
        "fr, fr-FR",
        "de-CH, de-DE",
        "pt, pt-BR",
        "pt-PT, pt-BR",
        "cy, en-US"
    })
    void callsAreReadByAVoiceOfThatLanguage(String tag, String voice) {
        assertThat(SpokenCode.of(message(tag, Channel.VOICE, "Lakeside Clinic", null)))
                .contains("<Say language=\"" + voice + "\">1, 2, 3, 4</Say>")
                .contains("Lakeside Clinic");
    }

    private static CodeMessage message(String tag, Channel channel, String practice, @Nullable String host) {
        return new CodeMessage(
                new PhoneNumber(MessageFixture.TO),
                channel,
                new VerificationCode(MessageFixture.CODE),
                practice,
                host,
                Locale.forLanguageTag(tag));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(bundle))) {
            properties.load(reader);
        }
        Map<String, String> sentences = new TreeMap<>();
        properties.forEach((key, text) -> sentences.put(key.toString(), text.toString()));
        return sentences;
    }
}
