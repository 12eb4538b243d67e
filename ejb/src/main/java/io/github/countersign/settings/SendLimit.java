package io.github.countersign.settings;

import java.time.Duration;

/**
 * How many codes may be sent.
 *
 * @param interval the shortest time between two sends to one account or one phone number
 * @param perTenMinutes to one account, or to one phone number
 * @param perAccountAndDay to one account, or to one phone number, so that a few accounts cannot use up the limits for all
 * @param perAddressAndHour for one client address
 */
public record SendLimit(
        Duration interval,
        int perTenMinutes,
        int perAccountAndDay,
        int perAddressAndHour,
        int perPracticeAndHour,
        int perDay) {

    /** The default limits. */
    public static final SendLimit DEFAULT = new SendLimit(Duration.ofSeconds(30), 5, 100, 60, 500, 5_000);
}
