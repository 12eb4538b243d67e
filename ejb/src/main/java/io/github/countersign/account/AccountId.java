package io.github.countersign.account;

import java.io.Serializable;

/** Which account. No other number can be taken for it: it decides whose second factor is changed. */
public record AccountId(long value) implements Serializable {

    /** The bare number, as it stands in addresses. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
