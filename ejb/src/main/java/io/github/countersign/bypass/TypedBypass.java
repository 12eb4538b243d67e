package io.github.countersign.bypass;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A bypass code: 10 characters that cannot be confused with each other when they are read out (Crockford's Base32: no I, L, O, U). People
 * may type it in lower case, with spaces and dashes, and with the look-alikes O, I and L.
 */
final class TypedBypass {

    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    static final int LENGTH = 10;

    private final String characters;

    private TypedBypass(String characters) {
        this.characters = characters;
    }

    static TypedBypass of(String typed) {
        String shortened = typed.length() > 100 ? typed.substring(0, 100) : typed;
        return new TypedBypass(Normalizer.normalize(shortened, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    boolean isOne() {
        return characters.length() == LENGTH && characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    int length() {
        return characters.length();
    }

    String characters() {
        return characters;
    }
}
