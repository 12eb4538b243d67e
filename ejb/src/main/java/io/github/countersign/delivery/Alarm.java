package io.github.countersign.delivery;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the operator what is wrong, each thing at most once a minute: a thousand failed sends are one problem, not a thousand. */
public final class Alarm {

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final System.Logger log;
    private final Clock clock;
    private final Map<String, Instant> raised = new ConcurrentHashMap<>();

    public Alarm(System.Logger log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    public void raise(Level level, String trouble) {
        raise(level, trouble, trouble);
    }

    /**
     * @param about the thing that is told at most once a minute, whatever the trouble says
     * @return whether it was told
     */
    public boolean raise(Level level, String about, String trouble) {
        Instant now = clock.instant();
        Instant last = raised.get(about);
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(QUIET))) {
            return false; // and not quiet for an hour after the clock has stepped back by one
        }
        boolean mine = last == null ? raised.putIfAbsent(about, now) == null : raised.replace(about, last, now);
        if (mine) {
            log.log(level, trouble);
        }
        return mine;
    }
}
