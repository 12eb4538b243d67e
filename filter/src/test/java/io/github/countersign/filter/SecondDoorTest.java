package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.fake.FakeSession;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters of the application sign somebody in with the credentials of one request, and the servlet would act at once. */
@NullUnmarked
class SecondDoorTest {

    private int deleted;
    private final Clinic clinic = new Clinic();
    private final SecondDoor secondDoor = new SecondDoor();
    private final Step ours = (request, response, chain) -> clinic.filter().doFilter(request, response, chain);
    private final Step again = (request, response, chain) -> secondDoor.doFilter(request, response, chain);
    private final Step deletes = (request, response, chain) -> {
        deleted++;
        response.getWriter().write("Deleted");
    };
    /** As frameworks do it: the person is in the request that they hand on, and nowhere else. */
    private final Step wraps = (request, response, chain) -> {
        String name = ((HttpServletRequest) request).getHeader("Authorization");
        chain.doFilter(
                name == null ? request : new SignedIn((HttpServletRequest) request, name.substring(6)), response);
    };

    private final Step logsIn = (request, response, chain) -> {
        ((HttpServletRequest) request).login("olivia", "password");
        chain.doFilter(request, response);
    };
    /** What a filter or the servlet does with a request. */
    private interface Step {
        void pass(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException;
    }

    private static final class Chain implements FilterChain {

        private final Deque<Step> steps;

        Chain(Step... steps) {
            this.steps = new ArrayDeque<>(List.of(steps));
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
            steps.remove().pass(request, response, this);
        }
    }

    private static final class SignedIn extends HttpServletRequestWrapper {

        private final String name;

        SignedIn(HttpServletRequest request, String name) {
            super(request);
            this.name = name;
        }

        @Override
        public Principal getUserPrincipal() {
            return name.isEmpty() ? null : () -> name;
        }
    }

    @BeforeEach
    void start() {
        clinic.filter();
        secondDoor.init(clinic.context.config());
    }

    @Test
    void nothingIsDoneForWhomeverAFilterSignsInForOneRequest() throws Exception {
        FakeRequest request = delete().header("Authorization", "Basic olivia");

        FakeResponse response = send(request, ours, wraps, again, deletes);

        assertThat(deleted).isZero();
        assertThat(response.status).isEqualTo(401);
        assertThat(response.body()).contains("second-factor-required");
        assertThat(clinic.gate.visits).isEmpty();
        assertThat(request.session).isNull();
    }

    @Test
    void norWhereAFilterSignsInAtTheContainer() throws Exception {
        FakeResponse response = send(delete(), ours, logsIn, again, deletes);

        assertThat(deleted).isZero();
        assertThat(response.status).isEqualTo(401);
    }

    @Test
    void norInAVerifiedSessionOfSomebodyElse() throws Exception {
        clinic.verified();
        FakeRequest request = delete().as("olivia").in(clinic.session).header("Authorization", "Basic marcus");

        assertThat(send(request, ours, wraps, again, deletes).status).isEqualTo(401);
        assertThat(deleted).isZero();
    }

    @ParameterizedTest
    @EnumSource(DispatcherType.class)
    void norInADispatch(DispatcherType type) throws Exception {
        Step dispatches = (request, response, chain) -> {
            FakeRequest inner = delete().header("Authorization", "Basic olivia").dispatched(type);
            new Chain(ours, wraps, again, deletes).doFilter(inner.http, response);
        };

        assertThat(send(delete(), ours, again, dispatches).status).isEqualTo(401);
        assertThat(deleted).isZero();
    }

    @Test
    void norWhereTheFirstDoorIsMappedToLess() throws Exception {
        FakeRequest request = delete().header("Authorization", "Basic olivia");

        assertThat(send(request, wraps, again, deletes).status).isEqualTo(401);
        assertThat(deleted).isZero();
    }

    @Test
    void norWhereTheApplicationTakesTheGuardedResponseAway() throws Exception {
        FakeResponse response = new FakeResponse();
        Step unwraps = (request, guarded, chain) -> chain.doFilter(request, response.http);
        FakeRequest request = delete().header("Authorization", "Basic olivia");

        new Chain(ours, wraps, unwraps, again, deletes).doFilter(request.http, response.http);

        assertThat(response.status).isEqualTo(401);
        assertThat(deleted).isZero();
    }

    @Test
    void norWhileTheServiceDoesNotAnswer() throws Exception {
        clinic.gate.failure = new IllegalStateException();
        FakeRequest request = delete().header("Authorization", "Basic olivia");

        assertThat(send(request, ours, wraps, again, deletes).status).isEqualTo(503);
        assertThat(deleted).isZero();
    }

    @Test
    void norWhereItCannotBeToldWhoIsSignedIn() throws Exception {
        Step fails = (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public Principal getUserPrincipal() {
                        throw new IllegalStateException("no context");
                    }
                },
                response);

        assertThat(send(delete(), ours, fails, again, deletes).status).isEqualTo(503);
        assertThat(deleted).isZero();
    }

    @Test
    void whoeverIsLetInActs() throws Exception {
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);
        FakeRequest request = delete().header("Authorization", "Basic olivia");

        assertThat(send(request, ours, wraps, again, deletes).body()).isEqualTo("Deleted");
        assertThat(deleted).isOne();
    }

    @Test
    void aPersonGoesToTheSecondFactorAndThenOn() throws Exception {
        FakeRequest page = FakeRequest.page("/patients").in(clinic.session).header("Authorization", "Basic olivia");
        FakeResponse asked = send(page, ours, wraps, again, deletes);
        assertThat(asked.header("Location")).startsWith("/countersign/verify?ticket=");
        SigningInVisit pending = SigningInVisit.in(clinic.session.http);

        // the filter of the application is not asked at our own addresses
        FakeRequest back = clinic.comesBack(pending, new Return(FakeGate.TRUST, Decision.WITH_THE_SESSION, null))
                .as(null);
        send(back, ours, wraps, again, deletes);
        assertThat(deleted).isZero();
        clinic.gate.questions.clear();

        assertThat(send(page, ours, wraps, again, deletes).body()).isEqualTo("Deleted");
        assertThat(send(page, ours, wraps, again, deletes).body()).isEqualTo("Deleted");
        assertThat(clinic.gate.questions).isEmpty();
    }

    @Test
    void aRevokedTrustEndsThereToo() throws Exception {
        clinic.verified();
        clinic.clock.pass(Duration.ofMinutes(2));
        clinic.gate.trusted = false;
        FakeRequest request = delete().in(clinic.session).header("Authorization", "Basic olivia");

        assertThat(send(request, ours, wraps, again, deletes).status).isEqualTo(401);
        assertThat(deleted).isZero();
    }

    @Test
    void aWrapperThatHidesThePersonIsNoSignOut() throws Exception {
        clinic.verified();
        FakeRequest request =
                FakeRequest.form("/save").as("olivia").in(clinic.session).header("Authorization", "Basic ");

        assertThat(send(request, ours, wraps, again, deletes).body()).isEqualTo("Deleted");
        assertThat(clinic.isStamped()).isTrue();
    }

    @Test
    void whatTheFirstDoorSettledIsNotLookedAtAgain() throws Exception {
        clinic.verified();
        FakeRequest request = FakeRequest.page("/patients").as("olivia").in(clinic.session);

        assertThat(send(request, ours, again, deletes).body()).isEqualTo("Deleted");
        assertThat(clinic.session.reads).as("one at each door").hasSize(2);
        assertThat(clinic.gate.questions).isEmpty();
    }

    @Test
    void theNextRequestInTheSameChainIsNotSettled() throws Exception {
        clinic.verified();
        Chain chain = new Chain(ours, again, deletes);
        chain.doFilter(FakeRequest.page("/").as("olivia").in(clinic.session).http, new FakeResponse().http);
        chain.steps.addAll(List.of(ours, wraps, again, deletes)); // a container may use a chain again
        FakeResponse response = new FakeResponse();

        chain.doFilter(delete().header("Authorization", "Basic olivia").http, response.http);

        assertThat(response.status).isEqualTo(401);
        assertThat(deleted).isOne();
    }

    @Test
    void settledIsOneDispatchAndNotAnotherWithinIt() throws Exception {
        clinic.verified();
        Step forwards = (request, response, chain) -> new Chain(wraps, again, deletes)
                .doFilter(delete().header("Authorization", "Basic marcus").in(new FakeSession()).http, response);

        send(FakeRequest.page("/").as("olivia").in(clinic.session), ours, again, forwards);

        assertThat(deleted).isZero();
    }

    @Test
    void peopleWhoAreSignedInAreNotHeldBackAtAnExemptAddress() throws Exception {
        Clinic exempting = new Clinic().with("countersign.exempt", "/logout");
        exempting.pending("/");
        SecondDoor door = new SecondDoor();
        door.init(exempting.context.config());
        Step first = (request, response, chain) -> exempting.filter().doFilter(request, response, chain);
        FakeRequest request = FakeRequest.page("/logout").as("olivia").in(exempting.session);

        assertThat(send(request, first, wraps, door::doFilter, deletes).body()).isEqualTo("Deleted");
    }

    @Test
    void wrongSettingsLockWhatTheFirstDoorIsNotMappedTo() throws Exception {
        Clinic wrong = new Clinic().with("countersign.look-again", "often");
        wrong.filter();
        SecondDoor door = new SecondDoor();
        door.init(wrong.context.config());

        FakeResponse response = send(delete(), door::doFilter, deletes);

        assertThat(response.status).isEqualTo(503);
        assertThat(deleted).isZero();
    }

    @Test
    void reportingHoldsNobodyBackAndCounts() throws Exception {
        Clinic reporting = new Clinic().with(ReportingDoor.MODE, ReportingDoor.REPORT);
        reporting.filter();
        SecondDoor door = new SecondDoor();
        door.init(reporting.context.config());
        Step first = (request, response, chain) -> reporting.filter().doFilter(request, response, chain);

        send(delete().header("Authorization", "Basic olivia"), first, wraps, door::doFilter, deletes);

        assertThat(deleted).isOne();
        assertThat(reporting.gate.questions).containsExactly("check");
    }

    private static FakeRequest delete() {
        FakeRequest request = FakeRequest.fetch("/patients/1");
        request.method = "DELETE";
        return request;
    }

    private static FakeResponse send(FakeRequest request, Step... steps) throws IOException, ServletException {
        FakeResponse response = new FakeResponse();
        new Chain(steps).doFilter(request.http, response.http);
        return response;
    }
}
