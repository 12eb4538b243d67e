package io.github.countersign.delivery;

import java.text.Normalizer;
import java.util.Map;

/**
 * The characters of which 160 fit in a text message (GSM 7-bit default alphabet, 3GPP TS 23.038). With a single other character, the
 * message is sent, and charged, as several.
 */
final class Gsm7 {

    /** Septets in one message. */
    static final int MESSAGE = 160;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Sent as an escape and a character: two septets. */
    private static final String EXTENSION = "^{}\\[~]|€\f";

    /** Letters that Unicode's own decomposition does not turn into letters of the alphabet. */
    private static final Map<Character, String> LOOKALIKES = Map.ofEntries(
            Map.entry('‘', "'"),
            Map.entry('’', "'"),
            Map.entry('‚', "'"),
            Map.entry('´', "'"),
            Map.entry('`', "'"),
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('„', "\""),
            Map.entry('«', "\""),
            Map.entry('»', "\""),
            Map.entry('‐', "-"),
            Map.entry('‑', "-"),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('•', "-"),
            Map.entry('·', "-"),
            Map.entry('œ', "oe"),
            Map.entry('Œ', "OE"),
            Map.entry('ł', "l"),
            Map.entry('Ł', "L"),
            Map.entry('đ', "d"),
            Map.entry('Đ', "D"),
            Map.entry('ð', "d"),
            Map.entry('Ð', "D"),
            Map.entry('þ', "th"),
            Map.entry('Þ', "Th"),
            Map.entry('ı', "i"),
            Map.entry('ẞ', "SS"));

    private Gsm7() {}

    /** How many of a message's 160 septets the text takes; it must be {@linkplain #encodable encodable}. */
    static int septets(String text) {
        return text.chars().map(c -> EXTENSION.indexOf(c) >= 0 ? 2 : 1).sum();
    }

    /** The same text in characters of the alphabet. Other characters become look-alikes or plain letters; the rest is left out. */
    static String encodable(String text) {
        StringBuilder encodable = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (hasCharacter(c)) {
                encodable.appendCodePoint(c);
            } else {
                Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                        .chars()
                        .mapToObj(part -> hasCharacter(part)
                                ? Character.toString(part)
                                : LOOKALIKES.getOrDefault((char) part, ""))
                        .forEach(encodable::append);
            }
        });
        return encodable.toString();
    }

    /** A name in one line of characters of the alphabet; empty if none of its characters is among them. */
    static String name(String name) {
        return encodable(Wording.oneLine(name)).replaceAll(" {2,}", " ").strip();
    }

    /** The text, or as many of its words as fit, followed by three dots. */
    static String shorten(String text, int septets) {
        if (septets(text) <= septets) {
            return text;
        }
        String dots = "...";
        int end = 0;
        for (int left = septets - dots.length(); end < text.length(); end++) {
            left -= septets(text.substring(end, end + 1));
            if (left < 0) {
                break;
            }
        }
        int lastWordEnds = text.lastIndexOf(' ', end);
        int cut = lastWordEnds > end / 2 ? lastWordEnds : end;
        return text.substring(0, cut).replaceAll("[ ,;:.&(/-]+$", "") + dots;
    }

    private static boolean hasCharacter(int c) {
        return BASIC.indexOf(c) >= 0 || EXTENSION.indexOf(c) >= 0;
    }
}
