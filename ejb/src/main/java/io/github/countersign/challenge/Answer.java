package io.github.countersign.challenge;

import java.time.Instant;

/** How a typed code was judged. */
public sealed interface Answer {

    /** Right. The browser goes to {@code returnAddress}: a path on this origin that carries the ticket back. */
    record Accepted(String returnAddress) implements Answer {

        /** Hides the ticket. */
        @Override
        public String toString() {
            return "Accepted";
        }
    }

    /** Right, and there is nowhere else to go for it. */
    record Proved() implements Answer {}

    /** Wrong; {@code attemptsLeft} (1 or more) more tries with this code. */
    record Wrong(int attemptsLeft) implements Answer {}

    /** Not a guess, because it does not have 8 digits: {@code digits} of them, and perhaps something else. */
    record Malformed(int digits, boolean otherCharacters) implements Answer {}

    /** The code's 10 minutes are over, or none was sent: a new one has to be sent. */
    record Expired() implements Answer {}

    /** The last try for this code was used up: a new one has to be sent. */
    record UsedUp() implements Answer {}

    /** Too many wrong codes in a row: wait until then ({@link Instant#MAX}: until somebody helps). */
    record Locked(Instant until) implements Answer {}

    /** The sign-in is over: start again. */
    record Gone() implements Answer {}
}
