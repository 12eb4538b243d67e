package io.github.countersign.administration;

import java.time.Instant;

/** The result of trying to help somebody. */
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

    /** The name is not held: somebody has decided, or it was proved to be another spelling. */
    record NotHeld() implements Help {}

    /** The visitor may not help this person, or nobody in the practice has that id. */
    record NotAllowed() implements Help {}

    /** The helper's own second factor has to be set up first: a password alone is not enough to take away somebody else's. */
    record OwnFirst() implements Help {}

    /** The confirmation was used or has expired: start again. */
    record ConfirmationOver() implements Help {}
}
