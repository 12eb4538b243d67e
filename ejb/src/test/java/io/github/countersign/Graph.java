package io.github.countersign;

import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Creates the service's beans as the server does: from their own annotations, each once. The beans that the server's wiring produces are
 * given. A container for each of a thousand tests would take minutes; the tests on servers check the graph in a real one.
 */
public final class Graph {

    private final Map<Class<?>, Object> beans = new HashMap<>();

    /** Uses that bean instead of a new one. */
    public <T> Graph with(Class<T> type, T bean) {
        beans.put(type, bean);
        return this;
    }

    public <T> T get(Class<T> type) {
        Object known = beans.get(type);
        if (known == null) {
            known = make(type);
            beans.put(type, known);
        }
        return type.cast(known);
    }

    private Object make(Class<?> type) {
        try {
            Constructor<?> constructor = constructor(type);
            constructor.setAccessible(true);
            Object bean = constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(this::get)
                    .toArray());
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    field.setAccessible(true);
                    field.set(bean, get(field.getType()));
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No bean of " + type + " can be made, and none is given", e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.isAnnotationPresent(Inject.class)) {
                return constructor;
            }
        }
        return type.getDeclaredConstructor();
    }
}
