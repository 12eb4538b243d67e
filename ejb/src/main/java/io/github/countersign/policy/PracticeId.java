package io.github.countersign.policy;

import java.io.Serializable;

/** The id of a practice. */
public record PracticeId(long value) implements Serializable {

    /** The bare number, as it appears in addresses. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
