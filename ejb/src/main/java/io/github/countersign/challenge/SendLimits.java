package io.github.countersign.challenge;

import static java.util.stream.Collectors.joining;

import io.github.countersign.account.AccountId;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.policy.PracticeId;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.settings.SendLimit;
import io.github.countersign.settings.Settings;
import io.github.countersign.visit.Visitor;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often codes may be sent: to an account, to a number, for a client address, for a practice, and in all. These limits keep toll fraud
 * from paying off. A send that the provider refused counts toward every limit except the short wait between two sends.
 */
@Singleton
class SendLimits {

    private final KeyRing keys;
    private final SendLimit limit;

    @Inject
    SendLimits(KeyRing keys, Settings settings) {
        this.keys = keys;
        this.limit = settings.sendLimit();
    }

    /**
     * The account, number and network that a code is sent for.
     *
     * @param network where the request comes from; empty if that does not matter
     */
    record Subject(AccountId accountId, PracticeId practiceId, String phoneHash, String network) {

        /** The same, without the limit for its network. */
        Subject fromAnywhere() {
            return new Subject(accountId, practiceId, phoneHash, "");
        }
    }

    Subject subject(Visitor visitor, PhoneNumber number) {
        return new Subject(
                visitor.accountId(),
                visitor.visit().person().practice(),
                keys.current().phoneHash(number.e164()),
                ClientNetwork.of(visitor.acting().clientAddress()));
    }

    /** When the next send is allowed; {@code byLimit} if it is delayed by more than the short wait between two sends. */
    record Next(Instant at, boolean byLimit) {}

    /**
     * Makes every other decision about a send wait until this transaction ends, on all nodes. In the transaction, this must come before
     * {@link #next} and {@link #count}.
     */
    void lock(Work work) {
        work.change("UPDATE SendLock l SET l.takenAt = :now WHERE l.id = 1")
                .setParameter("now", work.now())
                .executeUpdate();
    }

    Send count(Work work, Subject subject, Channel channel) {
        Send send = new Send(subject, channel, work.now());
        work.persist(send);
        return send;
    }

    /** Notes that the provider refused a send, so that the next one need not wait for it. */
    void refused(Work work, Send send) {
        Send row = work.find(Send.class, send.id());
        if (row != null) {
            row.refused();
        }
    }

    /** One statement, because all other sends wait for the lock in the meantime. */
    Next next(Work work, Subject subject) {
        Instant now = work.now();
        Duration tenMinutes = Duration.ofMinutes(10);
        Duration hour = Duration.ofHours(1);
        Duration day = Duration.ofDays(1);
        List<Window> byLimit = List.of(
                new Window("account_id", subject.accountId().value(), limit.perTenMinutes(), tenMinutes),
                new Window("phone_hash", subject.phoneHash(), limit.perTenMinutes(), tenMinutes),
                new Window("account_id", subject.accountId().value(), limit.perAccountAndDay(), day),
                new Window("phone_hash", subject.phoneHash(), limit.perAccountAndDay(), day),
                new Window("client_address", subject.network(), limit.perAddressAndHour(), hour),
                new Window("practice_id", subject.practiceId().value(), limit.perPracticeAndHour(), hour),
                new Window(null, null, limit.perDay(), day));
        List<Window> byInterval = List.of(
                new Window("NOT refused AND account_id", subject.accountId().value(), 1, limit.interval()),
                new Window("NOT refused AND phone_hash", subject.phoneHash(), 1, limit.interval()));
        List<Window> all = Stream.concat(byLimit.stream(), byInterval.stream()).toList();
        Query query = work.sql(all.stream().map(Window::newest).collect(joining(", ", "SELECT ", "")));
        int parameter = 1;
        for (Window window : all) {
            if (window.key() != null) {
                query.setParameter(parameter++, window.key());
            }
            query.setParameter(parameter++, now.minus(window.length()).toEpochMilli());
        }
        Object[] sentAt = (Object[]) query.getSingleResult();
        Instant limited = now;
        Instant awaited = now;
        for (int i = 0; i < sentAt.length; i++) {
            if (sentAt[i] instanceof Number millis) {
                Instant leaves =
                        Instant.ofEpochMilli(millis.longValue()).plus(all.get(i).length());
                if (i < byLimit.size()) {
                    limited = latest(limited, leaves);
                } else {
                    awaited = latest(awaited, leaves);
                }
            }
        }
        return new Next(latest(limited, awaited), limited.isAfter(awaited));
    }

    /**
     * A number of sends within a time.
     *
     * @param column the column to compare with the key; null for all sends
     */
    private record Window(@Nullable String column, @Nullable Object key, int most, Duration length) {

        /** The time of the {@code most}-th newest send in the window; NULL if there are fewer. */
        String newest() {
            return "(SELECT sent_at FROM countersign.send WHERE " + (column == null ? "" : column + " = ? AND ")
                    + "sent_at > ? ORDER BY sent_at DESC LIMIT 1 OFFSET " + (most - 1) + ")";
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
