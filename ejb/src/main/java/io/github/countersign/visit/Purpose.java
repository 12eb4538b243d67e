package io.github.countersign.visit;

/** The reason for a visit to the module's pages, and for sending a code. */
public enum Purpose {
    /** A sign-in is waiting for a code. */
    VERIFY,
    /** A sign-in is waiting until a second factor is set up. */
    SET_UP,
    /** A verified person manages their account, or people and policy. */
    MANAGE
}
