package io.github.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final Duration LIMIT = Duration.ofMillis(1500);

    private final AtomicLong time = new AtomicLong();
    private final CircuitBreaker breaker =
            new CircuitBreaker("oracle", LIMIT, failure -> failure instanceof NobodyThereException, time::get);
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final ExecutorService crowd = Executors.newCachedThreadPool();
    private final List<String> log = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            synchronized (log) {
                log.add(record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger(CircuitBreaker.class.getName()).addHandler(listener);
    }

    @AfterEach
    void end() {
        hanging.countDown();
        crowd.shutdownNow();
        Logger.getLogger(CircuitBreaker.class.getName()).removeHandler(listener);
    }

    @Test
    void givesTheAnswer() {
        assertThat(breaker.ask(() -> "yes")).isEqualTo("yes");
    }

    @Test
    void throwsWhatTheQuestionThrew() {
        IllegalStateException failure = new IllegalStateException("no");

        assertThatThrownBy(() -> breaker.ask(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(breaker.ask(() -> "yes")).as("that is an answer").isEqualTo("yes");
    }

    @Test
    void nobodyWaitsLongerThanTheLimit() {
        assertThat(refusalOf(this::hang)).isBetween(LIMIT, LIMIT.plusSeconds(1));
    }

    @Test
    void afterThatNobodyWaitsAtAll() {
        refusalOf(this::hang);

        assertThat(refusalOf(() -> "yes")).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void noMoreThanFourWaitOnWhileNothingIsAnswered() throws Exception {
        List<Future<Duration>> waits = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            waits.add(crowd.submit(() -> refusalOf(this::hang)));
        }

        int patient = 0;
        for (Future<Duration> wait : waits) {
            patient += wait.get(10, TimeUnit.SECONDS).compareTo(Duration.ofMillis(1200)) > 0 ? 1 : 0;
        }
        assertThat(patient).isBetween(1, CircuitBreaker.MOST_WAITING);
    }

    @Test
    void manyWaitWhileTheOthersAreAnswered() throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        CountDownLatch last = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            answers.add(crowd.submit(() -> breaker.ask(() -> {
                last.countDown();
                for (int statement = 0; statement < 10; statement++) {
                    pause(60);
                    breaker.heard();
                }
                return "slowly";
            })));
        }

        for (Future<String> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("slowly");
        }
    }

    @Test
    void afterALockThatNobodyGaveBackNoMoreThanFourWait() throws Exception {
        breaker.strain();
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(crowd.submit(() -> {
                try {
                    breaker.ask(() -> {
                        pause(700);
                        breaker.heard();
                        return "late";
                    });
                    return true;
                } catch (NotAnsweringException e) {
                    return false;
                }
            }));
        }

        int answered = 0;
        for (Future<Boolean> answer : answers) {
            answered += answer.get(10, TimeUnit.SECONDS) ? 1 : 0;
        }
        assertThat(answered).isEqualTo(CircuitBreaker.MOST_WAITING);
        assertThat(breaker.ask(() -> "quick")).as("who is quick, is served").isEqualTo("quick");
    }

    @Test
    void oneQuestionASecondIsAskedAndItsAnswerClosesTheCircuit() {
        refuseAtOnce();
        assertThat(refusalOf(() -> "yes")).isLessThan(Duration.ofMillis(500));

        time.addAndGet(TimeUnit.SECONDS.toNanos(1));
        refuseAtOnce();
        assertThat(refusalOf(() -> "yes")).as("the probe failed").isLessThan(Duration.ofMillis(500));

        time.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(breaker.ask(() -> "yes")).isEqualTo("yes");
        assertThat(breaker.ask(() -> "yes")).isEqualTo("yes");
    }

    @Test
    void saysOnceThatItOpensAndOnceThatItCloses() {
        refuseAtOnce();
        for (int i = 0; i < 5; i++) {
            time.addAndGet(TimeUnit.SECONDS.toNanos(1));
            refuseAtOnce();
        }
        time.addAndGet(TimeUnit.SECONDS.toNanos(1));
        breaker.ask(() -> "yes");

        assertThat(log).hasSize(2);
        assertThat(log.get(0)).contains("oracle does not answer", "the door is shut");
        assertThat(log.get(1)).contains("oracle answers again");
    }

    @Test
    void anAnswerThatComesTooLateClosesTheCircuitToo() throws Exception {
        refusalOf(this::hang);

        hanging.countDown();

        Instant latest = Instant.now().plusSeconds(5);
        while (log.size() < 2 && Instant.now().isBefore(latest)) {
            pause(10);
        }
        assertThat(breaker.ask(() -> "yes")).isEqualTo("yes");
    }

    @Test
    void aQuestionWithinAQuestionBelongsToIt() {
        assertThat(breaker.ask(() -> {
                    Thread outer = Thread.currentThread();
                    return breaker.ask(() -> Thread.currentThread() == outer);
                }))
                .isTrue();
    }

    @Test
    void whoeverIsStillAtWorkKnowsThatNobodyWaits() throws Exception {
        AtomicInteger known = new AtomicInteger();
        CountDownLatch told = new CountDownLatch(1);
        refusalOf(() -> {
            known.addAndGet(CircuitBreaker.isGivenUp() ? 100 : 1);
            hang();
            known.addAndGet(CircuitBreaker.isGivenUp() ? 10 : 1000);
            told.countDown();
            return "nobody hears it";
        });
        hanging.countDown();

        assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(known).hasValue(11);
    }

    @Test
    void threadsEndByThemselves() throws Exception {
        breaker.ask(() -> "yes");

        Instant latest = Instant.now().plusSeconds(20);
        while (threads() > 0 && Instant.now().isBefore(latest)) {
            pause(100);
        }
        assertThat(threads()).isZero();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("countersign-oracle-"))
                .count();
    }

    private void refuseAtOnce() {
        try {
            breaker.ask(() -> {
                throw new NobodyThereException();
            });
        } catch (NobodyThereException | NotAnsweringException expected) {
            return;
        }
        throw new AssertionError("answered");
    }

    /** How long it took until the question was refused. */
    private Duration refusalOf(java.util.function.Supplier<String> question) {
        Instant began = Instant.now();
        assertThatThrownBy(() -> breaker.ask(question)).isInstanceOf(NotAnsweringException.class);
        return Duration.between(began, Instant.now());
    }

    private String hang() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "at last";
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class NobodyThereException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NobodyThereException() {
            super("the door is shut");
        }
    }
}
