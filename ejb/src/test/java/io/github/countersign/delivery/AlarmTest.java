package io.github.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlarmTest {

    private final List<String> logged = new ArrayList<>();
    private Instant now = Instant.parse("2026-02-28T23:59:30Z");

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };

    private final Alarm alarm = new Alarm(new RecordingLogger(), clock);

    @Test
    void saysTheSameThingOnceAMinute() {
        alarm.raise(Level.ERROR, "error 20003");
        alarm.raise(Level.ERROR, "error 20003");
        now = now.plus(Duration.ofMinutes(1)).minusMillis(1);
        alarm.raise(Level.ERROR, "error 20003");
        assertThat(logged).containsExactly("ERROR error 20003");

        now = now.plusMillis(1);
        alarm.raise(Level.ERROR, "error 20003");
        assertThat(logged).containsExactly("ERROR error 20003", "ERROR error 20003");
    }

    @Test
    void isNotQuietForAnHourAfterTheClockHasSteppedBack() {
        alarm.raise(Level.ERROR, "error 20003");
        now = now.minus(Duration.ofHours(1));
        alarm.raise(Level.ERROR, "error 20003");
        alarm.raise(Level.ERROR, "error 20003");
        assertThat(logged).hasSize(2);
    }

    @Test
    void saysOneThingOnceAMinuteInWhateverWords() {
        alarm.raise(Level.WARNING, "network", "from 192.0.2.1");
        alarm.raise(Level.WARNING, "network", "from 192.0.2.2");
        alarm.raise(Level.WARNING, "practice", "from 192.0.2.3");
        assertThat(logged).containsExactly("WARNING from 192.0.2.1", "WARNING from 192.0.2.3");
    }

    @Test
    void saysAnotherThingAtOnce() {
        alarm.raise(Level.ERROR, "error 20003");
        alarm.raise(Level.WARNING, "error 20429");
        assertThat(logged).containsExactly("ERROR error 20003", "WARNING error 20429");
    }

    private final class RecordingLogger implements System.Logger {
        @Override
        public String getName() {
            return "recording";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
            logged.add(level + " " + message);
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, Object @Nullable ... parameters) {
            logged.add(level + " " + format);
        }
    }
}
