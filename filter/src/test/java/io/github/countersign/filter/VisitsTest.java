package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.identity.SignIn;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.VisitRequest;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody signs in with a browser that is not recognized. */
@NullUnmarked
class VisitsTest {

    private final Clinic clinic = new Clinic();

    @Test
    void aNavigationIsSentToTheModulesPageWithATicket() throws Exception {
        FakeResponse response = clinic.visit(olivia("/patients/7?tab=notes").roles("owner"));

        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo("/countersign/verify?ticket=ticket-1");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.body()).isEmpty();
        assertThat(clinic.served).isZero();
        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/patients/7?tab=notes");
        VisitRequest visit = clinic.gate.visits.get(0);
        assertThat(clinic.gate.visitors.get(0).role()).isEqualTo(Role.OWNER);
        assertThat(visit.state()).hasSize(43).isNotEqualTo(visit.visitCookie());
        assertThat(visit.applicationPath()).isEqualTo("/clinic");
        assertThat(visit.prefix()).isEqualTo("/second-factor/");
        assertThat(visit.rememberOffered()).isTrue();
        assertThat(clinic.gate.circumstances.clientAddress()).isEqualTo("192.0.2.7");
    }

    @Test
    void theServiceIsAskedOnce() throws Exception {
        clinic.visit(olivia("/patients/7"));

        assertThat(clinic.gate.questions).containsExactly("check");
        assertThat(clinic.gate.visits).hasSize(1);
    }

    @Test
    void aBackgroundRequestOpensNoVisit() throws Exception {
        clinic.visit(FakeRequest.fetch("/poll").as("olivia").in(clinic.session));

        assertThat(clinic.gate.questions).containsExactly("check");
        assertThat(clinic.gate.visits).isEmpty();
    }

    @Test
    void theServiceHearsNothingOfVisitsThatItDidNotOpen() throws Exception {
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);

        clinic.visit(olivia("/"));

        assertThat(clinic.gate.questions).containsExactly("check");
        assertThat(clinic.session.attributes).doesNotContainKey(SigningInVisit.ATTRIBUTE);
    }

    @Test
    void theVisitCookieIsBoundToHostAndHttps() throws Exception {
        FakeResponse response = clinic.visit(olivia("/"));

        assertThat(response.cookies())
                .containsExactly("__Host-countersign-visit="
                        + clinic.gate.visits.get(0).visitCookie()
                        + "; Path=/; Max-Age=900; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void aPersonWithoutASecondFactorSetsItUp() throws Exception {
        clinic.gate.decision = Decision.setUp(null);

        FakeResponse response = clinic.visit(olivia("/"));

        assertThat(response.header("Location")).isEqualTo("/countersign/set-up?ticket=ticket-1");
    }

    @Test
    void oneSessionHasOneStateHoweverOftenItIsSent() throws Exception {
        clinic.visit(olivia("/a"));
        clinic.visit(olivia("/b"));

        assertThat(clinic.gate.visits).extracting(VisitRequest::state).hasSize(2);
        assertThat(clinic.gate.visits.get(1).state())
                .isEqualTo(clinic.gate.visits.get(0).state());
        assertThat(clinic.gate.visits.get(1).visitCookie())
                .isEqualTo(clinic.gate.visits.get(0).visitCookie());
        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/b");
    }

    @Test
    void navigationsThatArriveTogetherShareOneState() throws Exception {
        int threads = 8;
        var pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 50; round++) {
                clinic.session.attributes.clear();
                clinic.gate.visits.clear();
                clinic.filter();
                CountDownLatch start = new CountDownLatch(1);
                var visits = IntStream.range(0, threads)
                        .mapToObj(i -> pool.submit(() -> {
                            start.await();
                            return clinic.visit(olivia("/"));
                        }))
                        .toList();
                start.countDown();
                for (Future<?> visit : visits) {
                    visit.get();
                }
                assertThat(clinic.gate.visits)
                        .hasSize(threads)
                        .extracting(VisitRequest::state)
                        .containsOnly(SigningInVisit.in(clinic.session.http).state());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aChangeOfAccountEndsTheStateOfTheOther() throws Exception {
        SigningInVisit olivias = clinic.pending("/a");

        clinic.visit(FakeRequest.page("/b").as("marcus").in(clinic.session));

        assertThat(clinic.gate.ended).containsExactly(olivias.state());
        SigningInVisit marcuss = SigningInVisit.in(clinic.session.http);
        assertThat(marcuss.account().name()).isEqualTo("marcus");
        assertThat(marcuss.state()).isNotEqualTo(olivias.state());
    }

    @Test
    void aChangeOfRoleIsAChangeOfAccount() throws Exception {
        SigningInVisit before = clinic.pending("/a");

        clinic.visit(olivia("/a").roles("owner"));

        assertThat(SigningInVisit.in(clinic.session.http).state()).isNotEqualTo(before.state());
    }

    @Test
    void aFormIsNotSentAgainAndThePageWantedBeforeStaysWanted() throws Exception {
        clinic.pending("/patients/7");

        FakeResponse response =
                clinic.visit(FakeRequest.form("/patients/delete").as("olivia").in(clinic.session));

        assertThat(response.status).isEqualTo(303);
        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/patients/7");
        assertThat(clinic.served).isZero();
    }

    @Test
    void anAddressWithMoreThanOneMeaningLeadsHome() throws Exception {
        FakeRequest request = olivia("/static/x");
        request.uri = "/clinic/static/..;/patients";

        clinic.with("countersign.home", "/start").visit(request);

        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/start");
        assertThat(clinic.served).isZero();
    }

    @Test
    void afterFifteenMinutesTheSignInStartsAgain() throws Exception {
        SigningInVisit pending = clinic.pending("/a");
        clinic.clock.pass(Duration.ofMinutes(15).minusMillis(1));
        assertThat(clinic.visit(olivia("/a")).header("Location")).startsWith("/countersign/verify");

        clinic.clock.pass(Duration.ofMillis(1));
        FakeRequest late = olivia("/a");
        FakeResponse response = clinic.visit(late);

        assertThat(response.header("Location")).isEqualTo("/clinic/");
        assertThat(clinic.session.invalid).isTrue();
        assertThat(late.user).isNull();
        assertThat(clinic.gate.ended).containsExactly(pending.state());
    }

    @Test
    void theFifteenMinutesStartWithTheFirstPageThatAPersonSees() throws Exception {
        clinic.visit(FakeRequest.fetch("/poll").as("olivia").in(clinic.session));
        clinic.clock.pass(Duration.ofHours(8));

        assertThat(clinic.visit(olivia("/a")).header("Location")).startsWith("/countersign/verify");
    }

    @ParameterizedTest
    @EnumSource(DispatcherType.class)
    void nothingIsDispatchedToThePending(DispatcherType type) throws Exception {
        clinic.pending("/a");

        FakeResponse response = clinic.visit(olivia("/WEB-INF/dashboard.jsp").dispatched(type));

        assertThat(clinic.served).isZero();
        assertThat(response.body()).isEmpty();
    }

    @Test
    void anErrorPageIsNeverTheWantedPage() throws Exception {
        clinic.pending("/patients/7");

        clinic.visit(olivia("/error.jsp").dispatched(DispatcherType.ERROR));

        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/patients/7");
    }

    @Test
    void anIncludeAddsNothing() throws Exception {
        clinic.pending("/a");

        FakeResponse response = clinic.visit(olivia("/menu.jsp").dispatched(DispatcherType.INCLUDE));

        assertThat(response.status).isEqualTo(200);
        assertThat(response.headers).isEmpty();
        assertThat(clinic.gate.visits).hasSize(1);
    }

    @Test
    void aCommittedResponseIsNotAnsweredAgain() throws Exception {
        clinic.pending("/a");
        FakeResponse response = new FakeResponse();
        response.flushBuffer();

        clinic.pass(olivia("/error").dispatched(DispatcherType.ERROR).http, response.http);

        assertThat(response.headers).isEmpty();
        assertThat(clinic.served).isZero();
    }

    @Test
    void theApplicationMayDispatchToAPathLikeOurs() throws Exception {
        clinic.verified();

        FakeRequest request = olivia("/second-factor/intro.jsp").dispatched(DispatcherType.FORWARD);

        assertThat(clinic.visit(request).body()).isEqualTo(Clinic.SECRET);
    }

    @Test
    void aStateIsNeverHandedOnToAnotherAccount() throws Exception {
        SigningInVisit olivias = clinic.pending("/a");
        FilterSettings settings = FilterSettings.read(name -> null, () -> "clinic", () -> SignIn.PASSWORD)
                .settings();
        HostSessions sessions = new HostSessions(
                new GateConnection(clinic.gate, () -> FakeGate.KEY), settings, clinic.clock, new AtWork());
        FakeRequest marcus = FakeRequest.page("/b").as("marcus").in(clinic.session);
        Account account = settings.resolver().resolve(marcus.http, "clinic");

        SigningInVisit marcuss = sessions.begin(marcus.http, account, false);

        assertThat(marcuss.state()).isNotEqualTo(olivias.state());
        assertThat(marcuss.account()).isSameAs(account);
    }

    private FakeRequest olivia(String path) {
        return FakeRequest.page(path).as("olivia").in(clinic.session);
    }
}
