package io.github.countersign.limit;

import java.time.Duration;
import java.time.Instant;

/** At most so many sends within any time of that length. */
record Window(int most, Duration length) {

    private static final int EXACT = 24;

    static Window ofTenMinutes(int most) {
        return new Window(most, Duration.ofMinutes(10));
    }

    static Window ofAnHour(int most) {
        return new Window(most, Duration.ofHours(1));
    }

    static Window ofADay(int most) {
        return new Window(most, Duration.ofDays(1));
    }

    /** Whether a send at that time no longer counts. */
    boolean isOver(Instant sentAt, Instant now) {
        return !sentAt.plus(length).isAfter(now);
    }

    /** How far apart two sends may be and still share an entry: a small limit is counted exactly, a large one by 24ths. */
    Duration grain() {
        return most <= EXACT ? Duration.ofMillis(1) : length.dividedBy(EXACT);
    }
}
