package io.github.countersign.account;

import io.github.countersign.gate.Account;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words that people are found by. They come from user names and display names, in one case and without accents. Spaces, dots, hyphens
 * and the like separate words; a number at the end of a word is a word of its own.
 */
public final class SearchWords {

    /** Enough for any name. A longer name is found by its first words. */
    private static final int MOST = 24;

    /** In characters. A longer word is found by its beginning. */
    private static final int LONGEST = 24;

    /** This byte never occurs in UTF-8. */
    private static final byte END = (byte) 0xFF;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BEFORE_NUMBER = Pattern.compile("(?<=\\p{L})(?=\\p{N})");

    private SearchWords() {}

    /** The words of an account's names. */
    static List<String> of(String name, String displayName) {
        return Stream.of(name, displayName)
                .flatMap(SearchWords::words)
                .flatMap(SearchWords::beginnings)
                .map(SearchWords::cut)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** The words that somebody typed. Each is the beginning of a word to look for. */
    public static List<String> typed(String search) {
        return words(search).map(SearchWords::cut).distinct().limit(MOST).toList();
    }

    private static Stream<String> words(String text) {
        String plain = Normalizer.normalize(Account.fold(text).replace("ß", "ss"), Normalizer.Form.NFKD);
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

    /** How a word is stored. All words that begin with it start here in the order. */
    public static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /** The end, in the order, of all words that begin with this one. */
    public static byte[] end(String word) {
        byte[] bytes = bytes(word);
        byte[] end = Arrays.copyOf(bytes, bytes.length + 1);
        end[bytes.length] = END;
        return end;
    }
}
