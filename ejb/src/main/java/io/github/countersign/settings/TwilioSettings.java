package io.github.countersign.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Twilio. It never shows the auth token.
 *
 * @param accountSid {@code AC} and 32 hexadecimal digits
 * @param from the number that texts and calls come from, in E.164 format; it must be Twilio's and do both
 * @param baseAddress where to send requests instead of {@code https://api.twilio.com}, for tests and the demo; a path in it
 *     comes before Twilio's own
 * @param connectTimeout how long to wait for a connection, more than 0 and at most a minute
 * @param readTimeout how long to wait for an answer, more than 0 and at most a minute
 * @param maxConcurrent how many requests may run at once, 1 to 200
 */
public record TwilioSettings(
        String accountSid,
        String authToken,
        String from,
        @Nullable URI baseAddress,
        Duration connectTimeout,
        Duration readTimeout,
        int maxConcurrent) {

    public static final String ACCOUNT_SID = "countersign.twilio.account-sid";
    public static final String AUTH_TOKEN = "countersign.twilio.auth-token";
    public static final String FROM = "countersign.twilio.from";
    public static final String BASE_ADDRESS = "countersign.twilio.base-address";
    public static final String CONNECT_TIMEOUT = "countersign.twilio.connect-timeout";
    public static final String READ_TIMEOUT = "countersign.twilio.read-timeout";
    public static final String MAX_CONCURRENT = "countersign.twilio.max-concurrent";

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(8);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException if any of them cannot be used; it lists all of them, but no secret */
    public TwilioSettings {
        SettingsReader reader = new SettingsReader(name -> switch (name) {
            case ACCOUNT_SID -> accountSid;
            case AUTH_TOKEN -> authToken;
            case FROM -> from;
            case BASE_ADDRESS -> baseAddress == null ? null : baseAddress.toString();
            case CONNECT_TIMEOUT -> connectTimeout.toString();
            case READ_TIMEOUT -> readTimeout.toString();
            default -> Integer.toString(maxConcurrent);
        });
        read(reader);
        if (!reader.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", reader.problems()));
        }
    }

    /** The settings as read; they are built only if the reader has found nothing wrong. */
    static Supplier<TwilioSettings> read(SettingsReader reader) {
        String sid = reader.required(ACCOUNT_SID, "AC and 32 hexadecimal digits", v -> v.matches("AC[0-9a-fA-F]{32}"));
        String token = reader.requiredSecret(
                AUTH_TOKEN, "the auth token of the account, without spaces", v -> v.matches("[\\x21-\\x7e]+"));
        String number = reader.required(
                FROM,
                "a number of the account in E.164 format, such as +12025550100",
                v -> v.matches("\\+[1-9][0-9]{6,14}"));
        URI address = reader.read(
                        BASE_ADDRESS,
                        "an http or https address without user, query and fragment, such as http://localhost:8080/phone",
                        TwilioSettings::address)
                .orElse(null);
        Duration connect = reader.duration(CONNECT_TIMEOUT, CONNECT, LONGEST_TIMEOUT);
        Duration read = reader.duration(READ_TIMEOUT, READ, LONGEST_TIMEOUT);
        int most = reader.number(MAX_CONCURRENT, 10, 1, 200);
        return () -> new TwilioSettings(sid, token, number, address, connect, read, most);
    }

    private static URI address(String value) {
        URI address = URI.create(value);
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean plain =
                address.getRawUserInfo() == null && address.getRawQuery() == null && address.getRawFragment() == null;
        boolean web = (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
        if (!web || !plain) {
            throw new IllegalArgumentException();
        }
        return address;
    }

    @Override
    public String toString() {
        return "TwilioSettings[accountSid=" + accountSid + ", from=" + from + ", baseAddress=" + baseAddress + "]";
    }
}
