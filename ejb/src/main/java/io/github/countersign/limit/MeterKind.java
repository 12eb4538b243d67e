package io.github.countersign.limit;

import io.github.countersign.settings.SendLimit;
import java.time.Duration;

/**
 * What sends are counted for. Rows are locked in the order of their ids, which begin with the kind: those of one person first, and those
 * that many share last, so that nobody holds a shared row while waiting for a person's.
 */
enum MeterKind {
    ACCOUNT("1 "),
    NUMBER("2 "),
    NEW_NUMBER("3 "),
    NETWORK("4 "),
    PRACTICE("5 "),
    INSTALLATION("6");

    private final String start;

    MeterKind(String start) {
        this.start = start;
    }

    String id(String key) {
        return start + key;
    }

    static MeterKind of(String id) {
        return values()[id.charAt(0) - '1'];
    }

    /** The longest window: an older send counts no more. */
    Window longest(SendLimit limit) {
        return switch (this) {
            case ACCOUNT, NUMBER -> Window.ofADay(limit.perAccountAndDay());
            case NEW_NUMBER -> Window.ofAnHour(limit.perNewNumberAndHour());
            case NETWORK -> Window.ofAnHour(limit.perAddressAndHour());
            case PRACTICE -> Window.ofAnHour(limit.perPracticeAndHour());
            case INSTALLATION -> Window.ofADay(limit.perDay());
        };
    }

    /** How young a send has to be to keep an entry of its own: as long as the shorter window. */
    Duration exactFor() {
        return this == ACCOUNT || this == NUMBER ? Duration.ofMinutes(10) : Duration.ZERO;
    }
}
