package io.github.countersign.ui.visit;

import io.github.countersign.visit.Visitor;

/** What a request for a page comes to. */
sealed interface Admission {

    /** A ticket was redeemed: a new session, and on to the clean address. */
    record Entered(Visitor visitor) implements Admission {}

    /** The page may be shown. */
    record Admitted(Visitor visitor) implements Admission {}

    /** Somewhere else, a path on this origin. */
    record Elsewhere(String path) implements Admission {}

    /** The ticket or the waiting time is over, or there never was a visit. */
    record Over() implements Admission {}
}
