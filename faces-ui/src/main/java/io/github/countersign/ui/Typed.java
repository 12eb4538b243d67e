package io.github.countersign.ui;

import java.util.Map;
import java.util.OptionalLong;

/** What an address or a form of ours says, made harmless: anybody can write anything there. */
final class Typed {

    private static final int LONGEST = 255;
    private static final int MOST_DIGITS = 18;

    private Typed() {}

    /** On one line, without control characters, which no database takes, and not longer than any name. */
    static String text(Map<String, String> parameters, String name) {
        String typed = line(parameters, name);
        return typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    }

    /** As it was typed, but for control characters: how long it is, others judge. */
    static String line(Map<String, String> parameters, String name) {
        return parameters.getOrDefault(name, "").replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** Empty for whatever is no number of ours. */
    static OptionalLong number(Map<String, String> parameters, String name) {
        String typed = parameters.getOrDefault(name, "");
        boolean digits = !typed.isEmpty()
                && typed.length() <= MOST_DIGITS
                && typed.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(typed)) : OptionalLong.empty();
    }
}
