package io.github.countersign.filter.fake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.NullUnmarked;

/** Lets a small class stand in for a large interface: a method that it lacks is one that the filter must not need. */
@NullUnmarked
public final class Duck {

    private Duck() {}

    public static <T> T as(Class<T> type, Object duck) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                Method same = duck.getClass().getDeclaredMethod(method.getName(), method.getParameterTypes());
                same.setAccessible(true);
                return same.invoke(duck, args);
            } catch (NoSuchMethodException e) {
                throw new UnsupportedOperationException(method.toString(), e);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
