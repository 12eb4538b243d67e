package io.github.countersign.policy;

import io.github.countersign.gate.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The people that a practice requires to use two-factor authentication. */
public enum Policy {
    NO,
    STAFF,
    EVERYONE;

    /** @param value {@code no}, {@code staff} or {@code everyone} */
    public static Policy of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }

    /** The policy with that stored name; empty if there is none. */
    static Optional<Policy> named(String name) {
        return Arrays.stream(values())
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }

    /** Whether a person in that role must have a second factor. A person without a mapped role counts as staff. */
    public boolean covers(Role role) {
        return switch (this) {
            case NO -> false;
            case STAFF -> role != Role.CLIENT;
            case EVERYONE -> true;
        };
    }
}
