package io.github.countersign.confirmation;

import java.io.Serializable;

/** The id of a confirmation. It is not a secret: it works only for its own visit, account and change. */
public record ConfirmationId(long value) implements Serializable {

    /** The bare number, as it appears in addresses. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
