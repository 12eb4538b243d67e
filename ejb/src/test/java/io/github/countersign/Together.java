package io.github.countersign;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Makes many requests at the same moment. */
public final class Together {

    private Together() {}

    /** The results of a number of threads that start at the same moment; fails if one of them fails. */
    public static <T> List<T> run(int threads, IntFunction<T> work) {
        ExecutorService people = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                Callable<T> task = () -> {
                    start.await(20, TimeUnit.SECONDS);
                    return work.apply(number);
                };
                running.add(people.submit(task));
            }
            return running.stream()
                    .map(Together::result)
                    .map(Objects::requireNonNull)
                    .toList();
        } finally {
            people.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("One of many failed", e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
