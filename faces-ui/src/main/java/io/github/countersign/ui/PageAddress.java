package io.github.countersign.ui;

import io.github.countersign.gate.Handoff.Purpose;

/** The pages of a sign-in and their addresses below the context path. */
enum PageAddress {
    VERIFY("/verify"),
    SET_UP("/set-up");

    private final String path;

    PageAddress(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    static PageAddress of(Purpose purpose) {
        return purpose == Purpose.VERIFY ? VERIFY : SET_UP;
    }
}
