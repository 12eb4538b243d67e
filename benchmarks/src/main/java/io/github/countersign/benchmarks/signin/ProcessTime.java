package io.github.countersign.benchmarks.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time of processes, user and system, as Linux counts it. */
final class ProcessTime {

    private static final double MILLISECONDS_OF_A_TICK = 10; // of /proc, the same on every Linux

    private ProcessTime() {}

    /** Of all threads of a process, in milliseconds. */
    static double of(long pid) {
        return ticks(pid, false) * MILLISECONDS_OF_A_TICK;
    }

    /** Of a process, its children, and those of them that have ended. */
    static double ofFamily(long pid) {
        long ticks = ticks(pid, true);
        for (ProcessHandle child :
                ProcessHandle.of(pid).orElseThrow().descendants().toList()) {
            try {
                ticks += ticks(child.pid(), false);
            } catch (UncheckedIOException e) {
                // It has just ended, and counts with its parent's from now on.
            }
        }
        return ticks * MILLISECONDS_OF_A_TICK;
    }

    private static long ticks(long pid, boolean ended) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] afterTheName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int field = 11; field < (ended ? 15 : 13); field++) { // utime, stime, cutime, cstime
                ticks += Long.parseLong(afterTheName[field]);
            }
            return ticks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
