package io.github.countersign.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phone number as somebody typed or pasted it, and what may be meant by it. */
final class TypedNumber {

    /** No number that people write is longer; the library reads no more either. */
    private static final int LONGEST = 250;

    /** Marks that nobody sees, such as those for the direction of text around a number that was copied from an address book. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    /** What separates groups of digits somewhere, and what the library does not know. */
    private static final Pattern SEPARATOR = Pattern.compile("[\\s\\p{Z}·•‧∙⋅_|'’]+");

    /** 00 is understood everywhere, even in regions with another prefix for calls abroad (011 in the US), and also after a +. */
    private static final Pattern ABROAD = Pattern.compile("[^0-9+]*\\+?[^0-9+]*0[ .)-]?0(.*)", Pattern.DOTALL);

    /** What was dialed before a Mexican number until 2019; WhatsApp still shows the 1. */
    private static final Pattern MEXICAN_ABROAD = Pattern.compile("(?:\\+|00|011)52(?:1|01|044|045)([0-9]{10})");

    private static final Pattern MEXICAN_AT_HOME = Pattern.compile("(?:521|01|044|045)([0-9]{10})");

    private static final Pattern NOT_DIALED = Pattern.compile("[^0-9+]");

    private final String text;

    private TypedNumber(String text) {
        this.text = text;
    }

    static TypedNumber of(String typed) {
        if (typed.length() > LONGEST) {
            return new TypedNumber("?");
        }
        String visible = INVISIBLE.matcher(typed).replaceAll("");
        return new TypedNumber(
                SEPARATOR.matcher(inAsciiDigits(visible)).replaceAll(" ").strip());
    }

    boolean isMissing() {
        return text.isEmpty();
    }

    /** The likeliest first. */
    List<String> spellings(String region) {
        List<String> spellings = new ArrayList<>();
        mexican(region).ifPresent(spellings::add);
        Matcher abroad = ABROAD.matcher(text);
        if (abroad.matches()) {
            spellings.add("+" + abroad.group(1));
        }
        spellings.add(text);
        return spellings;
    }

    private Optional<String> mexican(String region) {
        String dialed = NOT_DIALED.matcher(text).replaceAll("");
        Matcher fromAbroad = MEXICAN_ABROAD.matcher(dialed);
        if (fromAbroad.matches()) {
            return Optional.of("+52" + fromAbroad.group(1));
        }
        Matcher atHome = MEXICAN_AT_HOME.matcher(dialed);
        return region.equals("MX") && atHome.matches() ? Optional.of("+52" + atHome.group(1)) : Optional.empty();
    }

    private static String inAsciiDigits(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints().forEach(c -> {
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                ascii.append(digit);
            } else {
                ascii.appendCodePoint(c == '＋' ? '+' : c);
            }
        });
        return ascii.toString();
    }
}
