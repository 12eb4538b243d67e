package io.github.countersign.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class MessageBundlesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/io/github/countersign/ui");
    private static final Path ENGLISH = BUNDLES.resolve("messages.properties");

    /** Made of placeholders alone. */
    private static final Set<String> SAME_IN_EVERY_LANGUAGE =
            Set.of("layout.title", "set-up.country-item", "account.browser-alone", "account.when", "people.when");

    /** The other language has the same word. */
    private static final Map<String, Set<String>> SAME_WORD = Map.of(
            "messages_es.properties",
            Set.of("layout.title-problem", "layout.problem-prefix", "policy.no"),
            "messages_fr.properties",
            Set.of("duration.minutes"),
            "messages_de.properties",
            Set.of("people.name"));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)[,}]");
    private static final Pattern KEY_IN_SOURCE = Pattern.compile(
            "[\"'](?:layout|duration|code|remember|send|held|help|why|set-up|expired|unavailable|not-found|refused|confirm|account|change|turn-off|people|person|help-others|policy|audit|bypass)\\.[a-z0-9-]+[\"']");

    /** Lists what has to be translated, bundle by bundle. */
    @Test
    void everyBundleHasTheKeysAndPlaceholdersOfTheEnglishOne() {
        Map<String, Set<String>> english = placeholders(load(ENGLISH));
        SoftAssertions all = new SoftAssertions();
        for (Path bundle : translations()) {
            Map<String, Set<String>> other = placeholders(load(bundle));
            all.assertThat(without(english.keySet(), other.keySet()))
                    .as("to be translated in " + bundle.getFileName())
                    .isEmpty();
            all.assertThat(without(other.keySet(), english.keySet()))
                    .as("to be removed from " + bundle.getFileName())
                    .isEmpty();
            other.keySet().removeIf(key -> other.get(key).equals(english.getOrDefault(key, other.get(key))));
            all.assertThat(other.keySet())
                    .as("with other placeholders in " + bundle.getFileName())
                    .isEmpty();
        }
        all.assertAll();
    }

    /** A new sentence is written in five languages at once: without this, its readers would get it in English. */
    @Test
    void noSentenceIsLeftInEnglish() {
        Map<String, String> english = load(ENGLISH);
        for (Path bundle : translations()) {
            Map<String, String> texts = load(bundle);
            texts.keySet().removeAll(SAME_IN_EVERY_LANGUAGE);
            texts.keySet().removeAll(sameIn(bundle));
            texts.forEach((key, text) ->
                    assertThat(text).as(bundle.getFileName() + ": " + key).isNotEqualTo(english.get(key)));
        }
    }

    @Test
    void everyBundleFollowsTheOrderOfTheEnglishOne() {
        for (Path bundle : translations()) {
            List<String> keys = keysInOrder(bundle);
            List<String> english = new ArrayList<>(keysInOrder(ENGLISH));
            english.retainAll(keys);
            assertThat(keys).as(bundle.getFileName().toString()).isEqualTo(english);
        }
    }

    @Test
    void nobodyIsCalledInvalidOrBegged() {
        Pattern unkind = Pattern.compile(
                "\\b(invalid|please|bitte|ungültig|inv[aá]lid[oa]s?|por favor|invalides?|s.il vous pla[iî]t|veuillez)\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        for (Path bundle : bundles()) {
            load(bundle)
                    .forEach((key, text) -> assertThat(text)
                            .as(bundle.getFileName() + ": " + key)
                            .doesNotContainPattern(unkind));
        }
    }

    /** In French, a line must not end before these; a straight apostrophe would be doubled in some sentences only. */
    @Test
    void frenchHasItsOwnPunctuation() {
        load(BUNDLES.resolve("messages_fr.properties"))
                .forEach((key, text) -> assertThat(text).as(key).doesNotContainPattern("[^\\u00a0][:;?!]|'"));
    }

    /** The script puts the time in, and knows nothing of MessageFormat. */
    @Test
    void theWarningForTheScriptHasNoApostrophe() {
        for (Path bundle : bundles()) {
            assertThat(load(bundle).get("layout.deadline-warning"))
                    .as(bundle.getFileName().toString())
                    .doesNotContain("'")
                    .contains("{0}");
        }
    }

    @Test
    void everySpokenLanguageHasABundleAndEveryBundleIsSpoken() {
        Set<String> expected = Languages.SPOKEN.stream()
                .map(locale ->
                        locale.equals(Locale.ENGLISH) ? "messages.properties" : "messages_" + locale + ".properties")
                .collect(Collectors.toSet());
        assertThat(bundles())
                .extracting(bundle -> bundle.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void apostrophesAreDoubledWhereMessageFormatReadsThemAndOnlyThere() {
        for (Path bundle : bundles()) {
            load(bundle).forEach((key, text) -> {
                if (placeholdersOf(text).isEmpty()) {
                    assertThat(text).as(key).doesNotContain("''");
                } else {
                    assertThat(text.replace("''", "")).as(key).doesNotContain("'");
                }
            });
        }
    }

    @Test
    void everySentenceWithPlaceholdersCanBeFormatted() {
        for (Path bundle : bundles()) {
            load(bundle).forEach((key, text) -> {
                for (int amount : placeholdersOf(text).isEmpty() ? new int[0] : new int[] {1, 2}) {
                    Object argument = text.contains("choice") ? (Object) amount : "text";
                    assertThat(new MessageFormat(text, Locale.ENGLISH).format(new Object[] {argument, "text"}))
                            .as(bundle.getFileName() + ": " + key)
                            .doesNotContain("{");
                }
            });
        }
    }

    @Test
    void everyKeyIsUsedAndEveryUsedKeyExists() {
        assertThat(keysInSource())
                .containsExactlyInAnyOrderElementsOf(load(ENGLISH).keySet());
    }

    private static Set<String> keysInSource() {
        Set<String> keys = new TreeSet<>();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/main/webapp"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|xhtml)"))
                        .toList()) {
                    Matcher matcher = KEY_IN_SOURCE.matcher(Files.readString(file));
                    while (matcher.find()) {
                        keys.add(matcher.group().substring(1, matcher.group().length() - 1));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return keys;
    }

    private static Set<String> without(Set<String> keys, Set<String> others) {
        Set<String> left = new TreeSet<>(keys);
        left.removeAll(others);
        return left;
    }

    private static Set<String> sameIn(Path bundle) {
        return SAME_WORD.getOrDefault(bundle.getFileName().toString(), Set.of());
    }

    private static List<Path> translations() {
        List<Path> translations = bundles();
        translations.remove(ENGLISH);
        return translations;
    }

    private static List<String> keysInOrder(Path bundle) {
        try {
            return Files.readAllLines(bundle).stream()
                    .filter(line -> line.matches("[a-z].*=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Set<String>> placeholders(Map<String, String> bundle) {
        Map<String, Set<String>> all = new TreeMap<>();
        bundle.forEach((key, text) -> all.put(key, placeholdersOf(text)));
        return all;
    }

    private static Set<String> placeholdersOf(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static List<Path> bundles() {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return new ArrayList<>(files.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> load(Path bundle) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }
}
