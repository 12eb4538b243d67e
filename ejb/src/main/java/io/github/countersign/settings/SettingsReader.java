package io.github.countersign.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads settings one by one and collects what is wrong with them, so that everything is told at once. */
final class SettingsReader {

    private final Function<String, @Nullable String> source;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Function<String, @Nullable String> source) {
        this.source = source;
    }

    /** The value without surrounding white space; null when it is not set or blank. */
    @Nullable
    String optional(String name) {
        String value = source.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String fallback, String accepted, Function<String, Boolean> valid) {
        return read(name, fallback, accepted, value -> {
            if (!valid.apply(value)) {
                throw new IllegalArgumentException();
            }
            return value;
        });
    }

    int number(String name, int fallback, int least, int most) {
        return read(name, fallback, "a whole number from " + least + " to " + most, value -> {
            int number = Integer.parseInt(value);
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

    Duration duration(String name, Duration fallback, Duration most) {
        return read(name, fallback, "an ISO 8601 duration up to " + most + ", such as " + fallback, value -> {
            Duration duration = Duration.parse(value);
            if (duration.isNegative() || duration.isZero() || duration.compareTo(most) > 0) {
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
        String value = optional(name);
        if (value == null) {
            return fallback;
        }
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            problem(name + " is \"" + value + "\"; accepted is " + accepted);
            return fallback;
        }
    }

    /** For secrets: the value is never quoted. */
    @Nullable
    String secret(String name, String accepted, UnaryOperator<String> check) {
        String value = optional(name);
        if (value == null) {
            return null;
        }
        try {
            return check.apply(value);
        } catch (IllegalArgumentException e) {
            problem(name + " has a value of " + value.length() + " characters that cannot be used; accepted is "
                    + accepted);
            return null;
        }
    }

    void problem(String text) {
        problems.add(text);
    }

    /**
     * The last value, which can only be made when nothing was wrong.
     *
     * @throws SettingsException when anything was wrong
     */
    <T> T last(Supplier<T> make) {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return make.get();
    }
}
