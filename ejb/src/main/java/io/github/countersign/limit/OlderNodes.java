package io.github.countersign.limit;

import io.github.countersign.limit.MeterStore.Locked;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Nodes of the release before this one, which write a row for each send and count rows. While one of them is beside us, its sends count
 * for the account and the number here, and ours count there. The next release drops this class with the tables {@code send} and
 * {@code send_lock}.
 */
@Singleton
class OlderNodes {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int BATCH = 500;

    @Inject
    OlderNodes() {}

    /** Whether one of them has decided on a send within a day: it marks each decision. */
    boolean areBeside(Work work, Locked locked) {
        Instant decided = locked.olderNodeAt();
        if (decided == null) {
            Object takenAt = work.sql("SELECT taken_at FROM countersign.send_lock WHERE id = 1")
                    .getSingleResult();
            decided = Instant.ofEpochMilli(((Number) takenAt).longValue());
        }
        return decided.plus(DAY).isAfter(work.now());
    }

    /** What they sent to an account within a day, oldest first: at most so many. */
    List<Instant> sentToAccount(Work work, long accountId, int most) {
        return sent(work, "account_id", accountId, most);
    }

    /** What they sent to a number within a day, oldest first: at most so many. */
    List<Instant> sentToNumber(Work work, String numberHash, int most) {
        return sent(work, "phone_hash", numberHash, most);
    }

    private static List<Instant> sent(Work work, String column, Object key, int most) {
        List<Instant> sent = new ArrayList<>();
        for (Object sentAt : work.sql("SELECT sent_at FROM countersign.send WHERE " + column
                        + " = ? AND sent_at > ? AND metered = FALSE ORDER BY sent_at DESC LIMIT " + most)
                .setParameter(1, key)
                .setParameter(2, work.now().minus(DAY).toEpochMilli())
                .getResultList()) {
            Instant at = Instant.ofEpochMilli(((Number) sentAt).longValue());
            sent.add(at.isAfter(work.now()) ? work.now() : at);
        }
        Collections.reverse(sent);
        return sent;
    }

    /** Lets them count one of ours. A number that is not confirmed stays out: there it would count against its owner. */
    void tell(Work work, Subject subject) {
        work.sql(
                        "INSERT INTO countersign.send (id, sent_at, account_id, practice_id, phone_hash, client_address, channel,"
                                + " refused, metered) VALUES (?, ?, ?, ?, ?, ?, 'SMS', FALSE, TRUE)")
                .setParameter(
                        1, UUID.randomUUID().getMostSignificantBits() | Long.MIN_VALUE) // negative: theirs are not
                .setParameter(2, work.now().toEpochMilli())
                .setParameter(3, subject.accountId().value())
                .setParameter(4, subject.practiceId().value())
                .setParameter(5, subject.confirmed() ? subject.numberHash() : "not confirmed")
                .setParameter(6, subject.network())
                .executeUpdate();
    }

    /** @return whether there may be more */
    boolean purge(Work work) {
        int purged = work.sql("DELETE FROM countersign.send WHERE id IN (SELECT id FROM countersign.send"
                        + " WHERE sent_at < ? ORDER BY sent_at LIMIT " + BATCH + ")")
                .setParameter(1, work.now().minus(DAY.multipliedBy(2)).toEpochMilli())
                .executeUpdate();
        return purged == BATCH;
    }
}
