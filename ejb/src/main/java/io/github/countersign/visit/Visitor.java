package io.github.countersign.visit;

import java.time.Instant;

/** Somebody on the module's pages, by a visit of a guarded application: for a sign-in, or to manage. */
public sealed interface Visitor permits SigningIn, Managing {

    long id();

    long accountId();

    Purpose purpose();

    /** How to address the person. */
    String displayName();

    /** The practice's name, as people know it. */
    String practiceName();

    /** A BCP 47 language tag from the host application, empty when it said none. */
    String locale();

    /** Where the browser goes back to: a path on this origin below the guarded application. */
    String returnPath();

    /** Where signing out posts to: a path on this origin below the guarded application. */
    String signOutPath();

    /** The guarded application's root path. */
    String homePath();

    /** When the pages give up waiting. */
    Instant endsAt();
}
