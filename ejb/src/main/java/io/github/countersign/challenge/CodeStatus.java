package io.github.countersign.challenge;

import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page can say about the code of a sign-in.
 *
 * @param maskedPhone the last two digits of the number
 * @param channel how it was last sent, or would be sent
 * @param sentAt when it was last sent, null when nothing went out
 * @param expiresAt until when the code can be entered, null when there is none
 * @param nextSendAt from when it can be sent again (now or past: at once)
 * @param paused whether {@code nextSendAt} is the end of a limit, not of the short wait between two sends
 * @param failure what the provider's last refusal means for the person, null when there was none
 * @param lockedUntil when the wait after wrong codes ends ({@link Instant#MAX}: when somebody helps), null when there is none
 * @param canText whether the number takes texts
 */
public record CodeStatus(
        String maskedPhone,
        Channel channel,
        @Nullable Instant sentAt,
        @Nullable Instant expiresAt,
        Instant nextSendAt,
        boolean paused,
        @Nullable Advice failure,
        @Nullable Instant lockedUntil,
        boolean canText) {}
