package io.github.countersign.ui.web;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells of unexpected failures once a minute at most, and then how many there were: whoever can cause one can cause a thousand. */
public final class FailureLog {

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final System.Logger log;
    private final System.Logger.Level level;
    private final LongSupplier nanoTime;
    private long quietSince;
    private boolean quiet;
    private int untold;

    public FailureLog(System.Logger log, System.Logger.Level level, LongSupplier nanoTime) {
        this.log = log;
        this.level = level;
        this.nanoTime = nanoTime;
    }

    public synchronized void tell(String failure, @Nullable Throwable cause) {
        long now = nanoTime.getAsLong();
        if (quiet && now - quietSince < QUIET.toNanos()) {
            untold++;
            return;
        }
        String others = untold == 0 ? "" : " (and " + untold + " more that were not told)";
        quiet = true;
        quietSince = now;
        untold = 0;
        log.log(level, failure + others, cause);
    }
}
