package io.github.countersign.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void isReadAsItWasWritten() {
        Meter meter = Meter.EMPTY;
        for (int i = 0; i < 5; i++) {
            meter = meter.with(i + 1, START.plusSeconds(i), Duration.ofMinutes(10), Duration.ofHours(1));
        }
        assertThat(meter.text()).matches("[0-9a-z]+( [0-9a-z]+\\*[2-5]){4}");
        assertThat(Meter.read(meter.text(), null).text()).isEqualTo(meter.text());
        assertThat(Meter.read("", null).text()).isEmpty();
    }

    /** Whatever comes when: no window ever holds more than its limit, and a place is free a 24th of the window late at most. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 24, 25, 60, 500, 5_000})
    void neverAllowsMoreThanItsLimitInAnyWindow(int most) {
        Random random = new Random(most);
        Window window = new Window(most, Duration.ofHours(1));
        Meter meter = Meter.EMPTY;
        List<Instant> sent = new ArrayList<>();
        Instant now = START;
        int longest = 0;
        for (int i = 0; i < 20_000; i++) {
            now = now.plusMillis(random.nextInt(2 * 3_600_000 / most + 2) * (random.nextInt(50) == 0 ? 20L : 1L) / 3);
            meter = meter.at(now, window.length());
            Instant free = meter.free(window, now);
            Instant since = now.minus(window.length());
            sent.removeIf(at -> !at.isAfter(since.minus(window.grain())));
            if (free.isAfter(now)) {
                assertThat(sent.size()).isGreaterThanOrEqualTo(most);
                assertThat(free).isBeforeOrEqualTo(now.plus(window.length()));
            } else {
                sent.add(now);
                assertThat(sent.stream().filter(at -> at.isAfter(since)).count())
                        .isLessThanOrEqualTo(most);
                meter = meter.with(1, now, Duration.ZERO, window.grain());
            }
            longest = Math.max(longest, meter.text().length());
        }
        assertThat(longest).isLessThan(4_000 / 10);
    }

    @Test
    void staysSmallWhateverItsSettings() {
        Meter meter = Meter.EMPTY;
        for (int i = 0; i < 10_000; i++) {
            meter = meter.with(1, START.plusMillis(i * 7L), Duration.ofMinutes(10), Duration.ofHours(1));
        }
        assertThat(meter.text().length()).isLessThan(4_000);
        assertThat(meter.count(Window.ofADay(1), START.plusSeconds(70))).isEqualTo(10_000);
    }

    @Test
    void givesBackTheNewestPlaces() {
        Meter meter = Meter.EMPTY
                .with(2, START, Duration.ZERO, Duration.ofMinutes(1))
                .with(3, START.plusSeconds(90), Duration.ZERO, Duration.ofMinutes(1));
        Window window = Window.ofAnHour(5);
        assertThat(meter.without(4).count(window, START.plusSeconds(90))).isOne();
        assertThat(meter.without(4).free(Window.ofAnHour(1), START.plusSeconds(90)))
                .isEqualTo(START.plus(window.length()));
        assertThat(meter.without(9).count(window, START.plusSeconds(90))).isZero();
    }

    @Test
    void takesWhatLiesAheadForWhatHappenedNow() {
        Meter meter = Meter.EMPTY
                .with(5, START, Duration.ofMinutes(10), Duration.ofHours(1))
                .waitingFrom(START);
        Instant now = START.minus(Duration.ofHours(1));
        assertThat(meter.isAheadOf(now)).isTrue();
        Meter present = meter.at(now, Duration.ofDays(1));
        assertThat(present.free(Window.ofTenMinutes(5), now)).isEqualTo(now.plus(Duration.ofMinutes(10)));
        assertThat(present.waited(Duration.ofSeconds(30))).isEqualTo(now.plusSeconds(30));
        assertThat(present.isAheadOf(now)).isFalse();
    }
}
