package io.github.countersign.benchmarks.signin;

import io.github.countersign.benchmarks.Medians;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All kinds of sign-in, which take turns. The first and the third are what the others are beside. */
final class Kinds {

    private static final int BATCH_OF_WARM_UP = 100;
    private static final int SECONDS_TO_SETTLE = 10; // what is still compiled, and written

    private record Cost(double server, double postgres) {}

    private final Postgres postgres;
    private final List<Kind> kinds;
    private int next;

    Kinds(Postgres postgres, List<Kind> kinds) {
        this.postgres = postgres;
        this.kinds = kinds;
    }

    void warmUp(int signIns) throws InterruptedException {
        for (int n = 0; n < signIns; n += BATCH_OF_WARM_UP) {
            round(BATCH_OF_WARM_UP);
        }
        System.err.println("Warmed up");
        Thread.sleep(SECONDS_TO_SETTLE * 1000L);
    }

    /** A recording of what the server did in {@code signIns} of each kind, for {@code jfr}. */
    void profile(Path folder, int signIns) throws IOException, InterruptedException {
        for (Kind kind : kinds) {
            String name = kind.title().replaceAll("[^A-Za-z]+", "-");
            Path recording = folder.toAbsolutePath().resolve(name + ".jfr");
            kind.server().command("JFR.start", "name=sign-in", "settings=profile");
            cost(kind, signIns);
            kind.server().command("JFR.stop", "name=sign-in", "filename=" + recording);
            next += signIns;
        }
    }

    /** Of {@code signIns} of each kind a round. */
    void compare(int rounds, int signIns) throws InterruptedException {
        List<List<Cost>> costs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            costs.add(round(signIns));
        }
        System.out.println("| Sign-in | CPU of the server, ms | of PostgreSQL, ms | beside "
                + kinds.get(0).title() + " | beside " + kinds.get(2).title() + " |");
        System.out.println("|---|---:|---:|---:|---:|");
        for (int kind = 0; kind < kinds.size(); kind++) {
            int which = kind;
            System.out.printf(
                    "| %s | %.2f | %.2f | %s | %s |%n",
                    kinds.get(kind).title(),
                    Medians.of(costs.stream()
                            .map(round -> round.get(which).server())
                            .toList()),
                    Medians.of(costs.stream()
                            .map(round -> round.get(which).postgres())
                            .toList()),
                    ratio(costs, which, 0),
                    ratio(costs, which, 2));
        }
    }

    private static String ratio(List<List<Cost>> costs, int kind, int other) {
        List<Double> ratios = costs.stream()
                .map(round -> round.get(kind).server() / round.get(other).server())
                .toList();
        return "%.3f (%.3f, %.3f)".formatted(Medians.of(ratios), Collections.min(ratios), Collections.max(ratios));
    }

    /** Who begins takes turns too. */
    private List<Cost> round(int signIns) throws InterruptedException {
        List<Cost> costs = new ArrayList<>(Collections.nCopies(kinds.size(), new Cost(0, 0)));
        long begun = System.nanoTime();
        for (int n = 0; n < kinds.size(); n++) {
            int kind = (next / signIns + n) % kinds.size();
            costs.set(kind, cost(kinds.get(kind), signIns));
        }
        next += signIns;
        System.err.printf("%d s: %s%n", (System.nanoTime() - begun) / 1_000_000_000, costs);
        return costs;
    }

    private Cost cost(Kind kind, int signIns) throws InterruptedException {
        double server = kind.server().time();
        double database = postgres.time();
        for (int n = next; n < next + signIns; n++) {
            kind.turn().signIn(n);
        }
        return new Cost((kind.server().time() - server) / signIns, (postgres.time() - database) / signIns);
    }
}
