package io.github.countersign.ui.visit;

import io.github.countersign.visit.VisitId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * One change at a time for each visit: of a button that was clicked twice, the second click finds what the first one left. No more
 * than comfort, on one node and for a short while; that nothing is done twice, the service sees to.
 */
public final class Turns {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final ReentrantLock[] TURNS =
            IntStream.range(0, 64).mapToObj(n -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    private Turns() {}

    public static void take(VisitId visit, Runnable change) {
        ReentrantLock turn = TURNS[(int) Math.floorMod(visit.value(), TURNS.length)];
        boolean mine = await(turn);
        try {
            change.run();
        } finally {
            if (mine) {
                turn.unlock();
            }
        }
    }

    private static boolean await(ReentrantLock turn) {
        try {
            return turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
