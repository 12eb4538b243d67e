package io.github.countersign.filter;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads settings one by one and gathers all that is wrong with them; a wrong one reads as its default meanwhile. */
final class SettingReader {

    private final SettingSource source;
    private final List<String> problems = new ArrayList<>();

    SettingReader(SettingSource source) {
        this.source = source;
    }

    @Nullable
    String optional(String name) {
        return source.read(name);
    }

    String text(String name, String otherwise, Predicate<String> accepted, String what) {
        String value = source.read(name);
        if (value == null) {
            return otherwise;
        }
        if (!accepted.test(value)) {
            reject(name, value, what);
            return otherwise;
        }
        return value;
    }

    Duration duration(String name, Duration otherwise, Duration least, Duration most) {
        String value = source.read(name);
        if (value == null) {
            return otherwise;
        }
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // said below, with the value
        }
        reject(name, value, "a duration from " + least + " to " + most + ", such as " + otherwise);
        return otherwise;
    }

    /** A new instance of the class of the application that has that name; null, and a problem, when it is none of that type. */
    <T> @Nullable T instance(String name, String className, Class<T> type, String accepted) {
        try {
            ClassLoader application = Thread.currentThread().getContextClassLoader();
            return Class.forName(className, true, application)
                    .asSubclass(type)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            reject(name, className, accepted + " (" + e + ")");
            return null;
        }
    }

    void reject(String name, String value, String accepted) {
        problems.add("Setting " + name + " is \"" + value + "\"; accepted is " + accepted + ".");
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}
