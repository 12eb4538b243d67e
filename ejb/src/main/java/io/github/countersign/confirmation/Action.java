package io.github.countersign.confirmation;

/** A change that has to be confirmed. */
public enum Action {
    /** Sets up the visitor's own second factor. */
    TURN_ON,
    /** Turns off the visitor's own second factor. */
    TURN_OFF,
    /** Changes the visitor's own phone, or how codes are sent to it. */
    CHANGE_PHONE,
    /** Turns off somebody else's second factor. */
    HELP_TURN_OFF,
    /** Removes somebody else's phone; that person adds one at the next sign-in. */
    HELP_CHANGE,
    /** Creates a bypass code for somebody else. */
    GIVE_BYPASS,
    /** Lets a name in that was held because it looks like another: it is somebody else's. */
    SEPARATE,
    /** Has the practice require a second factor of nobody. The target of this and the next two is whoever makes the change. */
    REQUIRE_OF_NOBODY,
    /** Has the practice require a second factor of its staff. */
    REQUIRE_OF_STAFF,
    /** Has the practice require a second factor of everybody. */
    REQUIRE_OF_EVERYONE
}
