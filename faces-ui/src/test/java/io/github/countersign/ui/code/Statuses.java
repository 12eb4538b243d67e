package io.github.countersign.ui.code;

import io.github.countersign.challenge.Arrival;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.limit.Limit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** States of a code, around one moment. */
public final class Statuses {

    public static final Instant NOW = Instant.parse("2026-03-01T14:30:00Z");

    private Statuses() {}

    static CodeStatus texted() {
        return sent(Channel.SMS, NOW.plusSeconds(540), true);
    }

    static CodeStatus called() {
        return sent(Channel.VOICE, NOW.plusSeconds(540), true);
    }

    static CodeStatus calledOnALandline() {
        return sent(Channel.VOICE, NOW.plusSeconds(540), false);
    }

    static CodeStatus expired() {
        return sent(Channel.SMS, NOW, true);
    }

    static CodeStatus notSent() {
        return new CodeStatus("12", Channel.SMS, null, null, NOW, null, null, null, null, true);
    }

    static CodeStatus paused() {
        return paused(Limit.ACCOUNT);
    }

    static CodeStatus paused(Limit by) {
        return new CodeStatus("12", Channel.SMS, null, null, NOW.plusSeconds(240), by, null, null, null, true);
    }

    static CodeStatus failed(Advice advice, Channel channel) {
        return new CodeStatus("12", channel, null, null, NOW, null, advice, null, null, true);
    }

    static CodeStatus locked(Instant until) {
        return new CodeStatus(
                "12",
                Channel.SMS,
                NOW,
                NOW.plusSeconds(540),
                NOW.plusSeconds(30),
                null,
                Advice.TRY_LATER,
                null,
                until,
                true);
    }

    /** A code of which more is known than that it was sent. */
    static CodeStatus sent(Channel channel, Arrival arrival, @Nullable Advice failure) {
        Instant sentAt = NOW.minusSeconds(20);
        return new CodeStatus(
                "12",
                channel,
                sentAt,
                NOW.plusSeconds(540),
                sentAt.plusSeconds(30),
                null,
                failure,
                arrival,
                null,
                true);
    }

    private static CodeStatus sent(Channel channel, @Nullable Instant expiresAt, boolean canText) {
        Instant sentAt = NOW.minusSeconds(20);
        return new CodeStatus(
                "12", channel, sentAt, expiresAt, sentAt.plusSeconds(30), null, null, null, null, canText);
    }
}
