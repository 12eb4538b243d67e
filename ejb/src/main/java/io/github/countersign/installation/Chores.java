package io.github.countersign.installation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs recurring chores, and logs once when a chore starts failing and once when it works again: a message every ten seconds would bury
 * everything else. Safe for use by many threads.
 */
final class Chores {

    private final Logger log;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    Chores(Logger log) {
        this.log = log;
    }

    void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            Level level = failing.add(what) ? Level.WARNING : Level.FINE;
            log.log(level, e, () -> "Housekeeping fails and will be tried again: " + what);
            return;
        }
        if (failing.remove(what)) {
            log.info(() -> "Housekeeping works again: " + what);
        }
    }
}
