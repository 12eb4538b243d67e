package io.github.countersign.visit;

/** Why somebody visits the module's pages, and what a code is sent for. */
public enum Purpose {
    /** A sign-in waits for a code. */
    VERIFY,
    /** A sign-in waits for a second factor to be set up. */
    SET_UP,
    /** Somebody verified looks after an account, or after people and policy. */
    MANAGE
}
