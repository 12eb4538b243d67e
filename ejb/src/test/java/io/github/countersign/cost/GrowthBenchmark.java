package io.github.countersign.cost;

import io.github.countersign.administration.PeoplePage;
import io.github.countersign.administration.PeoplePage.Filter;
import io.github.countersign.challenge.TestService;
import io.github.countersign.cost.Grown.Sample;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.installation.PurgeFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/**
 * Not a test: {@code mvn test -pl ejb -Dtest=GrowthBenchmark} prints the table of docs/performance.md, with {@code
 * -Drows=1000000} less of it.
 */
class GrowthBenchmark {

    private static final int PAIRS = 11;
    private static final Circumstances HERE = new Circumstances("203.0.113.9", "Firefox");

    @Test
    void growth() throws SQLException {
        int most = Integer.getInteger("rows", 10_000_000);
        say("| rows | what | buffers | p50, µs |");
        say("|---|---|---|---|");
        try (Grown grown = new Grown()) {
            for (int rows = 100_000; rows <= most; rows *= 10) {
                grown.growTo(rows);
                measure(grown, rows);
            }
        }
    }

    private static void measure(Grown grown, int rows) throws SQLException {
        TestService service = grown.service;
        List<Sample> samples = grown.samples();
        IntConsumer recognised = i -> {
            Sample sample = samples.get(i % samples.size());
            service.gate.check(TestService.GATE_KEY, sample.account(), sample.token(), HERE);
        };
        recognised(grown, rows, samples, recognised);
        row(grown, rows, "people, first page", 300, people(grown, "", null));
        row(grown, rows, "people, last page", 300, people(grown, "", "user000049999"));
        row(grown, rows, "people, search that finds many", 300, people(grown, "person 1", null));
        row(grown, rows, "people, search that finds one", 50, people(grown, "user000004321", null));
        row(grown, rows, "people, search that finds nobody", 50, people(grown, "xyzzy", null));
        row(
                grown,
                rows,
                "audit, newest",
                300,
                i -> service.auditReading.page(grown.owner.member(), Set.of(), "", Long.MAX_VALUE));
        row(
                grown,
                rows,
                "audit, in the middle",
                300,
                i -> service.auditReading.page(grown.owner.member(), Set.of(), "", 1_000_000_000L + rows / 20));
        row(
                grown,
                rows,
                "audit, of one person",
                300,
                i -> service.auditReading.page(grown.owner.member(), Set.of(), "user000000007", Long.MAX_VALUE));
        row(grown, rows, "purge that finds nothing", 50, i -> PurgeFixture.purge(service));
    }

    private static IntConsumer people(Grown grown, String search, String before) {
        return i ->
                grown.service.people.list(grown.owner.member(), new PeoplePage.Query(search, Filter.ALL, null, before));
    }

    /** Beside the same statement without us, prepared once, on one connection: in turns, so that both meet the same machine. */
    private static void recognised(Grown grown, int rows, List<Sample> samples, IntConsumer recognised)
            throws SQLException {
        List<CountedDatabase.Query> queries = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            int sample = i;
            queries.addAll(grown.counted.queries(() -> recognised.accept(sample)));
        }
        try (Connection connection = grown.counted.uncounted().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(queries.get(0).sql())) {
            IntConsumer query = i -> {
                try {
                    queries.get(i % queries.size()).set(statement);
                    try (ResultSet found = statement.executeQuery()) {
                        if (!found.next()) {
                            throw new IllegalStateException("not found");
                        }
                        found.getString(1);
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            };
            long[] ours = new long[PAIRS];
            long[] bare = new long[PAIRS];
            double[] ratios = new double[PAIRS];
            for (int pair = 0; pair < PAIRS; pair++) {
                bare[pair] = median(4_000, query);
                ours[pair] = median(4_000, recognised);
                ratios[pair] = (double) ours[pair] / bare[pair];
            }
            Arrays.sort(ours);
            Arrays.sort(bare);
            Arrays.sort(ratios);
            int buffers = Buffers.of(grown.counted.plans(() -> recognised.accept(7)));
            say("| " + rows + " | recognised browser | " + buffers + " | " + micros(ours[PAIRS / 2]) + " (fastest of "
                    + PAIRS + ": " + micros(ours[0]) + ") |");
            say("| " + rows + " | its statement by bare JDBC | | " + micros(bare[PAIRS / 2]) + " (fastest: "
                    + micros(bare[0]) + "; median of the ratios "
                    + String.format(Locale.ROOT, "%.2f", ratios[PAIRS / 2]) + ") |");
        }
    }

    private static void row(Grown grown, int rows, String what, int times, IntConsumer work) throws SQLException {
        int buffers = Buffers.of(grown.counted.plans(() -> work.accept(7)));
        say("| " + rows + " | " + what + " | " + buffers + " | " + micros(median(times, work)) + " |");
    }

    /** In nanoseconds, after as many that only warm up. */
    private static long median(int times, IntConsumer work) {
        for (int i = 0; i < times; i++) {
            work.accept(i);
        }
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.accept(i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[times / 2];
    }

    private static String micros(long nanos) {
        return Long.toString((nanos + 500) / 1000);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
