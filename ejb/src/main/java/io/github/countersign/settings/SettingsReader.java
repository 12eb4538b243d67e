package io.github.countersign.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings one by one and collects their problems, so that all are reported at once. Until then, a wrong setting reads as its
 * default.
 */
public final class SettingsReader {

    /** Why a value is not accepted, if the description of accepted values does not say it. */
    public static final class NotAcceptedException extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        /** @param reason a few words */
        public NotAcceptedException(String reason) {
            super(reason);
        }
    }

    private final Function<String, @Nullable String> source;
    private final List<String> problems = new ArrayList<>();

    /** @param source gives the value of a setting, null if it is not set */
    public SettingsReader(Function<String, @Nullable String> source) {
        this.source = source;
    }

    /** Reads the settings that MicroProfile Config knows: environment, system properties, and the file in the data directory. */
    public static SettingsReader ofServer() {
        return new SettingsReader(name ->
                ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse(null));
    }

    /** The value without surrounding white space; null if it is not set or blank. */
    @Nullable
    String optional(String name) {
        String value = source.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String fallback, String accepted, Predicate<String> valid) {
        return read(name, fallback, accepted, value -> checked(value, valid));
    }

    /** Empty, with a problem, if it is not set. */
    String required(String name, String accepted, Predicate<String> valid) {
        if (optional(name) == null) {
            problem(name + " is missing: " + accepted);
        }
        return text(name, "", accepted, valid);
    }

    private static String checked(String value, Predicate<String> valid) {
        if (!valid.test(value)) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    int number(String name, int fallback, int least, int most) {
        return read(name, fallback, "a whole number from " + least + " to " + most, value -> {
            int number = Integer.parseInt(checked(value, digits -> digits.matches("[0-9]+")));
            if (number < least || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    boolean flag(String name, boolean fallback) {
        return read(name, fallback, "true or false", value -> {
            if (!value.equals("true") && !value.equals("false")) {
                throw new IllegalArgumentException();
            }
            return value.equals("true");
        });
    }

    /** A duration of at least a millisecond. */
    Duration duration(String name, Duration fallback, Duration most) {
        return read(name, fallback, "an ISO 8601 duration up to " + most + ", such as " + fallback, value -> {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(most) > 0) {
                throw new IllegalArgumentException();
            }
            return duration;
        });
    }

    Period period(String name, Period fallback, Period most) {
        return read(name, fallback, "an ISO 8601 period up to " + most + ", such as P30D", value -> {
            Period period = Period.parse(value);
            LocalDate end = LocalDate.EPOCH.plus(period);
            if (period.isNegative() || period.isZero() || end.isAfter(LocalDate.EPOCH.plus(most))) {
                throw new IllegalArgumentException();
            }
            return period;
        });
    }

    <T> T read(String name, T fallback, String accepted, Function<String, T> parse) {
        return read(name, accepted, parse).orElse(fallback);
    }

    /**
     * Empty if it is not set or cannot be used.
     *
     * @param accepted completes the sentence "accepted is …"
     * @param parse throws an {@link IllegalArgumentException} or {@link DateTimeException} for a value that is not accepted
     */
    public <T> Optional<T> read(String name, String accepted, Function<String, T> parse) {
        String value = optional(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(value));
        } catch (NotAcceptedException e) {
            problem(name + " is \"" + withoutUser(value) + "\" (" + e.getMessage() + "); accepted is " + accepted);
        } catch (IllegalArgumentException | DateTimeException e) {
            problem(name + " is \"" + withoutUser(value) + "\"; accepted is " + accepted);
        }
        return Optional.empty();
    }

    /** Hides the user and the password of an address. */
    private static String withoutUser(String value) {
        return value.replaceAll("//[^/]*@", "//...@");
    }

    /** Reads a secret: its value is never quoted. */
    @Nullable
    String secret(String name, String accepted, UnaryOperator<String> check) {
        String value = optional(name);
        if (value == null) {
            return null;
        }
        try {
            return check.apply(value);
        } catch (IllegalArgumentException e) {
            problem(name + " has a value of " + value.length() + " characters, which cannot be used; accepted is "
                    + accepted);
            return null;
        }
    }

    /** Reads a secret that has to be set: empty, with a problem, if it is not. */
    String requiredSecret(String name, String accepted, Predicate<String> valid) {
        if (optional(name) == null) {
            problem(name + " is missing: " + accepted);
        }
        String value = secret(name, accepted, secret -> checked(secret, valid));
        return value == null ? "" : value;
    }

    void problem(String text) {
        problems.add(text);
    }

    /** The problems so far. Each tells the setting's name, its value unless it is secret, and what is accepted. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * The final result, which can only be built if nothing was wrong.
     *
     * @throws SettingsException if anything was wrong
     */
    <T> T last(Supplier<T> make) {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return make.get();
    }
}
