package io.github.countersign.challenge;

import io.github.countersign.audit.Acting;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.CodeSender;
import io.github.countersign.delivery.Fate;
import io.github.countersign.work.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of the codes that this node has sent: the provider is asked some seconds after each send, and what did not arrive
 * is told to the page, the log and the audit trail. What is lost in a restart is only that news. Safe for use by many threads.
 */
@Singleton
public class DeliveryWatch {

    /** When a message is asked about, after it was sent; most that fail have failed by the first time. */
    private static final List<Duration> LOOKS =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60));

    /** A provider that hangs makes every question late, and late news help nobody. */
    private static final Duration TOO_LATE = Duration.ofMinutes(2);

    /** Of more at once than this, the newest are not asked about. */
    private static final int MOST = 1_000;

    private final Transactions transactions;
    private final ChallengeStore challenges;
    private final CodeSender sender;
    private final Clock clock;
    private final Arrivals arrivals;

    private final PriorityQueue<Followed> waiting = new PriorityQueue<>(Comparator.comparing(Followed::due));
    private final ReentrantLock looking = new ReentrantLock();

    @Inject
    DeliveryWatch(Transactions transactions, ChallengeStore challenges, CodeSender sender, Clock clock) {
        this.transactions = transactions;
        this.challenges = challenges;
        this.sender = sender;
        this.clock = clock;
        this.arrivals = new Arrivals(clock);
    }

    /**
     * A message that was sent.
     *
     * @param looks how often it was asked about
     */
    private record Followed(
            String providerId, Channel channel, Acting acting, long challenge, Instant sentAt, int looks) {

        Instant due() {
            return sentAt.plus(LOOKS.get(looks));
        }

        @Nullable
        Followed later() {
            return looks + 1 < LOOKS.size()
                    ? new Followed(providerId, channel, acting, challenge, sentAt, looks + 1)
                    : null;
        }
    }

    void follow(String providerId, Channel channel, Acting acting, long challenge, Instant sentAt) {
        add(new Followed(providerId, channel, acting, challenge, sentAt, 0));
    }

    private void add(Followed message) {
        synchronized (waiting) {
            if (waiting.size() < MOST) {
                waiting.add(message);
            }
        }
    }

    /** Whether there is a message to ask about now. */
    public boolean isDue() {
        synchronized (waiting) {
            Followed next = waiting.peek();
            return next != null && !next.due().isAfter(clock.instant());
        }
    }

    /**
     * Asks about every message that is due, one after the other. It takes as long as the provider does, so it belongs on a thread of its
     * own; a second thread returns at once.
     */
    public void look() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            for (Followed next = takeDue(); next != null; next = takeDue()) {
                lookAt(next);
            }
        } finally {
            looking.unlock();
        }
    }

    private @Nullable Followed takeDue() {
        synchronized (waiting) {
            return isDue() ? waiting.poll() : null;
        }
    }

    private void lookAt(Followed message) {
        if (clock.instant().isAfter(message.sentAt().plus(TOO_LATE))) {
            return;
        }
        Fate fate = sender.fate(message.providerId(), message.channel());
        if (fate instanceof Fate.Undelivered undelivered) {
            arrivals.failed(message.channel(), undelivered);
            note(message, undelivered);
        } else if (fate instanceof Fate.Delivered) {
            arrivals.arrived(message.channel());
        } else {
            Followed later = message.later();
            if (later != null) {
                add(later);
            }
        }
    }

    private void note(Followed message, Fate.Undelivered fate) {
        transactions.by(message.acting(), work -> {
            work.auditRefused(Kind.CODE_SENT, message.channel() + ", provider's code " + fate.providerCode());
            return challenges.notArrived(
                    work, message.challenge(), message.sentAt(), message.providerId(), fate.advice());
        });
    }
}
