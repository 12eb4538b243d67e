package io.github.countersign.cost;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what plans say of what was read. */
final class Buffers {

    private static final Pattern SHARED = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private Buffers() {}

    /** The rows and index entries that those queries looked at, by H2's plans. */
    static int scanned(List<String> plans) {
        return plans.stream()
                .flatMap(plan -> SCANNED.matcher(plan).results())
                .mapToInt(scanned -> number(scanned.group(1)))
                .sum();
    }

    /** The buffers that those queries read, in memory or not, without the buffers of planning. */
    static int of(List<String> plans) {
        return plans.stream().mapToInt(Buffers::of).sum();
    }

    private static int of(String plan) {
        Matcher top = SHARED.matcher(plan.split("Planning", 2)[0]);
        return top.find() ? number(top.group(1)) + number(top.group(2)) : 0;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
