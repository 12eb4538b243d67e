package io.github.countersign.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Twilio. Never shows the auth token.
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

    private static final String DEFAULT_CONNECT_TIMEOUT = "PT3S";
    private static final String DEFAULT_READ_TIMEOUT = "PT8S";
    private static final String DEFAULT_MAX_CONCURRENT = "10";

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    public TwilioSettings {
        List<String> problems = problems(name -> Optional.ofNullable(
                switch (name) {
                    case ACCOUNT_SID -> accountSid;
                    case AUTH_TOKEN -> authToken;
                    case FROM -> from;
                    case BASE_ADDRESS -> baseAddress == null ? null : baseAddress.toString();
                    case CONNECT_TIMEOUT -> connectTimeout.toString();
                    case READ_TIMEOUT -> readTimeout.toString();
                    default -> Integer.toString(maxConcurrent);
                }));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /**
     * Everything that is wrong with the settings as they are written down, one sentence each; none of them shows a secret.
     *
     * @param settings finds the value of a setting by its full name; empty (or blank) where it is not set
     */
    public static List<String> problems(Function<String, Optional<String>> settings) {
        Check check = new Check(settings);
        check.required(ACCOUNT_SID, "AC and 32 hexadecimal digits", v -> v.matches("AC[0-9a-fA-F]{32}"));
        check.requiredSecret(
                AUTH_TOKEN, "the auth token of the account, without spaces", v -> v.matches("[\\x21-\\x7e]+"));
        check.required(
                FROM,
                "a number of the account in E.164 format, such as +12025550100",
                v -> v.matches("\\+[1-9][0-9]{6,14}"));
        check.optional(
                BASE_ADDRESS,
                "an http or https address without user, query and fragment, such as http://localhost:8080/phone",
                v -> address(v).isPresent());
        String timeout = "an ISO 8601 duration of more than 0 and at most a minute, such as ";
        check.optional(
                CONNECT_TIMEOUT,
                timeout + DEFAULT_CONNECT_TIMEOUT,
                v -> timeout(v).isPresent());
        check.optional(
                READ_TIMEOUT, timeout + DEFAULT_READ_TIMEOUT, v -> timeout(v).isPresent());
        check.optional(MAX_CONCURRENT, "a whole number from 1 to 200", v -> v.matches("[1-9][0-9]?|1[0-9][0-9]|200"));
        return check.problems;
    }

    /**
     * The settings as they are written down.
     *
     * @throws IllegalArgumentException when there are {@link #problems}; says all of them
     */
    public static TwilioSettings read(Function<String, Optional<String>> settings) {
        List<String> problems = problems(settings);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        Function<String, Optional<String>> values = name -> value(settings, name);
        return new TwilioSettings(
                values.apply(ACCOUNT_SID).orElseThrow(),
                values.apply(AUTH_TOKEN).orElseThrow(),
                values.apply(FROM).orElseThrow(),
                values.apply(BASE_ADDRESS).flatMap(TwilioSettings::address).orElse(null),
                Duration.parse(values.apply(CONNECT_TIMEOUT).orElse(DEFAULT_CONNECT_TIMEOUT)),
                Duration.parse(values.apply(READ_TIMEOUT).orElse(DEFAULT_READ_TIMEOUT)),
                Integer.parseInt(values.apply(MAX_CONCURRENT).orElse(DEFAULT_MAX_CONCURRENT)));
    }

    @Override
    public String toString() {
        return "TwilioSettings[accountSid=" + accountSid + ", from=" + from + ", baseAddress=" + baseAddress + "]";
    }

    private static Optional<String> value(Function<String, Optional<String>> settings, String name) {
        return settings.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Optional<URI> address(String value) {
        try {
            URI address = new URI(value);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            boolean plain = address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            boolean web = (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
            return web && plain ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> timeout(String value) {
        try {
            return Optional.of(Duration.parse(value))
                    .filter(timeout -> timeout.compareTo(LONGEST_TIMEOUT) <= 0 && timeout.toMillis() > 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String withoutUser(String value) {
        return value.replaceAll("//[^/]*@", "//...@");
    }

    private record Check(Function<String, Optional<String>> settings, List<String> problems) {

        Check(Function<String, Optional<String>> settings) {
            this(settings, new ArrayList<>());
        }

        void required(String name, String accepted, Predicate<String> right) {
            if (value(settings, name).isEmpty()) {
                problems.add(name + " is missing: " + accepted);
            }
            optional(name, accepted, right);
        }

        void requiredSecret(String name, String accepted, Predicate<String> right) {
            Optional<String> value = value(settings, name);
            if (value.isEmpty()) {
                problems.add(name + " is missing: " + accepted);
            } else if (!right.test(value.get())) {
                problems.add(name + " is not right; accepted: " + accepted);
            }
        }

        void optional(String name, String accepted, Predicate<String> right) {
            value(settings, name)
                    .filter(value -> !right.test(value))
                    .ifPresent(
                            value -> problems.add(name + " is \"" + withoutUser(value) + "\"; accepted: " + accepted));
        }
    }
}
