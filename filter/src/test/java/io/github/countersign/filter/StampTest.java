package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.gate.CookieNames;
import io.github.countersign.gate.Decision;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions after verification. */
@NullUnmarked
class StampTest {

    private final Clinic clinic = new Clinic();

    @Test
    void aRecognizedBrowserIsLetInUnderANewSessionId() throws Exception {
        String before = clinic.session.id;
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);

        FakeResponse response = clinic.visit(olivia("/"));

        assertThat(response.body()).isEqualTo(Clinic.SECRET);
        assertThat(clinic.isStamped()).isTrue();
        assertThat(clinic.session.id).isNotEqualTo(before);
    }

    @Test
    void aProgramThatKeepsNoCookiesLeavesNoSessionBehind() throws Exception {
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);
        FakeRequest program = FakeRequest.bare("/api").as("robot");

        assertThat(clinic.visit(program).body()).isEqualTo(Clinic.SECRET);
        assertThat(program.session).isNull();
    }

    @Test
    void onlyTheAccountsOwnCookieIsShownToTheGate() throws Exception {
        SigningInVisit pending = clinic.pending("/");
        String name = CookieNames.browser(pending.account(), true);

        clinic.visit(olivia("/")
                .cookie("__Host-countersign-0000000000000000", "planted")
                .cookie(name, "own"));

        assertThat(clinic.gate.browserToken).isEqualTo("own");
    }

    @Test
    void theHotPathReadsOneAttributeAndWritesNone() throws Exception {
        clinic.verified();

        FakeResponse response = clinic.visit(olivia("/"));

        assertThat(response.body()).isEqualTo(Clinic.SECRET);
        assertThat(clinic.session.reads).containsExactly(Stamp.ATTRIBUTE);
        assertThat(clinic.session.writes).isEmpty();
        assertThat(clinic.gate.questions).isEmpty();
    }

    @Test
    void theApplicationGetsTheOriginalRequestAndResponseOnTheHotPath() throws Exception {
        clinic.verified();
        FakeRequest request = olivia("/");
        clinic.servlet = (passed, response) -> assertThat(passed).isSameAs(request.http);

        clinic.visit(request);

        assertThat(clinic.served).isEqualTo(1);
    }

    @Test
    void somebodyElseInTheSameSessionIsAsked() throws Exception {
        clinic.verified();

        FakeResponse response = clinic.visit(FakeRequest.page("/").as("marcus").in(clinic.session));

        assertThat(response.status).isEqualTo(303);
        assertThat(clinic.isStamped()).isFalse();
        assertThat(clinic.served).isZero();
    }

    @Test
    void anotherSpellingOfTheNameIsTheSameAccount() throws Exception {
        clinic.verified();

        assertThat(clinic.visit(FakeRequest.page("/").as("OLIVIA").in(clinic.session))
                        .body())
                .isEqualTo(Clinic.SECRET);
        assertThat(clinic.gate.questions).isEmpty();
    }

    @Test
    void aSignOutThatKeepsTheSessionEndsTheStamp() throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> request.logout();

        clinic.visit(olivia("/logout"));

        assertThat(clinic.isStamped()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aSignOutCountsAlsoWhenTheApplicationFailsAfterIt(String method) throws Exception {
        clinic.verified();
        FakeRequest request = olivia("/logout");
        request.method = method;
        clinic.servlet = (passed, response) -> {
            passed.logout();
            throw new IOException("Broken pipe");
        };

        assertThatThrownBy(() -> clinic.visit(request)).hasMessage("Broken pipe");

        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void aPersonUnknownAtTheEndOfTheRequestIsNotVerifiedAfterwards() throws Exception {
        clinic.verified();
        FakeRequest request = olivia("/");
        clinic.servlet = (passed, response) -> request.recycled = true;

        clinic.visit(request);

        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void aPersonLetInAndSignedOutInOneRequestIsNotVerifiedAfterwards() throws Exception {
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);
        FakeRequest request = FakeRequest.form("/login").in(clinic.session);
        clinic.servlet = (passed, response) -> {
            request.user = "olivia";
            response.getWriter().write("Welcome, and good-bye");
            request.user = null;
        };

        clinic.visit(request);

        assertThat(clinic.isStamped()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aSignOutCountsAlsoInAnAsynchronousRequest(String method) throws Exception {
        clinic.verified();
        FakeRequest request = olivia("/logout");
        request.method = method;
        AsyncContext[] started = new AsyncContext[1];
        clinic.servlet = (passed, response) -> started[0] = passed.startAsync(passed, response);
        clinic.visit(request);
        assertThat(clinic.isStamped()).isTrue();

        request.user = null;
        request.async.ends();

        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void aSignOutBeforeAnAsynchronousAnswerIsCompletedCounts() throws Exception {
        clinic.verified();
        FakeRequest request = FakeRequest.form("/logout").as("olivia").in(clinic.session);
        AsyncContext[] started = new AsyncContext[1];
        clinic.servlet = (passed, response) -> started[0] = passed.startAsync(passed, response);
        clinic.visit(request);

        request.user = null;
        started[0].complete();

        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void aForgedHeaderDoesNotFillTheLog() throws Exception {
        clinic.with("countersign.account-resolver", "proxy-header")
                .with("countersign.proxy.addresses", "192.0.2.7")
                .with("countersign.proxy.user-header", "X-User");
        List<String> errors = new ArrayList<>();
        Logger logger = Logger.getLogger("io.github.countersign.filter");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().equals(Level.SEVERE)) {
                    errors.add(line.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.setLevel(Level.SEVERE);
        logger.addHandler(handler);
        try {
            for (int i = 0; i < 5; i++) {
                FakeRequest request = FakeRequest.page("/").header("X-User", "owner");
                request.remoteAddress = "198.51.100.1";
                assertThat(clinic.visit(request).status).isEqualTo(503);
            }
            assertThat(errors).hasSize(1);
            clinic.clock.pass(Duration.ofMinutes(1));
            FakeRequest later = FakeRequest.page("/").header("X-User", "owner");
            later.remoteAddress = "198.51.100.1";
            clinic.visit(later);
            assertThat(errors).hasSize(2);
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
    }

    @Test
    void aSignOutIsNotUndoneByALookInProgress() throws Exception {
        clinic.verified();
        clinic.clock.pass(Duration.ofMinutes(2));
        clinic.gate.whileLooking = () -> clinic.session.http.removeAttribute(Stamp.ATTRIBUTE);

        clinic.visit(olivia("/"));

        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void aPageWithoutAPersonIsASignOutIfTheSessionTellsThePerson() throws Exception {
        clinic.with("countersign.account-resolver", "session-attribute").with("countersign.session-attribute", "user");
        clinic.session.http.setAttribute("user", "olivia");
        clinic.verified();
        clinic.session.http.removeAttribute("user");

        clinic.visit(FakeRequest.fetch("/public").in(clinic.session));
        assertThat(clinic.isStamped()).isTrue();
        clinic.visit(FakeRequest.page("/login").in(clinic.session));

        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void aRequestWithoutAPrincipalIsNotASignOut() throws Exception {
        clinic.verified();

        clinic.visit(FakeRequest.page("/public.css").in(clinic.session));

        assertThat(clinic.isStamped()).isTrue();
    }

    @Test
    void theGateIsAskedAgainAboutEveryMinute() throws Exception {
        clinic.verified();
        clinic.clock.pass(Duration.ofMinutes(1).minusMillis(1));
        clinic.visit(olivia("/"));
        assertThat(clinic.gate.questions).isEmpty();

        clinic.clock.pass(Duration.ofMillis(1));
        clinic.visit(olivia("/"));
        clinic.visit(olivia("/"));

        assertThat(clinic.gate.questions).containsExactly("stillTrusted");
        assertThat(clinic.served).isEqualTo(3);
    }

    @Test
    void aClockSetBackDoesNotDelayTheLook() throws Exception {
        clinic.verified();
        clinic.clock.pass(Duration.ofDays(-1));

        clinic.visit(olivia("/"));

        assertThat(clinic.gate.questions).containsExactly("stillTrusted");
    }

    @Test
    void revokedTrustIsAskedForAtTheNextPage() throws Exception {
        clinic.verified();
        clinic.gate.trusted = false;
        clinic.clock.pass(Duration.ofMinutes(1));

        assertThat(clinic.visit(olivia("/")).status).isEqualTo(303);
        assertThat(clinic.served).isZero();
    }

    @Test
    void aChangeOfRoleIsNoticedWithTheLook() throws Exception {
        clinic.verified();
        clinic.clock.pass(Duration.ofMinutes(1));

        assertThat(clinic.visit(olivia("/").roles("owner")).status).isEqualTo(303);
    }

    @Test
    void whenTheYearEndsBackgroundRequestsAreRefusedAndTheNextPageAsks() throws Exception {
        long until = clinic.clock.millis() + Duration.ofSeconds(30).toMillis();
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, until);
        clinic.visit(olivia("/"));
        clinic.gate.decision = Decision.verify(null);
        clinic.clock.pass(Duration.ofSeconds(30));

        assertThat(clinic.visit(FakeRequest.fetch("/poll").as("olivia").in(clinic.session)).status)
                .isEqualTo(401);
        assertThat(clinic.gate.visits).isEmpty();
        assertThat(clinic.visit(olivia("/")).status).isEqualTo(303);
    }

    @Test
    void aPassEndsWhatWasPending() throws Exception {
        SigningInVisit pending = clinic.pending("/");
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);

        clinic.visit(olivia("/"));

        assertThat(clinic.gate.ended).containsExactly(pending.state());
        assertThat(SigningInVisit.in(clinic.session.http)).isNull();
    }

    @Test
    void theEndOfASessionEndsWhatWasPending() throws Exception {
        SigningInVisit pending = clinic.pending("/");
        clinic.session.listener = new SessionEndListener(new GateConnection(clinic.gate, () -> FakeGate.KEY));

        clinic.session.invalidate();

        assertThat(clinic.gate.ended).containsExactly(pending.state());
    }

    private FakeRequest olivia(String path) {
        return FakeRequest.page(path).as("olivia").in(clinic.session);
    }
}
