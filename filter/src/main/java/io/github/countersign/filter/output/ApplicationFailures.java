package io.github.countersign.filter.output;

import io.github.countersign.filter.mark.Internal;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Tells one application's log what went wrong in it, where the filter answers instead of the container. Somebody with a password can cause
 * it with every request, so it is told once a minute, with how often it was left out. Safe for use by many threads.
 */
@Internal
public final class ApplicationFailures {

    private static final long BETWEEN = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private boolean told;
    private long toldAt;
    private int leftOut;

    public ApplicationFailures() {
        this(System::nanoTime);
    }

    ApplicationFailures(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public void tell(ServletContext context, String what, Throwable failure) {
        int since = leftOutSinceItWasTold();
        if (since >= 0) {
            context.log(what + (since == 0 ? "" : " (" + since + " more failures since one was last told)"), failure);
        }
    }

    /** Negative if it is to be left out now. */
    private synchronized int leftOutSinceItWasTold() {
        long now = nanos.getAsLong();
        if (told && now - toldAt < BETWEEN) {
            leftOut++;
            return -1;
        }
        int since = leftOut;
        told = true;
        toldAt = now;
        leftOut = 0;
        return since;
    }
}
