package io.github.countersign.cost;

import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Not a test: {@code mvn test -pl ejb -Dtest=SignInBenchmark} prints the cost of whole sign-ins for the service, on PostgreSQL, without the
 * pages, the container and the provider. The CPU time is this process's, not the database's.
 */
class SignInBenchmark {

    private static final Logger LOG = Logger.getLogger("io.github.countersign");

    @Test
    void signIns() {
        LOG.setLevel(Level.WARNING);
        System.out.println("| sign-in | CPU, µs | p50, µs |");
        System.out.println("|---|---|---|");
        try (CountedDatabase counted = new CountedDatabase()) {
            TestService service = new TestService(counted.database);
            service.enroll("sam", Role.STAFF);
            Browser sam = service.browser("sam", Role.STAFF);
            String token = sam.remembered().browserToken();
            measure("recognised", 50_000, i -> sam.check(token));
            measure("unrecognised", 3_000, i -> unrecognised(service));
            measure("forced set-up", 3_000, i -> setUp(service, "person " + i));
        } finally {
            LOG.setLevel(null);
        }
    }

    private static void unrecognised(TestService service) {
        service.clock.moveBy(Duration.ofDays(2));
        Browser browser = service.browser("sam", Role.STAFF);
        browser.check();
        SigningIn signIn = browser.enter(Purpose.VERIFY);
        service.verification.sendFirst(signIn);
        service.verification.status(signIn);
        service.find(signIn.id(), browser.cookie, service.from);
        browser.complete(service.verification.answer(signIn, service.messages.lastCode(), true));
    }

    private static void setUp(TestService service, String name) {
        service.clock.moveBy(Duration.ofDays(2));
        Browser browser = service.browser(name, Role.STAFF);
        browser.check();
        SigningIn signIn = browser.enter(Purpose.SET_UP);
        service.enrollment.begin(signIn, service.phone, Channel.SMS);
        service.enrollment.status(signIn);
        service.find(signIn.id(), browser.cookie, service.from);
        browser.complete(service.enrollment.answer(signIn, service.messages.lastCode(), true));
    }

    private static void measure(String what, int times, IntConsumer work) {
        var threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < times; i++) {
            work.accept(i);
        }
        long[] nanos = new long[times];
        long cpu = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.accept(times + i);
            nanos[i] = System.nanoTime() - start;
        }
        long spent = threads.getCurrentThreadCpuTime() - cpu;
        Arrays.sort(nanos);
        System.out.println("| " + what + " | " + spent / times / 1000 + " | " + nanos[times / 2] / 1000 + " |");
    }
}
