package io.github.countersign.confirmation;

/** A change that has to be confirmed. */
public enum Action {
    /** Sets the own second factor up. */
    TURN_ON,
    /** Turns the own second factor off. */
    TURN_OFF,
    /** Sets another own phone, or another method. */
    CHANGE_PHONE,
    /** Turns somebody else's second factor off. */
    HELP_TURN_OFF,
    /** Removes somebody else's phone; that person adds one at the next sign-in. */
    HELP_CHANGE,
    /** Makes a bypass code for somebody else. */
    GIVE_BYPASS
}
