package io.github.countersign.cost;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PostgreSQL's plans. */
final class Buffers {

    private static final Pattern SHARED = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    private Buffers() {}

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
