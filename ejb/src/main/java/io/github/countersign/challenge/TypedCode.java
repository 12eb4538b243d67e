package io.github.countersign.challenge;

import io.github.countersign.delivery.VerificationCode;
import java.util.Optional;

/**
 * The text that somebody typed into the code field. Spaces, dashes and digits of other scripts are understood.
 *
 * @param digits the decimal digits, as 0 to 9
 * @param otherCharacters whether there was anything else
 */
record TypedCode(String digits, boolean otherCharacters) {

    static TypedCode of(String typed) {
        StringBuilder digits = new StringBuilder();
        boolean other = false;
        for (int c : typed.codePoints().limit(100).toArray()) {
            if (Character.isDigit(c)) {
                digits.append(Character.digit(c, 10));
            } else if (!isSeparator(c)) {
                other = true;
            }
        }
        return new TypedCode(digits.toString(), other);
    }

    private static boolean isSeparator(int c) {
        int type = Character.getType(c);
        return Character.isWhitespace(c)
                || type == Character.SPACE_SEPARATOR
                || type == Character.DASH_PUNCTUATION
                || type == Character.FORMAT;
    }

    Optional<VerificationCode> code() {
        return digits.length() == 8 && !otherCharacters ? Optional.of(new VerificationCode(digits)) : Optional.empty();
    }

    /** Hides the text: it may be a code. */
    @Override
    public String toString() {
        return "TypedCode";
    }
}
