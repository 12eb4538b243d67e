package io.github.countersign.demo.telephone;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number in E.164: a plus sign, a country code and at most fifteen digits in all. */
record PhoneNumber(String e164) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern NORTH_AMERICA = Pattern.compile("\\+1([0-9]{3})([0-9]{3})([0-9]{4})");

    PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("Not a phone number in E.164: " + e164);
        }
    }

    static Optional<PhoneNumber> parse(String text) {
        return E164.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
    }

    /** Like {@link #parse}, but for addresses: a plus sign that nobody encoded arrives as a space, or not at all. */
    static Optional<PhoneNumber> parseFromQuery(String text) {
        String bare = text.strip();
        return parse(bare.startsWith("+") ? bare : "+" + bare);
    }

    /** The number for people to read, in groups if the grouping is known. */
    String forReading() {
        Matcher groups = NORTH_AMERICA.matcher(e164);
        return groups.matches() ? "+1 %s %s %s".formatted(groups.group(1), groups.group(2), groups.group(3)) : e164;
    }
}
