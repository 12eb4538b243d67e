package io.github.countersign.gate;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks somebody who may stop answering, so that this costs a server few threads and little time (SECURITY.md rule 28). Questions are asked
 * on threads of their own, and whoever asks waits for the answer:
 *
 * <ul>
 *   <li>never longer than the limit;
 *   <li>with no more than three others, once nothing has been answered for a moment, or a question has run out of time lately;
 *   <li>not at all while the circuit is open. It opens when nothing was answered within the limit, or the answer is an outage. One question
 *       a second is still asked then, and the first answer closes the circuit.
 * </ul>
 *
 * <p>Threads that nobody uses end after a few seconds. Safe for use by many threads.
 */
public final class CircuitBreaker {

    /** How many threads of the server wait for somebody who does not answer. */
    public static final int MOST_WAITING = 4;

    private static final Logger LOG = Logger.getLogger(CircuitBreaker.class.getName());
    private static final int MOST_THREADS = 64;
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(150);
    private static final int SILENT_SLICES = 2; // one alone may be a pause of the virtual machine
    private static final long STRAINED_FOR = TimeUnit.SECONDS.toNanos(2);
    private static final long BETWEEN_PROBES = TimeUnit.SECONDS.toNanos(1);
    private static final ThreadLocal<@Nullable Question<?>> ASKED_HERE = new ThreadLocal<>();

    private final String whom;
    private final long limit;
    private final Predicate<Throwable> isOutage;
    private final LongSupplier nanoTime;
    private final ExecutorService threads;
    private final Semaphore patience = new Semaphore(MOST_WAITING);
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong nextProbe = new AtomicLong();
    private volatile boolean open;
    private volatile boolean silent;
    private volatile boolean strained;
    private volatile long strainedUntil;

    /**
     * @param whom who is asked, for the log and the names of the threads
     * @param limit how long anybody waits for an answer
     * @param isOutage whether a failed question says that nobody is there to answer the others either
     */
    public CircuitBreaker(String whom, Duration limit, Predicate<Throwable> isOutage) {
        this(whom, limit, isOutage, System::nanoTime);
    }

    CircuitBreaker(String whom, Duration limit, Predicate<Throwable> isOutage, LongSupplier nanoTime) {
        this.whom = whom;
        this.limit = limit.toNanos();
        this.isOutage = isOutage;
        this.nanoTime = nanoTime;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(0, MOST_THREADS, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "countersign-" + whom + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(CircuitBreaker.class.getClassLoader());
            return thread;
        });
    }

    /**
     * Asks, and gives the answer or throws what the question threw. A question that is asked within another one belongs to it.
     *
     * @throws NotAnsweringException if there is no answer in time
     */
    public <T extends @Nullable Object> T ask(Supplier<T> question) {
        Question<?> outer = ASKED_HERE.get();
        if (outer != null && outer.isAskedBy(this)) {
            return question.get();
        }
        admit();
        Question<T> asked = new Question<>(question);
        try {
            threads.execute(asked);
        } catch (RejectedExecutionException e) {
            throw new NotAnsweringException("Too many questions to the " + whom + " have no answer");
        }
        return await(asked);
    }

    /** Something of what was asked has been answered: whoever waits, waits for somebody who is there. */
    public void heard() {
        answers.incrementAndGet();
        if (silent) {
            silent = false;
        }
    }

    /** For two seconds no more than {@link #MOST_WAITING} wait. */
    public void strain() {
        strainedUntil = nanoTime.getAsLong() + STRAINED_FOR;
        strained = true;
    }

    /** Whether whoever asked for what this thread does has stopped waiting for it. */
    public static boolean isGivenUp() {
        Question<?> question = ASKED_HERE.get();
        return question != null && question.givenUp;
    }

    private void admit() {
        if (open) {
            long due = nextProbe.get();
            long now = nanoTime.getAsLong();
            if (now - due < 0 || !nextProbe.compareAndSet(due, now + BETWEEN_PROBES)) {
                throw new NotAnsweringException("The " + whom + " does not answer");
            }
        } else if (silent && isStrained() && patience.availablePermits() == 0) {
            throw new NotAnsweringException("The " + whom + " has not answered yet, and enough wait for it");
        }
    }

    private <T extends @Nullable Object> T await(Question<T> asked) {
        long end = System.nanoTime() + limit;
        long atFirst = answers.get();
        long before = atFirst;
        int silentSlices = 0;
        try {
            for (long left = limit; left > 0; left = end - System.nanoTime()) {
                if (asked.isDoneWithin(Math.min(SLICE, left))) {
                    return asked.answer();
                }
                long now = answers.get();
                silentSlices = now == before ? silentSlices + 1 : 0;
                before = now;
                if (silentSlices >= SILENT_SLICES) {
                    silent = true;
                    strain();
                }
                if (isStrained() && !asked.mayWaitOn(patience)) {
                    throw asked.givenUp("The " + whom + " has not answered yet, and enough wait for it");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw asked.givenUp("Interrupted while waiting for the " + whom);
        } finally {
            asked.waitNoMore(patience);
        }
        strain();
        if (before == atFirst) {
            open("nothing for " + Duration.ofNanos(limit));
        }
        throw asked.givenUp("The " + whom + " has not answered within " + Duration.ofNanos(limit));
    }

    private boolean isStrained() {
        return strained && nanoTime.getAsLong() - strainedUntil < 0;
    }

    private void ended(@Nullable Throwable failure) {
        if (failure != null && isOutage.test(failure)) {
            open(String.valueOf(failure.getMessage()));
        } else {
            heard();
            close();
        }
    }

    private void open(String why) {
        if (open) {
            return;
        }
        synchronized (this) {
            if (!open) {
                nextProbe.set(nanoTime.getAsLong() + BETWEEN_PROBES);
                open = true;
                LOG.log(
                        Level.WARNING,
                        "The " + whom + " does not answer (" + why + "). Whoever needs it is refused at once until it"
                                + " does; it is tried once a second");
            }
        }
    }

    private void close() {
        if (!open) {
            return;
        }
        synchronized (this) {
            if (open) {
                open = false;
                strained = false;
                LOG.log(Level.INFO, "The " + whom + " answers again");
            }
        }
    }

    private final class Question<T extends @Nullable Object> implements Runnable {

        private final Supplier<T> question;
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile boolean givenUp;
        private boolean hasPlace;
        private @Nullable T answer;
        private @Nullable Throwable failure;

        Question(Supplier<T> question) {
            this.question = question;
        }

        boolean isAskedBy(CircuitBreaker breaker) {
            return CircuitBreaker.this == breaker;
        }

        @Override
        public void run() {
            ASKED_HERE.set(this);
            Thread.currentThread().setContextClassLoader(CircuitBreaker.class.getClassLoader());
            try {
                answer = question.get();
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                Thread.currentThread().setContextClassLoader(null);
                ASKED_HERE.remove();
                ended(failure);
                done.countDown();
            }
        }

        boolean isDoneWithin(long nanos) throws InterruptedException {
            return done.await(nanos, TimeUnit.NANOSECONDS);
        }

        @SuppressWarnings(
                "NullAway") // without a failure there is an answer, and whether that can be null is for T to say
        T answer() {
            if (failure instanceof Error) {
                throw (Error) failure;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
            return answer;
        }

        boolean mayWaitOn(Semaphore places) {
            hasPlace = hasPlace || places.tryAcquire();
            return hasPlace;
        }

        void waitNoMore(Semaphore places) {
            if (hasPlace) {
                hasPlace = false;
                places.release();
            }
        }

        NotAnsweringException givenUp(String message) {
            givenUp = true;
            return new NotAnsweringException(message);
        }
    }
}
