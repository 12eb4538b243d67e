package io.github.countersign.ui.visit;

import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.Visitor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The pages, their addresses below the context path, and the visits that they are for. */
public enum PageAddress {
    VERIFY("/verify", Purpose.VERIFY),
    SET_UP("/set-up", Purpose.SET_UP, Purpose.MANAGE),
    ACCOUNT("/account", Purpose.MANAGE),
    TURN_OFF("/turn-off", Purpose.MANAGE),
    CHANGE_PHONE("/change-phone", Purpose.MANAGE),
    PEOPLE("/people", Purpose.MANAGE),
    PERSON("/person", Purpose.MANAGE),
    POLICY("/policy", Purpose.MANAGE),
    AUDIT("/audit", Purpose.MANAGE),
    AUDIT_DOWNLOAD("/audit.csv", Purpose.MANAGE),
    /** Where the application sends the browser after it looked at a password; leads on to the page that asked for it. */
    CONFIRMED("/confirmed", Purpose.MANAGE);

    private final String path;
    private final List<Purpose> purposes;

    PageAddress(String path, Purpose... purposes) {
        this.path = path;
        this.purposes = List.of(purposes);
    }

    public String path() {
        return path;
    }

    /** The name of the application's link that leads here. */
    String entry() {
        return switch (this) {
            case PEOPLE, PERSON -> "people";
            case POLICY -> "policy";
            case AUDIT, AUDIT_DOWNLOAD -> "audit";
            default -> "account";
        };
    }

    boolean isFor(Visitor visitor) {
        return purposes.contains(visitor.purpose());
    }

    static Optional<PageAddress> at(String path) {
        return Arrays.stream(values())
                .filter(address -> address.path.equals(path))
                .findFirst();
    }

    /** Where a visit begins. */
    static PageAddress of(Visitor visitor) {
        return switch (visitor.purpose()) {
            case VERIFY -> VERIFY;
            case SET_UP -> SET_UP;
            case MANAGE -> ACCOUNT;
        };
    }
}
