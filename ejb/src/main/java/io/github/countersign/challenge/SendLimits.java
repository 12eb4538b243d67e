package io.github.countersign.challenge;

import io.github.countersign.delivery.Channel;
import io.github.countersign.settings.SendLimit;
import io.github.countersign.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How often codes may be sent: to an account, to a number, for a client address, for a practice, in all. Keeps toll fraud from
 * paying. A send that the provider refused counts for every limit but the short wait between two sends.
 */
@Singleton
class SendLimits {

    private final SendLimit limit;
    private final Clock clock;

    @Inject
    SendLimits(Settings settings, Clock clock) {
        this.limit = settings.sendLimit();
        this.clock = clock;
    }

    /** For whom a code is to be sent. */
    record Subject(long accountId, long practiceId, String phoneHash, String clientAddress) {}

    /** From when on a send is allowed; {@code byLimit} when more than the short wait between two sends is in the way. */
    record Next(Instant at, boolean byLimit) {}

    /**
     * Makes every other decision on a send wait until this transaction ends, on all nodes. Must come before {@link #next} and
     * {@link #count} in it.
     */
    void lock(EntityManager entities) {
        entities.createQuery("UPDATE SendLock l SET l.takenAt = :now WHERE l.id = 1")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    Send count(EntityManager entities, Subject subject, Channel channel) {
        Send send = new Send(subject, channel, clock.instant());
        entities.persist(send);
        return send;
    }

    /** Notes that the provider refused it: it is not waited for. */
    void refused(EntityManager entities, Send send) {
        Send row = entities.find(Send.class, send.id());
        if (row != null) {
            row.refused();
        }
    }

    Next next(EntityManager entities, Subject subject) {
        Instant now = clock.instant();
        Duration tenMinutes = Duration.ofMinutes(10);
        Duration hour = Duration.ofHours(1);
        Instant byLimit = latest(
                now,
                after(entities, "s.accountId = :key", subject.accountId(), limit.perTenMinutes(), tenMinutes),
                after(entities, "s.phoneHash = :key", subject.phoneHash(), limit.perTenMinutes(), tenMinutes),
                after(entities, "s.clientAddress = :key", subject.clientAddress(), limit.perAddressAndHour(), hour),
                after(entities, "s.practiceId = :key", subject.practiceId(), limit.perPracticeAndHour(), hour),
                after(entities, ":key = 0", 0, limit.perDay(), Duration.ofDays(1)));
        Instant byInterval = latest(
                now,
                after(entities, "s.refused = :no AND s.accountId = :key", subject.accountId(), 1, limit.interval()),
                after(entities, "s.refused = :no AND s.phoneHash = :key", subject.phoneHash(), 1, limit.interval()));
        return new Next(latest(byLimit, byInterval), byLimit.isAfter(byInterval));
    }

    /** When the {@code most}-th newest send of the window leaves it; long ago when there are fewer. */
    private Instant after(EntityManager entities, String where, Object key, int most, Duration window) {
        var query = entities.createQuery(
                        "SELECT s.sentAt FROM Send s WHERE " + where + " AND s.sentAt > :since ORDER BY s.sentAt DESC",
                        Instant.class)
                .setParameter("key", key)
                .setParameter("since", clock.instant().minus(window))
                .setFirstResult(most - 1)
                .setMaxResults(1);
        if (where.contains(":no")) {
            query.setParameter("no", false);
        }
        List<Instant> found = query.getResultList();
        return found.isEmpty() ? Instant.EPOCH : found.get(0).plus(window);
    }

    private static Instant latest(Instant first, Instant... more) {
        Instant latest = first;
        for (Instant instant : more) {
            if (instant.isAfter(latest)) {
                latest = instant;
            }
        }
        return latest;
    }
}
