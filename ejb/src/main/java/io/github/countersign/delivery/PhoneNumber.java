package io.github.countersign.delivery;

import java.util.regex.Pattern;

/**
 * A phone number that a code can be sent to. Only {@link #e164()} shows more than its last two digits.
 *
 * @param e164 the number in E.164 format: {@code +} and 7 to 15 digits (Niue and Saint Helena have 7), the first not 0
 */
public record PhoneNumber(String e164) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public PhoneNumber {
        if (!isE164(e164)) {
            throw new IllegalArgumentException(
                    "A phone number in E.164 format is + and 7 to 15 digits, the first not 0; this has " + e164.length()
                            + " characters");
        }
    }

    static boolean isE164(String text) {
        return E164.matcher(text).matches();
    }

    public String lastTwoDigits() {
        return e164.substring(e164.length() - 2);
    }

    /** The number with every digit but the last two replaced, such as {@code +*********43}. */
    public String masked() {
        return "+" + "*".repeat(e164.length() - 3) + lastTwoDigits();
    }

    @Override
    public String toString() {
        return masked();
    }
}
