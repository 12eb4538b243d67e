package io.github.countersign.benchmarks;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One request of a signed-in session, through each guard. {@link #main} runs them in turns and prints the table. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 3, time = 1)
@NullUnmarked
public class FilterBenchmark {

    private static final int WARM = 200_000;
    private static final String BYTES = "gc.alloc.rate.norm";

    @Param
    public Guard guard;

    private long served;
    private ServletRequest seenRequest;
    private ServletResponse seenResponse;
    private final LeanRequest request = new LeanRequest();
    private final LeanResponse response = new LeanResponse();
    /** Keeps what it gets, as an application does: a wrapper that nobody sees is one that the compiler leaves out. */
    private final FilterChain application = (passedRequest, passedResponse) -> {
        seenRequest = passedRequest;
        seenResponse = passedResponse;
        served++;
    };

    private Filter filter;

    /** The guard is started, and must let the request through: a benchmark of a refusal would be a fast one. */
    @Setup
    public void start() throws Exception {
        filter = guard.started(request);
        long before = served;
        for (int i = 0; i < WARM; i++) {
            request();
        }
        if (served != before + WARM) {
            throw new IllegalStateException(guard + " did not let the request through");
        }
    }

    @Benchmark
    public long request() throws IOException, ServletException {
        request.renew();
        filter.doFilter(request, response, application);
        return served;
    }

    /** What one guard cost in all rounds. */
    private static final class Cost {
        final List<Double> cpu = new ArrayList<>();
        final List<Double> bytes = new ArrayList<>();
    }

    /** @param arguments how many rounds, each a fresh JVM for every guard; 5 unless told */
    public static void main(String... arguments) throws RunnerException {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        Map<Guard, Cost> costs = new EnumMap<>(Guard.class);
        for (int round = 1; round <= rounds; round++) {
            for (Guard each : Guard.values()) {
                System.err.println("Round " + round + " of " + rounds + ": " + each);
                RunResult result = new Runner(options(each)).runSingle();
                Cost cost = costs.computeIfAbsent(each, unused -> new Cost());
                cost.cpu.add(score(result, CpuTime.RESULT));
                cost.bytes.add(score(result, BYTES));
            }
        }
        print(costs);
    }

    private static Options options(Guard guard) {
        return new OptionsBuilder()
                .include(FilterBenchmark.class.getName() + ".request")
                .param("guard", guard.name())
                .forks(1)
                .jvmArgsAppend("-Dcountersign.data-directory=target/data")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static double score(RunResult result, String name) {
        return result.getSecondaryResults().get(name).getScore();
    }

    private static void print(Map<Guard, Cost> costs) {
        double ideal = Medians.of(costs.get(Guard.IDEAL).cpu);
        System.out.println("| Guard | CPU per request | beside the ideal filter | bytes |");
        System.out.println("|---|---:|---:|---:|");
        costs.forEach((guard, cost) -> {
            double cpu = Medians.of(cost.cpu);
            System.out.printf(
                    "| %s | %,.0f ns | %.2f | %,.0f |%n", guard.title(), cpu, cpu / ideal, Medians.of(cost.bytes));
        });
        double countersign = Medians.ofRatios(costs.get(Guard.COUNTERSIGN).cpu, costs.get(Guard.IDEAL).cpu);
        System.out.printf(
                "%nCountersign beside the ideal filter, median of the ratios within a round: %.2f%n", countersign);
    }
}
