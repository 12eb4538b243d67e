package io.github.countersign.filter.service;

import io.github.countersign.filter.mark.Internal;
import io.github.countersign.gate.CircuitBreaker;
import io.github.countersign.gate.Trust;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the trust of verified sessions still holds, beside their requests: a request waits for the answer a moment, and otherwise
 * goes on. The answer is there for the next one. Few looks are under way at a time; the others are put off.
 */
@Internal
public final class Looks {

    private static final Duration MOMENT = Duration.ofMillis(300);

    private final GateConnection gate;
    private final Clock clock;
    private static final int MANY = 1000;

    private final Map<String, Look> looks = new ConcurrentHashMap<>();
    private final Executor threads;

    public Looks(GateConnection gate, Clock clock) {
        this.gate = gate;
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                0, CircuitBreaker.MOST_WAITING, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "countersign-look-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(null); // while it is idle, it is no application's
                    return thread;
                });
    }

    /**
     * The answer, if there is one by now; a look that is under way is not waited for.
     *
     * @param goodFor for how long an answer counts that nobody has fetched
     */
    public Look look(Trust trust, Duration goodFor) {
        String key = trust.accountId() + "." + trust.securityVersion() + "." + trust.browserId();
        Look known = looks.get(key);
        if (known != null) {
            if (!known.isOver()) {
                return known;
            }
            looks.remove(key, known);
            if (known.isAnswered() && clock.millis() - known.askedAt() < goodFor.toMillis()) {
                return known;
            }
        }
        return begin(key, trust);
    }

    private Look begin(String key, Trust trust) {
        Look look = new Look(clock.millis());
        Look other = looks.putIfAbsent(key, look);
        if (other != null) {
            return other;
        }
        if (looks.size() > MANY) {
            looks.values().removeIf(Look::isOver);
        }
        try {
            threads.execute(() -> look.end(ask(trust)));
            look.waitFor(MOMENT);
        } catch (RejectedExecutionException e) {
            look.end(null);
        }
        if (look.isOver()) {
            looks.remove(key, look);
        }
        return look;
    }

    private @Nullable Boolean ask(Trust trust) {
        try {
            return gate.stillTrusted(trust);
        } catch (GateUnavailableException e) {
            return null;
        }
    }

    /** One look at the service. */
    @Internal
    public static final class Look {

        private final long askedAt;
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile @Nullable Boolean trusted;

        private Look(long askedAt) {
            this.askedAt = askedAt;
        }

        public long askedAt() {
            return askedAt;
        }

        public boolean isAnswered() {
            return trusted != null;
        }

        public boolean isRevoked() {
            return Boolean.FALSE.equals(trusted);
        }

        private boolean isOver() {
            return over.getCount() == 0;
        }

        private void end(@Nullable Boolean answer) {
            trusted = answer;
            over.countDown();
        }

        private void waitFor(Duration time) {
            try {
                over.await(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
