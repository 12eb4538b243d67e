package io.github.countersign.ui.visit;

import io.github.countersign.visit.Entered;
import io.github.countersign.visit.FoundVisit;
import java.util.Optional;

/** What a request for a page comes to. */
sealed interface Admission {

    /** A ticket was redeemed: a new cookie, and on to the clean address. */
    record In(Entered entered) implements Admission {}

    /** The page may be shown. */
    record Admitted(FoundVisit.Open visit) implements Admission {}

    /** Somewhere else, a path on this origin. */
    record Elsewhere(String path) implements Admission {}

    /**
     * The ticket or the waiting time is over, or there never was a visit.
     *
     * @param host where the visit came from, if that is known
     */
    record Over(Optional<Host> host) implements Admission {}
}
