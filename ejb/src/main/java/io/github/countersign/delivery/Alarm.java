package io.github.countersign.delivery;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the operator what is wrong, each thing at most once a minute: a thousand failed sends are one problem, not a thousand. */
final class Alarm {

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final System.Logger log;
    private final Clock clock;
    private final Map<String, Instant> raised = new ConcurrentHashMap<>();

    Alarm(System.Logger log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void raise(Level level, String trouble) {
        Instant now = clock.instant();
        Instant last = raised.get(trouble);
        if (last != null && now.isBefore(last.plus(QUIET))) {
            return;
        }
        boolean mine = last == null ? raised.putIfAbsent(trouble, now) == null : raised.replace(trouble, last, now);
        if (mine) {
            log.log(level, trouble);
        }
    }
}
