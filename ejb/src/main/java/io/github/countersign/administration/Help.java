package io.github.countersign.administration;

import java.time.Instant;

/** What became of the wish to help somebody. */
public sealed interface Help {

    /** Done, and the person's phone was told. */
    record Done() implements Help {}

    /** A bypass code, to be read out to the person: two groups of five characters. It is not shown again. */
    record BypassGiven(String code, Instant until) implements Help {

        /** Hides the code. */
        @Override
        public String toString() {
            return "BypassGiven until " + until;
        }
    }

    /** A reason is needed: 3 to 200 characters. */
    record ReasonNeeded() implements Help {}

    /** There is no second factor to turn off, change or bypass. */
    record NotSetUp() implements Help {}

    /** Not this person by this one; or nobody of the practice has that id. */
    record NotAllowed() implements Help {}

    /**
     * Not before the helper's own second factor is set up: a password alone is not enough to take somebody else's away.
     */
    record OwnFirst() implements Help {}

    /** The confirmation was used or is over: begin again. */
    record ConfirmationOver() implements Help {}
}
