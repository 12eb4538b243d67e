package io.github.countersign.delivery;

/** How a verification code travels to a phone. */
public enum Channel {
    /** A text message. */
    SMS,
    /** A call that reads the code aloud. */
    VOICE
}
