package io.github.countersign.policy;

import java.io.Serializable;

/** Which practice. */
public record PracticeId(long value) implements Serializable {

    /** The bare number, as it stands in addresses. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
