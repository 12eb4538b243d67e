package io.github.countersign.visit;

import java.io.Serializable;

/** Which visit. */
public record VisitId(long value) implements Serializable {

    /** The bare number, as it stands in addresses. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
