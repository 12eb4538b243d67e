package io.github.countersign.ui.web;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What an address or a form of ours says, made harmless: anybody can write anything there. */
public final class Typed {

    private static final int LONGEST = 255;
    private static final int MOST_DIGITS = 18;

    private Typed() {}

    /** On one line, without control characters, which no database takes, and not longer than any name. */
    public static String text(Map<String, String> parameters, String name) {
        String typed = line(parameters, name);
        return typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    }

    /** As it was typed, but for control characters: how long it is, others judge. */
    public static String line(Map<String, String> parameters, String name) {
        return parameters.getOrDefault(name, "").replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** Empty for whatever is no number of ours. */
    public static OptionalLong number(Map<String, String> parameters, String name) {
        return number(parameters.get(name));
    }

    /** The same for one value. */
    public static OptionalLong number(@Nullable String typed) {
        boolean digits = typed != null
                && !typed.isEmpty()
                && typed.length() <= MOST_DIGITS
                && typed.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(typed)) : OptionalLong.empty();
    }
}
