package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Apart from time, a request of a verified session costs nothing. The benchmarks measure the time. */
@NullUnmarked
class HotPathTest {

    private static final int REQUESTS = 5_000;
    private static final int BATCHES = 5;
    private static final long BYTES_OF_A_GUARD = 144;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Clinic clinic = new Clinic();
    private final LeanSession session = new LeanSession();
    private final LeanRequest request = new LeanRequest(session);
    private final HttpServletResponse response = new FakeResponse().http;
    private int served;
    private final FilterChain servlet = (passedRequest, passedResponse) -> served++;
    private FilterChain application = servlet;

    @BeforeEach
    void verified() {
        Account olivia = Account.of("clinic", "Olivia").role(Role.STAFF).build();
        session.stamp = Stamp.given(
                olivia, FakeGate.TRUST, Decision.WITH_THE_SESSION, clinic.clock.millis(), Duration.ofDays(1000));
    }

    @Test
    void aRequestOfAVerifiedSessionAllocatesNothing() throws Exception {
        assertThat(bytesAllocated()).isZero();
        assertThat(served).isEqualTo(BATCHES * REQUESTS);
    }

    @Test
    void nothingIsAllocatedEitherIfASessionAttributeTellsThePerson() throws Exception {
        clinic.with("countersign.account-resolver", "session-attribute")
                .with("countersign.session-attribute", LeanSession.USER);
        request.principal = null;

        assertThat(bytesAllocated()).isZero();
        assertThat(served).isEqualTo(BATCHES * REQUESTS);
    }

    @Test
    void aRequestThatMayBeASignInAllocatesItsGuardAndNothingElse() throws Exception {
        request.query = "page=2";

        // the guard 56, what it knows of the session's sign-ins 24, the verdict 16, the wrappers 24 each
        assertThat(bytesAllocated()).isEqualTo(BYTES_OF_A_GUARD * REQUESTS);
        assertThat(served).isEqualTo(BATCHES * REQUESTS);
    }

    @Test
    void doesNotAskTheGateAndReadsTheSessionOnce() throws Exception {
        send(REQUESTS);

        assertThat(served).isEqualTo(REQUESTS);
        assertThat(clinic.gate.questions).isEmpty();
        assertThat(session.reads).isEqualTo(REQUESTS);
        assertThat(session.writes).isZero();
    }

    @Test
    void thePrincipalIsAskedForOnceBeforeAndOnceAfterTheApplication() throws Exception {
        send(REQUESTS);

        assertThat(request.principalReads).isEqualTo(2 * REQUESTS);
    }

    @Test
    void theSecondDoorPassesItByTheStampAlone() throws Exception {
        SecondDoor secondDoor = new SecondDoor();
        secondDoor.init(clinic.context.config());
        application = (passedRequest, passedResponse) -> secondDoor.doFilter(passedRequest, passedResponse, servlet);

        assertThat(bytesAllocated()).isZero();
        assertThat(served).isEqualTo(BATCHES * REQUESTS);
        assertThat(clinic.gate.questions).isEmpty();
        assertThat(session.reads).as("one at each door").isEqualTo(2 * served);
        assertThat(session.writes).isZero();
    }

    /** The leanest batch after the first counts: what every request allocates is in each of them. */
    private long bytesAllocated() throws Exception {
        send(REQUESTS);
        long least = Long.MAX_VALUE;
        for (int batch = 1; batch < BATCHES; batch++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            send(REQUESTS);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void send(int requests) throws Exception {
        SecondFactorFilter filter = clinic.filter();
        for (int i = 0; i < requests; i++) {
            filter.doFilter(request, response, application);
        }
    }
}
