package io.github.countersign.filter;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 256 random bits as URL-safe text of 43 characters: the one place where the filter takes randomness. */
final class RandomToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private RandomToken() {}

    static String next() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Whether the text has the form of a token at all, so that nothing else goes on to the service. */
    static boolean isOne(@Nullable String text) {
        return text != null && FORM.matcher(text).matches();
    }
}
