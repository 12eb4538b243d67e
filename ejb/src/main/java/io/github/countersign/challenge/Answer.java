package io.github.countersign.challenge;

import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.visit.Purpose;
import java.time.Instant;

/** The result of checking a typed code. */
public sealed interface Answer {

    /** Right. The browser goes to {@code returnAddress}: a path on this origin that contains the ticket back. */
    record Accepted(String returnAddress) implements Answer {

        /** Hides the ticket. */
        @Override
        public String toString() {
            return "Accepted";
        }
    }

    /** Right, and everything is done: the browser stays on these pages. */
    record Done() implements Answer {}

    /**
     * Right, but the step that follows is still to be done. Pages never see this result.
     *
     * @param channel how the code was sent
     * @param sends how many codes were sent to that number in the visit
     */
    record Proved(long challenge, Purpose purpose, PhoneNumber number, Channel channel, int sends) implements Answer {}

    /** Wrong; {@code attemptsLeft} (1 or more) more tries with this code. */
    record Wrong(int attemptsLeft) implements Answer {}

    /** Not a guess, because it does not have exactly 8 digits: it has {@code digits} digits, and perhaps other characters. */
    record Malformed(int digits, boolean otherCharacters) implements Answer {}

    /** The code's 10 minutes are over, or no code was sent: a new one has to be sent. */
    record Expired() implements Answer {}

    /** The last try for this code was used up: a new one has to be sent. */
    record UsedUp() implements Answer {}

    /** Too many wrong codes in a row: wait until that time ({@link Instant#MAX}: until somebody helps). */
    record Locked(Instant until) implements Answer {}

    /** The sign-in has expired or ended: start again. */
    record Gone() implements Answer {}
}
