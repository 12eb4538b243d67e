package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.identity.AccountResolver;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** If the filter cannot find something out, it locks. */
@NullUnmarked
class UnavailableTest {

    private final Clinic clinic = new Clinic();

    static Stream<RuntimeException> failures() {
        return Stream.of(
                new IllegalStateException("not deployed"),
                new SecurityException("wrong key"),
                new ClassCastException("another loader"),
                new NullPointerException(),
                new UnsupportedOperationException());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureOfTheGateIsA503(RuntimeException failure) throws Exception {
        clinic.gate.failure = failure;

        FakeResponse response = clinic.visit(olivia("/"));

        assertThat(response.status).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("30");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.body()).contains("data-page=\"unavailable\"").doesNotContain(Clinic.SECRET);
        assertThat(clinic.served).isZero();
    }

    @Test
    void aServiceThatIsNotReadyIsA503() throws Exception {
        clinic.gate.decision = Decision.unavailable();

        assertThat(clinic.visit(olivia("/")).status).isEqualTo(503);
    }

    @Test
    void noDecisionIsA503() throws Exception {
        clinic.gate.decision = null;

        assertThat(clinic.visit(olivia("/")).status).isEqualTo(503);
    }

    @Test
    void aFailureAfterTheFirstVisitIsA503() throws Exception {
        clinic.pending("/");
        clinic.gate.failOn = "check";

        assertThat(clinic.visit(olivia("/")).status).isEqualTo(503);
    }

    @Test
    void aResolverThatFailsIsA503() throws Exception {
        clinic.with("countersign.account-resolver", Failing.class.getName());

        assertThat(clinic.visit(olivia("/")).status).isEqualTo(503);
        assertThat(clinic.visit(FakeRequest.page("/")).status).isEqualTo(503);
        assertThat(clinic.served).isZero();
    }

    @Test
    void aUserNameThatCannotBeAnAccountIsA503() throws Exception {
        assertThat(clinic.visit(FakeRequest.page("/").as(" ").in(clinic.session)).status)
                .isEqualTo(503);
        assertThat(clinic.visit(FakeRequest.page("/").as("x".repeat(256)).in(clinic.session)).status)
                .isEqualTo(503);
    }

    @Test
    void aRequestWithoutASignInDoesNotNeedTheService() throws Exception {
        clinic.gate.failure = new IllegalStateException();

        assertThat(clinic.visit(FakeRequest.page("/login")).body()).isEqualTo(Clinic.SECRET);
        assertThat(clinic.gate.questions).isEmpty();
    }

    @Test
    void verifiedSessionsGoOnForFiveMinutesAfterTheLastGoodLook() throws Exception {
        clinic.verified();
        clinic.gate.failure = new IllegalStateException();

        clinic.clock.pass(Duration.ofMinutes(5));
        assertThat(clinic.visit(olivia("/")).body()).isEqualTo(Clinic.SECRET);

        clinic.clock.pass(Duration.ofSeconds(6));
        assertThat(clinic.visit(olivia("/")).status).isEqualTo(503);
    }

    @Test
    void afterTheServiceComesBackTheyGoOn() throws Exception {
        clinic.verified();
        clinic.gate.failure = new IllegalStateException();
        clinic.clock.pass(Duration.ofMinutes(6));
        assertThat(clinic.visit(olivia("/")).status).isEqualTo(503);

        clinic.gate.failure = null;

        assertThat(clinic.visit(olivia("/")).body()).isEqualTo(Clinic.SECRET);
        assertThat(clinic.gate.questions).doesNotContain("check");
    }

    @Test
    void aServiceThatDoesNotAnswerIsNotAskedWithEveryRequest() throws Exception {
        clinic.verified();
        clinic.gate.failure = new IllegalStateException();
        clinic.clock.pass(Duration.ofMinutes(2));

        clinic.visit(olivia("/"));
        long asked = clinic.gate.count("stillTrusted");
        clinic.visit(olivia("/"));

        assertThat(clinic.gate.count("stillTrusted")).isEqualTo(asked);
    }

    @Test
    void aVerifiedPageDoesNotWaitForAServiceThatHangs() throws Exception {
        clinic.verified();
        clinic.gate.hanging = new CountDownLatch(1);
        clinic.clock.pass(Duration.ofMinutes(2));

        for (int i = 0; i < 20; i++) {
            Instant began = Instant.now();
            assertThat(clinic.visit(olivia("/")).body()).isEqualTo(Clinic.SECRET);
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMillis(1_900));
            clinic.clock.pass(Duration.ofSeconds(6));
        }
        assertThat(clinic.gate.count("stillTrusted"))
                .as("one look is under way")
                .isEqualTo(1);
        clinic.gate.hanging.countDown();
    }

    @Test
    void anAnswerThatComesAfterTheRequestCountsForTheNext() throws Exception {
        clinic.verified();
        CountDownLatch answer = new CountDownLatch(1);
        clinic.gate.hanging = answer;
        clinic.gate.trusted = false;
        clinic.gate.decision = Decision.unavailable();
        clinic.clock.pass(Duration.ofMinutes(2));
        assertThat(clinic.visit(olivia("/")).body()).isEqualTo(Clinic.SECRET);

        clinic.gate.hanging = null;
        answer.countDown();

        await(() -> {
            clinic.clock.pass(Duration.ofSeconds(6)); // no look within five seconds of the one without an answer
            return clinic.visit(olivia("/")).status == 503;
        });
        assertThat(clinic.gate.count("stillTrusted")).as("asked once").isEqualTo(1);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant latest = Instant.now().plusSeconds(10);
        while (!condition.call()) {
            assertThat(Instant.now()).as("not within ten seconds").isBefore(latest);
        }
    }

    /** The time to the next one counts from the end of a look: otherwise one that took longer would be repeated at once. */
    @Test
    void aLookThatTookLongIsNotRepeatedWithTheNextRequest() throws Exception {
        clinic.verified();
        clinic.clock.pass(Duration.ofMinutes(2));
        clinic.gate.whileLooking = () -> {
            clinic.clock.pass(Duration.ofSeconds(8));
            throw new IllegalStateException("the database does not answer");
        };
        clinic.visit(olivia("/"));

        clinic.visit(olivia("/"));

        assertThat(clinic.gate.count("stillTrusted")).isEqualTo(1);
    }

    @Test
    void thePageSpeaksTheLanguageOfThePerson() throws Exception {
        clinic.gate.failure = new IllegalStateException();
        FakeRequest request = olivia("/");
        request.locale = Locale.forLanguageTag("de-AT");

        assertThat(clinic.visit(request).body()).contains("<html lang=\"de\">", "nicht verf&#252;gbar");
    }

    private FakeRequest olivia(String path) {
        return FakeRequest.page(path).as("olivia").in(clinic.session);
    }

    /** Never says who is signed in. */
    public static final class Failing implements AccountResolver {
        @Override
        public Account resolve(HttpServletRequest request, String directory) {
            throw new IllegalStateException("the application's database is down");
        }
    }
}
