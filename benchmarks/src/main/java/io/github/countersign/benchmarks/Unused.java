package io.github.countersign.benchmarks;

import java.lang.reflect.Proxy;

/** Stands where an interface is wanted of which nothing is used: whoever does use it is told what is missing. */
final class Unused {

    private Unused() {}

    static <T> T one(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            throw new UnsupportedOperationException(method.toString());
        }));
    }
}
