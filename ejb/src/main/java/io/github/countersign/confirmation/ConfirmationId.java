package io.github.countersign.confirmation;

import java.io.Serializable;

/** Which confirmation. It is no secret: it is good for its own visit, account and change alone. */
public record ConfirmationId(long value) implements Serializable {

    /** The bare number, as it stands in addresses. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
