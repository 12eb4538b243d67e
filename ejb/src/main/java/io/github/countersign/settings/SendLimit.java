package io.github.countersign.settings;

import java.time.Duration;

/**
 * How many codes may be sent.
 *
 * @param interval the shortest time between two sends to one account, or to its phone
 * @param perTenMinutes to one account, or to one confirmed phone number
 * @param perAccountAndDay to one account, or to one confirmed phone number, so that a few accounts cannot use up the limits for all
 * @param keptPerTenMinutes of the codes of ten minutes, those that are kept for browsers and networks from which the account was verified
 * @param keptPerDay of the codes of a day, those that are kept for them
 * @param alwaysPerDay codes of a day that no limit of an address, a practice or the installation refuses to somebody who is set up
 * @param perNewNumberAndHour to one number that is not confirmed, over all accounts
 * @param perAddressAndHour for one client address: set-ups, refused sends, and codes beyond {@code alwaysPerDay}
 */
public record SendLimit(
        Duration interval,
        int perTenMinutes,
        int perAccountAndDay,
        int keptPerTenMinutes,
        int keptPerDay,
        int alwaysPerDay,
        int perNewNumberAndHour,
        int perAddressAndHour,
        int perPracticeAndHour,
        int perDay) {

    /** The default limits. */
    public static final SendLimit DEFAULT = new SendLimit(Duration.ofSeconds(30), 5, 100, 2, 20, 10, 3, 60, 500, 5_000);

    /** The codes of ten minutes that a browser and a network may have from which the account was never verified: at least one. */
    public int perTenMinutesElsewhere() {
        return Math.max(1, perTenMinutes - keptPerTenMinutes);
    }

    /** The codes of a day that they may have. */
    public int perDayElsewhere() {
        return Math.max(1, perAccountAndDay - keptPerDay);
    }
}
