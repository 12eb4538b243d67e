package io.github.countersign.filter;

import static io.github.countersign.filter.ConfirmPasswordFixture.CONFIRMATION;
import static io.github.countersign.filter.ConfirmPasswordFixture.PASSWORD;
import static io.github.countersign.filter.ConfirmPasswordFixture.assertLeadsToTheModule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.ConfirmPasswordFixture.Verifier;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the password. */
@NullUnmarked
class ConfirmPasswordPageTest {

    private final ConfirmPasswordFixture fixture = new ConfirmPasswordFixture();
    private final Clinic clinic = fixture.clinic;

    @Test
    void countsTheAttemptThenChecksThePasswordThenTellsTheService() throws Exception {
        ManagingVisit visit = clinic.visiting();

        FakeResponse response = clinic.visit(fixture.form(visit, PASSWORD));

        assertLeadsToTheModule(response);
        String bound = CONFIRMATION + " " + visit.state() + " " + visit.visitCookie() + " olivia";
        assertThat(clinic.gate.passwords).containsExactly("attempt " + bound, "right " + bound);
        assertThat(Verifier.asked).containsExactly("olivia/" + PASSWORD);
        assertThat(clinic.served).isZero();
    }

    @Test
    void tellsTheServiceOfAWrongPassword() throws Exception {
        ManagingVisit visit = clinic.visiting();

        assertLeadsToTheModule(clinic.visit(fixture.form(visit, PASSWORD.strip())));

        assertThat(clinic.gate.passwords).last().asString().startsWith("wrong ");
        assertThat(clinic.isStamped()).isTrue();
    }

    @Test
    void doesNotCheckAPasswordIfTheServiceAllowsNoAttempt() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.gate.attemptAllowed = false;

        assertLeadsToTheModule(clinic.visit(fixture.form(visit, PASSWORD)));

        assertThat(clinic.gate.questions).containsExactly("attemptPassword");
        assertThat(Verifier.asked).isEmpty();
    }

    @Test
    void theFormIsReadAsTheModulesPageWroteIt() throws Exception {
        FakeRequest form = fixture.form(clinic.visiting(), PASSWORD);

        clinic.visit(form);

        assertThat(form.characterEncoding).isEqualTo("UTF-8");
    }

    @Test
    void anEmptyOrOverlongPasswordIsWrongWithoutACheck() throws Exception {
        ManagingVisit visit = clinic.visiting();

        clinic.visit(fixture.form(visit, "x".repeat(1_001)));
        clinic.visit(fixture.form(visit, ""));
        clinic.visit(fixture.form(visit, null));
        assertThat(Verifier.asked).isEmpty();
        assertThat(clinic.gate.passwords)
                .filteredOn(told -> told.startsWith("wrong"))
                .hasSize(3);

        clinic.visit(fixture.form(visit, "x".repeat(1_000)));
        assertThat(Verifier.asked).hasSize(1);
    }

    @Test
    void aVerifierThatFailsCountsAsWrongAndTheLogKeepsThePasswordOut() throws Exception {
        ManagingVisit visit = clinic.visiting();
        Verifier.failure = new IllegalStateException("no " + PASSWORD, new RuntimeException(PASSWORD));

        String log = logOf(() -> assertLeadsToTheModule(clinic.visit(fixture.form(visit, PASSWORD))));

        assertThat(clinic.gate.passwords).last().asString().startsWith("wrong ");
        assertThat(log)
                .contains("java.lang.IllegalStateException", "java.lang.RuntimeException", "ConfirmPasswordPageTest")
                .doesNotContain(PASSWORD.strip());
    }

    @Test
    void aClassOfTheApplicationThatCannotBeLinkedCountsAsWrong() throws Exception {
        ManagingVisit visit = clinic.visiting();
        Verifier.failure = new NoClassDefFoundError("com/example/Hash");

        logOf(() -> assertLeadsToTheModule(clinic.visit(fixture.form(visit, PASSWORD))));

        assertThat(clinic.gate.passwords).last().asString().startsWith("wrong ");
    }

    @Test
    void aServiceThatDoesNotAnswerIsA503() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.gate.failOn = "attemptPassword";
        assertThat(clinic.visit(fixture.form(visit, PASSWORD)).status).isEqualTo(503);
        assertThat(Verifier.asked).isEmpty();

        clinic.gate.failOn = "passwordChecked";
        assertThat(clinic.visit(fixture.form(visit, PASSWORD)).status).isEqualTo(503);
    }

    @Test
    void isNotFoundInAnApplicationWithoutPasswords() throws Exception {
        clinic.with("countersign.password-verifier", "none");

        assertThat(clinic.visit(fixture.form(clinic.visiting(), PASSWORD)).status)
                .isEqualTo(404);
    }

    @Test
    void thePasswordIsKeptNowhere() throws Exception {
        FakeRequest form = fixture.form(clinic.visiting(), PASSWORD);

        FakeResponse response = clinic.visit(form);

        assertThat(form.attributes).isEmpty();
        assertThat(clinic.session.writes).isEmpty();
        assertThat(response.headers.toString() + response.body()).doesNotContain(PASSWORD.strip());
    }

    @Test
    void theNumberOfTheChangeComesBackInTheAddress() throws Exception {
        FakeRequest form = fixture.form(clinic.visiting(), PASSWORD).field("change", "17");

        assertThat(clinic.visit(form).header("Location")).isEqualTo("/countersign/confirmed?change=17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1&x=y", "17\r\nSet-Cookie: a=b", "1234567890123456789", "\u0661"})
    void nothingButANumberComesBackInTheAddress(String change) throws Exception {
        FakeRequest form = fixture.form(clinic.visiting(), PASSWORD).field("change", change);

        assertLeadsToTheModule(clinic.visit(form));
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
}
