package io.github.countersign.visit;

import java.io.Serializable;

/** The id of a visit. */
public record VisitId(long value) implements Serializable {

    /** The bare number, as it appears in addresses. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
