package io.github.countersign.filter.settings;

import io.github.countersign.filter.mark.Internal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads settings one by one and collects everything that is wrong with them; meanwhile, a wrong one reads as its default. */
@Internal
public final class SettingReader {

    private final SettingSource source;
    private final List<String> problems = new ArrayList<>();

    public SettingReader(SettingSource source) {
        this.source = source;
    }

    public @Nullable String optional(String name) {
        return source.read(name);
    }

    public String text(String name, String otherwise, Predicate<String> accepted, String what) {
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

    /** @param what of at most 255 characters */
    public String name(String setting, String otherwise, String what) {
        return text(setting, otherwise, value -> value.length() <= 255, what);
    }

    public Duration duration(String name, Duration otherwise, Duration least, Duration most) {
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

    /** A new instance of the application's class with that name; null, with a problem, when it is not of that type. */
    public <T> @Nullable T instance(String name, String className, Class<T> type, String accepted) {
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

    public void reject(String name, String value, String accepted) {
        problems.add("Setting " + name + " is \"" + value + "\"; accepted is " + accepted + ".");
    }

    public void problem(String sentence) {
        problems.add(sentence);
    }

    public List<String> problems() {
        return Collections.unmodifiableList(new ArrayList<>(problems));
    }
}
