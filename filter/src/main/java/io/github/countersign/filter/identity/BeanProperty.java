package io.github.countersign.filter.identity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a property of an application's object, such as {@code name} or {@code user.login}: by getter, by the accessor of a record, or from
 * a map. If something on the way is null, so is the result.
 */
final class BeanProperty {

    private final String path;
    private final String[] names;
    private final Map<Step, Method> methods = new ConcurrentHashMap<>();

    /** A class and the name of a property of it. */
    private static final class Step {

        private final Class<?> type;
        private final String name;

        private Step(Class<?> type, String name) {
            this.type = type;
            this.name = name;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Step && ((Step) other).type == type && ((Step) other).name.equals(name);
        }

        @Override
        public int hashCode() {
            return 31 * type.hashCode() + name.hashCode();
        }
    }

    /** @param path empty for the object itself */
    BeanProperty(String path) {
        this.path = path;
        this.names = path.isEmpty() ? new String[0] : path.split("\\.", -1);
    }

    static boolean isOne(String path) {
        return path.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
    }

    @Nullable
    Object of(Object object) {
        Object value = object;
        for (String name : names) {
            if (value == null) {
                return null;
            }
            value = value instanceof Map ? ((Map<?, ?>) value).get(name) : called(value, name);
        }
        return value;
    }

    private @Nullable Object called(Object object, String name) {
        Method method = methods.computeIfAbsent(new Step(object.getClass(), name), BeanProperty::method);
        try {
            return method.invoke(object);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Property " + path + " cannot be read from a " + object.getClass(), e);
        }
    }

    private static Method method(Step step) {
        String capital = step.name.substring(0, 1).toUpperCase(Locale.ROOT) + step.name.substring(1);
        for (String candidate : new String[] {"get" + capital, "is" + capital, step.name}) {
            try {
                Method method = step.type.getMethod(candidate);
                open(method);
                return method;
            } catch (NoSuchMethodException e) {
                // the next one
            }
        }
        throw new IllegalStateException("A " + step.type + " has no property " + step.name);
    }

    /** Opens a public method of a class that is not public. If its module does not allow that, the method is called as it is. */
    private static void open(Method method) {
        try {
            method.setAccessible(true);
        } catch (RuntimeException e) {
            // the call will tell
        }
    }
}
