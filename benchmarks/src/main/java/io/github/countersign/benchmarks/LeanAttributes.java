package io.github.countersign.benchmarks;

import org.jspecify.annotations.Nullable;

/** The few attributes of a request or session, kept without allocating. */
final class LeanAttributes {

    private static final int MOST = 32;

    private final String[] names = new String[MOST];
    private final @Nullable Object[] values = new @Nullable Object[MOST];
    private int size;

    @Nullable
    Object get(String name) {
        int at = indexOf(name);
        return at < 0 ? null : values[at];
    }

    void set(String name, @Nullable Object value) {
        int at = indexOf(name);
        if (at < 0) {
            at = size++;
            names[at] = name;
        }
        values[at] = value;
    }

    void clear() {
        size = 0;
    }

    private int indexOf(String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
