package io.github.countersign.challenge;

import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.limit.Limit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page can say about a sign-in's code.
 *
 * @param maskedPhone the last two digits of the number
 * @param channel how it was last sent, or would be sent
 * @param sentAt when it was last sent, null if nothing went out
 * @param expiresAt when the code expires, null if there is none
 * @param nextSendAt when it can be sent again (now or in the past: at once)
 * @param limitedBy the limit that sets {@code nextSendAt}; null if it is the short wait between two sends
 * @param failure what the provider's last refusal means for the person, null if there was none
 * @param arrival what is known of the message that was last sent besides that, null if nothing is
 * @param lockedUntil when the wait after wrong codes ends ({@link Instant#MAX}: when somebody helps), null if there is no wait
 * @param canText whether the number can get texts
 */
public record CodeStatus(
        String maskedPhone,
        Channel channel,
        @Nullable Instant sentAt,
        @Nullable Instant expiresAt,
        Instant nextSendAt,
        @Nullable Limit limitedBy,
        @Nullable Advice failure,
        @Nullable Arrival arrival,
        @Nullable Instant lockedUntil,
        boolean canText) {}
