package io.github.countersign.settings;

import java.time.Duration;

/**
 * How many codes may be sent.
 *
 * @param interval the least time between two sends to one account or one phone number
 * @param perTenMinutes to one account, or to one phone number
 * @param perAccountAndDay to one account, or to one phone number: what a few accounts can use up of the limits for all
 * @param perAddressAndHour for one client address
 */
public record SendLimit(
        Duration interval,
        int perTenMinutes,
        int perAccountAndDay,
        int perAddressAndHour,
        int perPracticeAndHour,
        int perDay) {

    /** The limits that hold where nothing is set. */
    public static final SendLimit DEFAULT = new SendLimit(Duration.ofSeconds(30), 5, 100, 60, 500, 5_000);
}
