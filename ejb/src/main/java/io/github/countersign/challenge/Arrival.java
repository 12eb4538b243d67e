package io.github.countersign.challenge;

/** What is known of a message besides that it was sent. */
public enum Arrival {
    /** The provider's answer was lost: it may have been sent, or not. */
    UNSURE,
    /** It was sent and did not arrive. */
    FAILED
}
