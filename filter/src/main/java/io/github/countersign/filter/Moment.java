package io.github.countersign.filter;

import java.io.Serializable;
import java.time.Duration;

/**
 * A moment that is kept: the end of a pass, the last look, the first visit. It is compared with a {@code now} in milliseconds, as the
 * clock tells it, so that the hot path compares without allocating. Immutable.
 */
final class Moment implements Serializable {

    private static final long serialVersionUID = 1;

    private final long millis;

    private Moment(long millis) {
        this.millis = millis;
    }

    /** @param millis since 1970-01-01T00:00Z; {@link Long#MAX_VALUE} for a moment that never comes */
    static Moment ofMillis(long millis) {
        return new Moment(millis);
    }

    Moment plus(Duration span) {
        return new Moment(millis + span.toMillis());
    }

    boolean hasCome(long now) {
        return now >= millis;
    }

    /** Whether it is less than that long away, on either side: a clock that was set back moves away from it, too. */
    boolean isWithin(Duration span, long now) {
        return Math.abs(now - millis) < span.toMillis();
    }

    long millis() {
        return millis;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Moment && ((Moment) other).millis == millis;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(millis);
    }
}
