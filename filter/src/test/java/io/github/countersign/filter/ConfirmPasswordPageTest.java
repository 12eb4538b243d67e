package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.fake.FakeSession;
import io.github.countersign.filter.identity.PasswordVerifier;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import jakarta.servlet.http.HttpServletRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class ConfirmPasswordPageTest {

    private static final String CONFIRMATION = "c".repeat(43);
    private static final String PASSWORD = " Olivia's pässword ";

    private final Clinic clinic = new Clinic().with("countersign.password-verifier", Verifier.class.getName());

    @BeforeEach
    void nothingAskedYet() {
        Verifier.asked.clear();
        Verifier.failure = null;
    }

    @Test
    void theAttemptIsCountedThenThePasswordLookedAtThenTheServiceTold() throws Exception {
        ManagingVisit visit = clinic.visiting();

        FakeResponse response = clinic.visit(form(visit, PASSWORD));

        assertLeadsToTheModule(response);
        String bound = CONFIRMATION + " " + visit.state() + " " + visit.visitCookie() + " olivia";
        assertThat(clinic.gate.passwords).containsExactly("attempt " + bound, "right " + bound);
        assertThat(Verifier.asked).containsExactly("olivia/" + PASSWORD);
        assertThat(clinic.served).isZero();
    }

    @Test
    void aWrongPasswordIsToldAsWrong() throws Exception {
        ManagingVisit visit = clinic.visiting();

        assertLeadsToTheModule(clinic.visit(form(visit, PASSWORD.strip())));

        assertThat(clinic.gate.passwords).last().asString().startsWith("wrong ");
        assertThat(clinic.isStamped()).isTrue();
    }

    @Test
    void whatTheServiceRefusesIsNotLookedAt() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.gate.attemptAllowed = false;

        assertLeadsToTheModule(clinic.visit(form(visit, PASSWORD)));

        assertThat(clinic.gate.questions).containsExactly("attemptPassword");
        assertThat(Verifier.asked).isEmpty();
    }

    @Test
    void theFormIsReadAsTheModulesPageWroteIt() throws Exception {
        FakeRequest form = form(clinic.visiting(), PASSWORD);

        clinic.visit(form);

        assertThat(form.characterEncoding).isEqualTo("UTF-8");
    }

    @Test
    void aPasswordOfUnheardOfLengthIsWrongWithoutALook() throws Exception {
        ManagingVisit visit = clinic.visiting();

        clinic.visit(form(visit, "x".repeat(1_001)));
        clinic.visit(form(visit, ""));
        clinic.visit(form(visit, null));
        assertThat(Verifier.asked).isEmpty();
        assertThat(clinic.gate.passwords)
                .filteredOn(told -> told.startsWith("wrong"))
                .hasSize(3);

        clinic.visit(form(visit, "x".repeat(1_000)));
        assertThat(Verifier.asked).hasSize(1);
    }

    @Test
    void aVerifierThatFailsCountsAsWrongAndTheLogKeepsThePasswordOut() throws Exception {
        ManagingVisit visit = clinic.visiting();
        Verifier.failure = new IllegalStateException("no " + PASSWORD, new RuntimeException(PASSWORD));

        String log = logOf(() -> assertLeadsToTheModule(clinic.visit(form(visit, PASSWORD))));

        assertThat(clinic.gate.passwords).last().asString().startsWith("wrong ");
        assertThat(log)
                .contains("java.lang.IllegalStateException", "java.lang.RuntimeException", "ConfirmPasswordPageTest")
                .doesNotContain(PASSWORD.strip());
    }

    @Test
    void aClassOfTheApplicationThatCannotBeLinkedCountsAsWrong() throws Exception {
        ManagingVisit visit = clinic.visiting();
        Verifier.failure = new NoClassDefFoundError("com/example/Hash");

        logOf(() -> assertLeadsToTheModule(clinic.visit(form(visit, PASSWORD))));

        assertThat(clinic.gate.passwords).last().asString().startsWith("wrong ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            same-origin | null                   | true
            same-site   | https://clinic.example | false
            cross-site  | null                   | false
            none        | -                      | false
            -           | https://clinic.example | true
            -           | https://evil.example   | false
            -           | null                   | true
            -           | -                      | true
            """)
    void takesTheFormOfTheSameOriginAlone(String site, String origin, boolean taken) throws Exception {
        FakeRequest form = form(clinic.visiting(), PASSWORD);
        form.headers.remove("Sec-Fetch-Site");
        if (site != null) {
            form.header("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            form.header("Origin", origin);
        }

        assertThat(clinic.visit(form).status).isEqualTo(taken ? 303 : 403);
        assertThat(Verifier.asked).hasSize(taken ? 1 : 0);
    }

    @Test
    void aHiddenOriginWithoutTheVisitsCookieIsForeign() throws Exception {
        FakeRequest form = form(clinic.visiting(), PASSWORD).header("Origin", "null");
        form.headers.remove("Sec-Fetch-Site");
        form.cookies.clear();

        assertThat(clinic.visit(form).status).isEqualTo(403);
        assertThat(clinic.gate.questions).isEmpty();
    }

    @Test
    void anotherBrowsersCookieReachesNothing() throws Exception {
        FakeRequest form = form(clinic.visiting(), PASSWORD);
        form.cookies.clear();
        form.cookie("__Host-countersign-visit", "x".repeat(43));

        assertLeadsToTheModule(clinic.visit(form));

        assertNothingAsked();
    }

    @Test
    void aPendingSessionReachesNothing() throws Exception {
        SigningInVisit pending = clinic.pending("/patients/7");
        clinic.gate.questions.clear();
        FakeRequest form = form(pending.visitCookie(), PASSWORD);

        FakeResponse response = clinic.visit(form);

        assertThat(response.header("Location")).startsWith("/countersign/verify?ticket=");
        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/patients/7");
        assertNothingAsked();
    }

    @Test
    void aVisitAloneReachesNothing() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.session.attributes.remove(Stamp.ATTRIBUTE);

        clinic.visit(form(visit, PASSWORD));

        assertNothingAsked();
    }

    @Test
    void aTrustThatWasRevokedReachesNothing() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.clock.pass(Duration.ofMinutes(1));
        clinic.gate.trusted = false;

        clinic.visit(form(visit, PASSWORD));

        assertNothingAsked();
    }

    @Test
    void nobodyReachesNothing() throws Exception {
        FakeRequest form = form(clinic.visiting(), PASSWORD);
        form.user = null;

        assertThat(clinic.visit(form).header("Location")).isEqualTo("/clinic/");
        assertNothingAsked();
    }

    @Test
    void theVisitOfAnotherAccountReachesNothing() throws Exception {
        ManagingVisit olivias = clinic.visiting();
        FakeSession marcuss = new FakeSession();
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Long.MAX_VALUE);
        clinic.visit(FakeRequest.page("/").as("marcus").in(marcuss));
        marcuss.attributes.put(ManagingVisit.ATTRIBUTE, olivias);

        assertLeadsToTheModule(clinic.visit(form(olivias, PASSWORD).as("marcus").in(marcuss)));

        assertNothingAsked();
    }

    @Test
    void withoutAVisitNothingIsAsked() throws Exception {
        clinic.verified();

        assertLeadsToTheModule(clinic.visit(form("x".repeat(43), PASSWORD)));

        assertNothingAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "'; drop table account; --"})
    void whatIsNoConfirmationIsNotAskedAbout(String confirmation) throws Exception {
        FakeRequest form = form(clinic.visiting(), PASSWORD).field("confirmation", confirmation);

        assertLeadsToTheModule(clinic.visit(form));

        assertNothingAsked();
    }

    @Test
    void aPasswordInAnAddressIsNotTaken() throws Exception {
        FakeRequest form = form(clinic.visiting(), null);
        form.query = "password=" + PASSWORD;

        assertLeadsToTheModule(clinic.visit(form));

        assertNothingAsked();
    }

    @Test
    void aServiceThatDoesNotAnswerIsNotAvailable() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.gate.failOn = "attemptPassword";
        assertThat(clinic.visit(form(visit, PASSWORD)).status).isEqualTo(503);
        assertThat(Verifier.asked).isEmpty();

        clinic.gate.failOn = "passwordChecked";
        assertThat(clinic.visit(form(visit, PASSWORD)).status).isEqualTo(503);
    }

    @Test
    void isForPostAlone() throws Exception {
        FakeRequest form = form(clinic.visiting(), PASSWORD);
        form.method = "GET";

        FakeResponse response = clinic.visit(form);

        assertThat(response.status).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("POST");
        assertNothingAsked();
    }

    @Test
    void whereThereAreNoPasswordsThereIsNoSuchPage() throws Exception {
        clinic.with("countersign.password-verifier", "none");

        assertThat(clinic.visit(form(clinic.visiting(), PASSWORD)).status).isEqualTo(404);
    }

    @Test
    void thePasswordIsKeptNowhere() throws Exception {
        FakeRequest form = form(clinic.visiting(), PASSWORD);

        FakeResponse response = clinic.visit(form);

        assertThat(form.attributes).isEmpty();
        assertThat(clinic.session.writes).isEmpty();
        assertThat(response.headers.toString() + response.body()).doesNotContain(PASSWORD.strip());
    }

    @Test
    void theNumberOfTheChangeComesBackInTheAddress() throws Exception {
        FakeRequest form = form(clinic.visiting(), PASSWORD).field("change", "17");

        assertThat(clinic.visit(form).header("Location")).isEqualTo("/countersign/confirmed?change=17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1&x=y", "17\r\nSet-Cookie: a=b", "1234567890123456789", "\u0661"})
    void nothingButANumberComesBackInTheAddress(String change) throws Exception {
        FakeRequest form = form(clinic.visiting(), PASSWORD).field("change", change);

        assertLeadsToTheModule(clinic.visit(form));
    }

    private void assertNothingAsked() {
        assertThat(clinic.gate.passwords).isEmpty();
        assertThat(Verifier.asked).isEmpty();
    }

    private static void assertLeadsToTheModule(FakeResponse response) {
        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo("/countersign/confirmed");
    }

    private FakeRequest form(ManagingVisit visit, String password) {
        return form(visit.visitCookie(), password);
    }

    private FakeRequest form(String cookie, String password) {
        return FakeRequest.form("/second-factor/confirm-password")
                .as("olivia")
                .in(clinic.session)
                .header("Sec-Fetch-Site", "same-origin")
                .cookie("__Host-countersign-visit", cookie)
                .field("confirmation", CONFIRMATION)
                .field("password", password);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static String logOf(Step step) throws Exception {
        StringWriter text = new StringWriter();
        Logger logger = Logger.getLogger(ConfirmPasswordPage.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                text.append(record.getMessage());
                record.getThrown().printStackTrace(new PrintWriter(text, true));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
        try {
            step.run();
        } finally {
            logger.removeHandler(handler);
        }
        return text.toString();
    }

    /** The application's own. */
    public static final class Verifier implements PasswordVerifier {

        static final List<String> asked = new ArrayList<>();
        static Throwable failure;

        @Override
        public boolean verify(HttpServletRequest request, Account account, String password) {
            asked.add(account.name() + "/" + password);
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            return password.equals(PASSWORD);
        }
    }
}
