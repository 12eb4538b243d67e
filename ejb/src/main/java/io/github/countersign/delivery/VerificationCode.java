package io.github.countersign.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * A verification code: exactly 8 decimal digits. It hides them from logs.
 *
 * @param digits the digits 0 to 9, leading zeros included
 */
public record VerificationCode(String digits) {

    private static final Pattern EIGHT_DIGITS = Pattern.compile("[0-9]{8}");

    public VerificationCode {
        if (!EIGHT_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException(
                    "A verification code has exactly 8 digits; this has " + digits.length() + " characters");
        }
    }

    /** Whether both are the same code; the time for this does not reveal where they differ. */
    public boolean matches(VerificationCode other) {
        return MessageDigest.isEqual(
                digits.getBytes(StandardCharsets.US_ASCII), other.digits.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "********";
    }
}
