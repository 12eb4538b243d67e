package io.github.countersign.account;

import java.io.Serializable;

/**
 * The id of an account. It is a type of its own because it decides whose second factor is changed: no other number can be passed for it.
 */
public record AccountId(long value) implements Serializable {

    /** The bare number, as it appears in addresses. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
