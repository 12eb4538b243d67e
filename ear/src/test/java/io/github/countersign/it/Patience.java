package io.github.countersign.it;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the expected answer comes. */
final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Patience() {}

    static <T> T until(Supplier<T> question, Predicate<T> wanted) {
        return until(LONGEST, question, wanted);
    }

    static <T> T until(Duration longest, Supplier<T> question, Predicate<T> wanted) {
        Instant latest = Instant.now().plus(longest);
        T answer = question.get();
        while (!wanted.test(answer)) {
            if (Instant.now().isAfter(latest)) {
                throw new AssertionError("Not within " + longest + "; the last answer was " + answer);
            }
            answer = question.get();
        }
        return answer;
    }
}
