package io.github.countersign.challenge;

import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.visit.Purpose;
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

    /** Right, and everything is done: there is nowhere else to go for it. */
    record Done() implements Answer {}

    /**
     * Right; what follows from it is still to be done. No page sees this one.
     *
     * @param channel by which the code came
     */
    record Proved(long challenge, Purpose purpose, PhoneNumber number, Channel channel) implements Answer {}

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
