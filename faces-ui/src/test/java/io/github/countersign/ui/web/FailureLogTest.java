package io.github.countersign.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureLogTest {

    private final List<String> told = new ArrayList<>();
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap at any moment
    private final FailureLog log = new FailureLog(new Kept(), System.Logger.Level.ERROR, time::get);

    @Test
    void aThousandFailuresAreLoggedOnceAMinute() {
        for (int i = 0; i < 1_000; i++) {
            log.tell("It failed", new IllegalStateException("why"));
        }
        assertThat(told).containsExactly("ERROR It failed: why");

        time.addAndGet(Duration.ofMinutes(1).toNanos());
        log.tell("It failed", new IllegalStateException("again"));

        assertThat(told).last().isEqualTo("ERROR It failed (and 999 more that were not told): again");
    }

    @Test
    void theCountBeginsAgainWithEachLine() {
        log.tell("first", null);
        time.addAndGet(Duration.ofMinutes(2).toNanos());
        log.tell("second", null);
        assertThat(told).containsExactly("ERROR first: null", "ERROR second: null");
    }

    private final class Kept implements System.Logger {
        @Override
        public String getName() {
            return "kept";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String text, @Nullable Throwable thrown) {
            told.add(level + " " + text + ": " + (thrown == null ? null : thrown.getMessage()));
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... values) {
            told.add(level + " " + format);
        }
    }
}
