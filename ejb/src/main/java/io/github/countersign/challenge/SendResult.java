package io.github.countersign.challenge;

import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import java.time.Instant;

/** What became of a wish to have the code sent. */
public sealed interface SendResult {

    /** The code is on its way (or may be: a provider's answer that got lost counts as sent). */
    record Sent(Channel channel) implements SendResult {}

    /** Nothing went out, because a code went out at {@code sentAt}; it still works. */
    record TooSoon(Instant sentAt, Instant nextSendAt) implements SendResult {}

    /** Nothing went out: a limit on sending is reached until then. */
    record Paused(Instant until) implements SendResult {}

    /** Nothing went out: the account has to wait after too many wrong codes ({@link Instant#MAX}: until somebody helps). */
    record Locked(Instant until) implements SendResult {}

    /** The provider refused it. */
    record Failed(Advice advice) implements SendResult {}

    /** The sign-in is over: start again. */
    record Gone() implements SendResult {}
}
