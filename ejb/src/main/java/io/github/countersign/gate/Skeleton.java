package io.github.countersign.gate;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is left of a user name when nothing counts in which two spellings of a name may differ: case, accents, strokes through letters, the
 * script of digits, of kana, and of letters that look the same (Latin, Greek, Cyrillic), runs of spaces, and which character it is that a
 * collation does not know. Names with one skeleton look alike, to people or to a user store.
 *
 * <p>It is wider than the collations of databases that ignore accents (MariaDB's {@code general_ci}, {@code unicode_ci} and {@code
 * uca1400_ai_ci}, MySQL's {@code 0900_ai_ci}, SQL Server's {@code AI}), which differ in what they make of {@code ø}, {@code ł}, {@code æ} or
 * {@code ß}. Two things are left out: {@code ü} for {@code ue} (the collations called {@code german2}), and digits that look like letters.
 */
public final class Skeleton {

    /** More than a name ever has; a made-up one may have more. */
    private static final int MOST = 16;

    /** Letters that have no decomposition, but are a Latin letter with something added; and what some collations make of the others. */
    private static final String[] LATIN = {
        "ø o", "đ d", "ð d", "ħ h", "ł l", "ŧ t", "ŋ n", "ı i", "ȷ j", "ƀ b", "ɨ i", "ɍ r", "ɏ y", "ƶ z", "ǥ g", "ƙ k",
        "ɇ e", "æ ae", "œ oe", "þ th", "ĸ k", "ſ s", "ɑ a", "ɡ g"
    };

    private static final String[] GREEK = {
        "α a", "β b", "ε e", "η n", "ι i", "κ k", "ν v", "ο o", "ρ p", "τ t", "υ u", "χ x", "γ y", "ω w", "ϲ c", "ϳ j",
        "ζ z", "μ m"
    };

    private static final String[] CYRILLIC = {
        "а a", "в b", "е e", "к k", "м m", "н h", "о o", "р p", "с c", "т t", "у y", "х x", "і i", "ї i", "ј j", "ѕ s",
        "һ h", "ԁ d", "ԛ q", "ԝ w", "ѵ v", "ґ r", "г r", "ӏ l", "ү y", "є e", "ё e", "ѡ w"
    };

    private static final char WITHOUT_WEIGHT = '\uFFFD';

    private static final int HIRAGANA_TO_KATAKANA = 0x60;

    private static final Map<Integer, String> LETTERS = new HashMap<>();

    static {
        for (String[] letters : new String[][] {LATIN, GREEK, CYRILLIC}) {
            for (String letter : letters) {
                LETTERS.put(letter.codePointAt(0), letter.substring(2));
            }
        }
    }

    private Skeleton() {}

    /** The skeleton of a spelling. {@code ß} stays as it is, because some collations make {@code s} of it, and others {@code ss}. */
    public static String of(String spelling) {
        StringBuilder skeleton = new StringBuilder(spelling.length());
        Normalizer.normalize(Account.fold(spelling), Normalizer.Form.NFKD)
                .codePoints()
                .forEach(character -> append(character, skeleton));
        return Normalizer.normalize(skeleton, Normalizer.Form.NFKC);
    }

    private static void append(int character, StringBuilder skeleton) {
        String plain = LETTERS.get(character);
        if (plain != null) {
            skeleton.append(plain);
        } else if (Character.isDigit(character)) {
            skeleton.append(Character.digit(character, 10)); // collations sort the digits of all scripts alike
        } else if (isHiragana(character)) {
            skeleton.append((char) (character + HIRAGANA_TO_KATAKANA));
        } else if (isWithoutWeight(character)) {
            skeleton.append(WITHOUT_WEIGHT);
        } else if (character == ' ' ? !endsWith(skeleton, ' ') : !isUnseen(character)) {
            skeleton.appendCodePoint(character);
        }
    }

    private static boolean isHiragana(int character) {
        return character >= 0x3041 && character <= 0x3096;
    }

    /** Old collations know no such characters: they take all of them for the same, or pass them over. */
    private static boolean isWithoutWeight(int character) {
        int type = Character.getType(character);
        return Character.isSupplementaryCodePoint(character)
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || type == Character.SURROGATE;
    }

    /** Accents and the like, and letters that leave no trace. */
    private static boolean isUnseen(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || character == 0x115F
                || character == 0x1160
                || character == 0x0640;
    }

    private static boolean endsWith(StringBuilder text, char character) {
        return text.length() > 0 && text.charAt(text.length() - 1) == character;
    }

    /** The skeletons of all names that some user store may take for that one: its own, and those with {@code ß} read otherwise. */
    public static Set<String> alike(String spelling) {
        String own = of(spelling);
        Set<String> alike = new LinkedHashSet<>();
        alike.add(own);
        alike.add(own.replace(String.valueOf(WITHOUT_WEIGHT), ""));
        alike.add(own.replace("ß", "ss"));
        alike.add(own.replace("ß", "s"));
        alike.add(own.replace("ss", "ß"));
        for (int at = own.indexOf('s'); at >= 0 && alike.size() < MOST; at = own.indexOf('s', at + 1)) {
            String before = own.substring(0, at);
            alike.add(before + "ß" + own.substring(at + 1));
            if (own.startsWith("ss", at)) {
                alike.add(before + "ß" + own.substring(at + 2));
            }
        }
        return alike;
    }
}
