package io.github.countersign.ui.text;

import java.io.Serializable;
import java.util.List;

/**
 * Something to say, not yet in anybody's language: a key of the message bundle and what its placeholders stand for
 * (text, numbers, {@link Moment}s, other sentences).
 */
public record Sentence(String key, List<Serializable> arguments) implements Serializable {

    public static Sentence of(String key, Serializable... arguments) {
        return new Sentence(key, List.of(arguments));
    }

    /** Without what the placeholders stand for: that may be a phone number. */
    @Override
    public String toString() {
        return "Sentence[" + key + "]";
    }
}
