package io.github.countersign.ui.visit;

import io.github.countersign.visit.VisitId;
import java.util.stream.IntStream;

/**
 * One change at a time for each visit: of a button that was clicked twice, the second click finds what the first one left. No more
 * than comfort; that nothing is done twice, the service sees to.
 */
public final class Turns {

    private static final Object[] TURNS =
            IntStream.range(0, 64).mapToObj(n -> new Object()).toArray();

    private Turns() {}

    public static void take(VisitId visit, Runnable change) {
        synchronized (TURNS[(int) Math.floorMod(visit.value(), TURNS.length)]) {
            change.run();
        }
    }
}
