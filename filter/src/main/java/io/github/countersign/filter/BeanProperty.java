package io.github.countersign.filter;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a property of an application's object, such as {@code name} or {@code user.login}: by getter, by the accessor of a record, or from a
 * map. What is null on the way makes the whole null.
 */
final class BeanProperty {

    private final String path;
    private final String[] names;
    private final Map<Step, Method> methods = new ConcurrentHashMap<>();

    private record Step(Class<?> type, String name) {}

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
            value = value instanceof Map<?, ?> map ? map.get(name) : called(value, name);
        }
        return value;
    }

    private @Nullable Object called(Object object, String name) {
        Method method = methods.computeIfAbsent(new Step(object.getClass(), name), BeanProperty::method);
        try {
            return method.invoke(object);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Property " + path + " cannot be read of a " + object.getClass(), e);
        }
    }

    private static Method method(Step step) {
        String capital = step.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + step.name().substring(1);
        for (String candidate : List.of("get" + capital, "is" + capital, step.name())) {
            try {
                Method method = step.type().getMethod(candidate);
                // a public method of a class that is not
                method.trySetAccessible();
                return method;
            } catch (NoSuchMethodException e) {
                // the next one
            }
        }
        throw new IllegalStateException("A " + step.type() + " has no property " + step.name());
    }
}
