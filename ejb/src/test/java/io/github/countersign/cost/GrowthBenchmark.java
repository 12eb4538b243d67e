package io.github.countersign.cost;

import static java.util.stream.Collectors.joining;

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
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Not a test: {@code mvn test -pl ejb -Dtest=GrowthBenchmark} prints the table of docs/performance.md, with {@code
 * -Drows=1000000} less of it. The installations of all sizes stand side by side and take turns.
 */
class GrowthBenchmark {

    private static final int TURNS = 11;
    private static final Circumstances HERE = new Circumstances("203.0.113.9", "Firefox");

    private final List<Grown> sizes = new ArrayList<>();

    @Test
    void growth() throws SQLException {
        int most = Integer.getInteger("rows", 10_000_000);
        try {
            for (int rows = 100_000; rows <= most; rows *= 10) {
                Grown grown = new Grown();
                sizes.add(grown);
                grown.growTo(rows);
            }
            measure();
        } finally {
            sizes.forEach(Grown::close);
        }
    }

    private void measure() throws SQLException {
        line("", sizes.stream().map(grown -> String.format(Locale.ROOT, "%,d", grown.browsers())));
        line("---", sizes.stream().map(grown -> "---"));
        recognised();
        people("first page", "", null);
        people("page before the 10,000th", "", "user000009999");
        people("search for one letter", "p", null);
        people("search that finds everybody", "person", null);
        people("the same, before the 10,000th", "person", "user000009999");
        people("search for two words of many", "person 1", null);
        people("search that finds one", "user000004321", null);
        people("search for two words that finds one", "person 4321", null);
        people("search that finds nobody", "xyzzy", null);
        people("search for two words that many have, and nobody both", "1 2", null);
        audit("newest", "", grown -> Long.MAX_VALUE);
        audit("in the middle", "", grown -> 1_000_000_000L + grown.browsers() / 20);
        audit("of one person", "user000000007", grown -> Long.MAX_VALUE);
        row("purge that finds nothing", 20, grown -> i -> PurgeFixture.purge(grown.service));
    }

    private void people(String what, String search, String before) throws SQLException {
        row(
                "people, " + what,
                100,
                grown -> i -> grown.service.people.list(
                        grown.owner.managing(), new PeoplePage.Query(search, Filter.ALL, null, before)));
    }

    private void audit(String what, String person, Function<Grown, Long> before) throws SQLException {
        row(
                "audit, " + what,
                100,
                grown -> i ->
                        grown.service.auditReading.page(grown.owner.managing(), Set.of(), person, before.apply(grown)));
    }

    private void row(String what, int times, Function<Grown, IntConsumer> work) throws SQLException {
        List<IntConsumer> works = sizes.stream().map(work).toList();
        List<String> buffers = new ArrayList<>();
        for (int i = 0; i < works.size(); i++) {
            IntConsumer once = works.get(i);
            buffers.add(Buffers.of(sizes.get(i).counted.plans(() -> once.accept(7))) + " buffers, ");
        }
        long[][] medians = turns(works, times);
        line(what, buffers, medians);
    }

    /** Compares with the same statement in bare JDBC, prepared once, on one connection. */
    private void recognised() throws SQLException {
        List<IntConsumer> ours = new ArrayList<>();
        List<IntConsumer> all = new ArrayList<>();
        List<String> buffers = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        for (Grown grown : sizes) {
            List<Sample> samples = grown.samples();
            IntConsumer recognised = i -> {
                Sample sample = samples.get(i % samples.size());
                grown.service.gate.check(TestService.GATE_KEY, sample.account(), sample.token(), HERE, null);
            };
            buffers.add(Buffers.of(grown.counted.plans(() -> recognised.accept(7))) + " buffers, ");
            List<CountedDatabase.Query> queries = new ArrayList<>();
            for (int i = 0; i < samples.size(); i++) {
                int sample = i;
                queries.addAll(grown.counted.queries(() -> recognised.accept(sample)));
            }
            Connection connection = grown.counted.uncounted().getConnection();
            connections.add(connection);
            ours.add(recognised);
            all.add(bare(connection.prepareStatement(queries.get(0).sql()), queries));
        }
        all.addAll(ours);
        long[][] medians = turns(all, 4_000);
        for (Connection connection : connections) {
            connection.close();
        }
        int n = sizes.size();
        long[][] bare = Arrays.copyOfRange(medians, 0, n);
        long[][] gate = Arrays.copyOfRange(medians, n, 2 * n);
        line("recognised browser", buffers, gate);
        line("its statement by bare JDBC", sizes.stream().map(grown -> "").toList(), bare);
        line("ratio to bare JDBC", ratios(gate, i -> bare[i]));
        line("ratio to " + String.format(Locale.ROOT, "%,d", sizes.get(0).browsers()), ratios(gate, i -> gate[0]));
        line("the same of bare JDBC", ratios(bare, i -> bare[0]));
    }

    private static IntConsumer bare(PreparedStatement statement, List<CountedDatabase.Query> queries) {
        return i -> {
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
    }

    /** The medians of each kind of work in each turn, in nanoseconds. */
    private static long[][] turns(List<IntConsumer> works, int times) {
        long[][] medians = new long[works.size()][TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            for (int i = 0; i < works.size(); i++) {
                int work = turn % 2 == 0 ? i : works.size() - 1 - i;
                medians[work][turn] = median(times, works.get(work));
            }
        }
        return medians;
    }

    /** Measures after half as many runs that only warm up. */
    private static long median(int times, IntConsumer work) {
        for (int i = 0; i < times / 2; i++) {
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

    /** The medians, over the turns, of the ratio of each kind of work to another in the same turn. */
    private static Stream<String> ratios(long[][] medians, Function<Integer, long[]> others) {
        List<String> ratios = new ArrayList<>();
        for (int i = 0; i < medians.length; i++) {
            double[] turns = new double[TURNS];
            for (int turn = 0; turn < TURNS; turn++) {
                turns[turn] = (double) medians[i][turn] / others.apply(i)[turn];
            }
            Arrays.sort(turns);
            ratios.add(String.format(Locale.ROOT, "%.2f", turns[TURNS / 2]));
        }
        return ratios.stream();
    }

    private static void line(String what, List<String> before, long[][] medians) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < medians.length; i++) {
            long[] sorted = medians[i].clone();
            Arrays.sort(sorted);
            cells.add(before.get(i) + (sorted[TURNS / 2] + 500) / 1000 + " µs");
        }
        line(what, cells.stream());
    }

    private static void line(String what, Stream<String> cells) {
        System.out.println(cells.collect(joining(" | ", "| " + what + " | ", " |")));
    }
}
