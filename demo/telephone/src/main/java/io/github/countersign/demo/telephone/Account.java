package io.github.countersign.demo.telephone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The only Twilio account of this telephone company, and the number that it may send from. The settings are system properties or, in
 * capitals with underscores, environment variables. They are Countersign's own settings, so that both sides agree:
 * {@code countersign.twilio.account-sid}, {@code countersign.twilio.auth-token}, {@code countersign.twilio.from}.
 */
record Account(String sid, String authToken, PhoneNumber from) {

    private static final Pattern SID = Pattern.compile("AC[0-9a-f]{32}");

    Account {
        if (!SID.matcher(sid).matches()) {
            throw new IllegalArgumentException("countersign.twilio.account-sid is '" + sid
                    + "': an account SID is AC and 32 hexadecimal digits in lower case");
        }
        if (authToken.isBlank()) {
            throw new IllegalArgumentException("countersign.twilio.auth-token is empty");
        }
    }

    static Account fromSettings() {
        return new Account(
                setting("countersign.twilio.account-sid", "ACc000000000000000000000000000de30"),
                setting("countersign.twilio.auth-token", "countersign-demo"),
                new PhoneNumber(setting("countersign.twilio.from", "+15005550006")));
    }

    /** Whether an {@code Authorization} header carries this account's credentials (HTTP Basic). */
    boolean isProvenBy(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        byte[] given;
        try {
            given = Base64.getDecoder().decode(authorization.substring(6).strip());
        } catch (IllegalArgumentException e) {
            return false;
        }
        return MessageDigest.isEqual(given, (sid + ":" + authToken).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Account[" + sid + "]";
    }

    private static String setting(String name, String otherwise) {
        String environmentVariable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        String value = System.getProperty(name, System.getenv(environmentVariable));
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
