package io.github.countersign.challenge;

import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.limit.Limit;
import java.time.Instant;

/** The result of a request to send the code. */
public sealed interface SendResult {

    /** The code is on its way. */
    record Sent(Channel channel) implements SendResult {}

    /** The code may be on its way: the provider's answer was lost. It counts as sent. */
    record MaybeSent(Channel channel) implements SendResult {}

    /** Nothing went out, because a code went out at {@code sentAt}; it still works. */
    record TooSoon(Instant sentAt, Instant nextSendAt) implements SendResult {}

    /** Nothing went out: that limit on sending is reached until that time. */
    record Paused(Instant until, Limit by) implements SendResult {}

    /** Nothing went out: the account has to wait after too many wrong codes ({@link Instant#MAX}: until somebody helps). */
    record Locked(Instant until) implements SendResult {}

    /** The provider refused it. */
    record Failed(Advice advice) implements SendResult {}

    /** The sign-in has expired or ended: start again. */
    record Gone() implements SendResult {}
}
