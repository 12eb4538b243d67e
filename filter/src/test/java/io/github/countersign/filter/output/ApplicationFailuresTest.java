package io.github.countersign.filter.output;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ApplicationFailuresTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final ApplicationFailures failures = new ApplicationFailures(nanos::get);
    private final List<String> log = new ArrayList<>();
    private final ServletContext context = (ServletContext) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> {
                log.add((String) arguments[0]);
                return null;
            });

    @Test
    void areToldOnceAMinuteHoweverManyRequestsCauseThem() {
        for (int second = 0; second < 61; second++) {
            failures.tell(context, "It failed", new IllegalStateException());
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(log).containsExactly("It failed", "It failed (59 more failures since one was last told)");
    }
}
