package io.github.countersign.policy;

import io.github.countersign.gate.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Of whom a practice requires two-factor authentication. */
public enum Policy {
    NO,
    STAFF,
    EVERYONE;

    /** @param value {@code no}, {@code staff} or {@code everyone} */
    public static Policy of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }

    /** The policy of that name, as it is stored; empty when there is none. */
    static Optional<Policy> named(String name) {
        return Arrays.stream(values())
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }

    /** Whether somebody of that role must have a second factor. Who is in no mapped role counts as staff. */
    public boolean covers(Role role) {
        return switch (this) {
            case NO -> false;
            case STAFF -> role != Role.CLIENT;
            case EVERYONE -> true;
        };
    }
}
