package io.github.countersign.benchmarks;

import java.util.ArrayList;
import java.util.List;

public final class Medians {

    private Medians() {}

    public static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** @param quarters 1 for the value that a quarter of the others is below, 3 for the one that a quarter is above */
    static double quartile(List<Double> values, int quarters) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) * quarters / 4);
    }

    /** Of what was measured in the same round. */
    static double ofRatios(List<Double> values, List<Double> others) {
        return of(ratios(values, others));
    }

    static List<Double> ratios(List<Double> values, List<Double> others) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < values.size(); round++) {
            ratios.add(values.get(round) / others.get(round));
        }
        return ratios;
    }
}
