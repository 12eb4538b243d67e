package io.github.countersign.account;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rule of {@link SearchWords} as it was when the schema reached version 6. It never changes: a migration has to do tomorrow what it
 * did when it was released. A change of the rule writes its words by a migration of its own.
 */
final class FirstSearchWords {

    private static final int MOST = 24;
    private static final int LONGEST = 24;
    private static final int MOST_FOLDS = 10;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BEFORE_NUMBER = Pattern.compile("(?<=\\p{L})(?=\\p{N})");

    private FirstSearchWords() {}

    static List<byte[]> of(String name, String displayName) {
        return Stream.of(name, displayName)
                .flatMap(FirstSearchWords::words)
                .flatMap(FirstSearchWords::beginnings)
                .map(FirstSearchWords::cut)
                .distinct()
                .limit(MOST)
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static Stream<String> words(String text) {
        String plain = Normalizer.normalize(fold(text).replace("ß", "ss"), Normalizer.Form.NFKD);
        return BETWEEN.splitAsStream(ACCENTS.matcher(plain).replaceAll("")).filter(word -> !word.isEmpty());
    }

    private static Stream<String> beginnings(String word) {
        String[] parts = BEFORE_NUMBER.split(word, 2);
        return parts.length == 2 ? Stream.of(word, parts[1]) : Stream.of(word);
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }

    private static String fold(String name) {
        String folded = name;
        for (int i = 0; i < MOST_FOLDS; i++) {
            String before = folded;
            folded = foldOnce(before);
            if (folded.equals(before)) {
                return folded;
            }
        }
        throw new IllegalArgumentException("A user name has no one spelling");
    }

    private static String foldOnce(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKC).codePoints().forEach(character -> {
            int type = Character.getType(character);
            if (type != Character.FORMAT && type != Character.CONTROL) {
                folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(character)));
            }
        });
        return Normalizer.normalize(folded.toString(), Normalizer.Form.NFKC).strip();
    }
}
