package io.github.countersign.ui;

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
import org.junit.jupiter.api.Test;

class MessageBundlesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/io/github/countersign/ui");
    private static final Path ENGLISH = BUNDLES.resolve("messages.properties");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)[,}]");
    private static final Pattern KEY_IN_SOURCE = Pattern.compile(
            "[\"'](?:layout|duration|code|remember|send|help|why|set-up|expired|unavailable|not-found|refused|account|people|person|help-others|policy|audit|bypass|confirm)\\.[a-z0-9-]+[\"']");

    @Test
    void everyBundleHasTheKeysAndPlaceholdersOfTheEnglishOne() {
        Map<String, Set<String>> english = placeholders(load(ENGLISH));
        for (Path bundle : bundles()) {
            assertThat(placeholders(load(bundle)))
                    .as(bundle.getFileName().toString())
                    .isEqualTo(english);
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
                if (!placeholdersOf(text).isEmpty()) {
                    Object argument = text.contains("choice") ? (Object) 2 : "text";
                    assertThat(new MessageFormat(text, Locale.ENGLISH).format(new Object[] {argument, "text"}))
                            .as(key)
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
