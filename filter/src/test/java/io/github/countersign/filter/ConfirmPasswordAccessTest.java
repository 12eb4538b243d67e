package io.github.countersign.filter;

import static io.github.countersign.filter.ConfirmPasswordFixture.PASSWORD;
import static io.github.countersign.filter.ConfirmPasswordFixture.assertLeadsToTheModule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.ConfirmPasswordFixture.Verifier;
import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.fake.FakeSession;
import io.github.countersign.gate.Decision;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody but a verified person reaches the page, in their own visit and from the module's page. */
@NullUnmarked
class ConfirmPasswordAccessTest {

    private final ConfirmPasswordFixture fixture = new ConfirmPasswordFixture();
    private final Clinic clinic = fixture.clinic;

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
    void acceptsOnlyFormsOfTheSameOrigin(String site, String origin, boolean taken) throws Exception {
        FakeRequest form = fixture.form(clinic.visiting(), PASSWORD);
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
        FakeRequest form = fixture.form(clinic.visiting(), PASSWORD).header("Origin", "null");
        form.headers.remove("Sec-Fetch-Site");
        form.cookies.clear();

        assertThat(clinic.visit(form).status).isEqualTo(403);
        assertThat(clinic.gate.questions).isEmpty();
    }

    @Test
    void anotherBrowsersCookieReachesNothing() throws Exception {
        FakeRequest form = fixture.form(clinic.visiting(), PASSWORD);
        form.cookies.clear();
        form.cookie("__Host-countersign-visit", "x".repeat(43));

        assertLeadsToTheModule(clinic.visit(form));

        fixture.assertNothingAsked();
    }

    @Test
    void aPendingSessionReachesNothing() throws Exception {
        SigningInVisit pending = clinic.pending("/patients/7");
        clinic.gate.questions.clear();
        FakeRequest form = fixture.form(pending.visitCookie(), PASSWORD);

        FakeResponse response = clinic.visit(form);

        assertThat(response.header("Location")).startsWith("/countersign/verify?ticket=");
        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/patients/7");
        fixture.assertNothingAsked();
    }

    @Test
    void aVisitAloneReachesNothing() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.session.attributes.remove(Stamp.ATTRIBUTE);

        clinic.visit(fixture.form(visit, PASSWORD));

        fixture.assertNothingAsked();
    }

    @Test
    void aTrustThatWasRevokedReachesNothing() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.clock.pass(Duration.ofMinutes(1));
        clinic.gate.trusted = false;

        clinic.visit(fixture.form(visit, PASSWORD));

        fixture.assertNothingAsked();
    }

    @Test
    void aRequestWithoutASignInReachesNothing() throws Exception {
        FakeRequest form = fixture.form(clinic.visiting(), PASSWORD);
        form.user = null;

        assertThat(clinic.visit(form).header("Location")).isEqualTo("/clinic/");
        fixture.assertNothingAsked();
    }

    @Test
    void theVisitOfAnotherAccountReachesNothing() throws Exception {
        ManagingVisit olivias = clinic.visiting();
        FakeSession marcuss = new FakeSession();
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Long.MAX_VALUE);
        clinic.visit(FakeRequest.page("/").as("marcus").in(marcuss));
        marcuss.attributes.put(ManagingVisit.ATTRIBUTE, olivias);

        assertLeadsToTheModule(
                clinic.visit(fixture.form(olivias, PASSWORD).as("marcus").in(marcuss)));

        fixture.assertNothingAsked();
    }

    @Test
    void withoutAVisitNothingIsAsked() throws Exception {
        clinic.verified();

        assertLeadsToTheModule(clinic.visit(fixture.form("x".repeat(43), PASSWORD)));

        fixture.assertNothingAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "'; drop table account; --"})
    void anInvalidConfirmationIsNotAskedAbout(String confirmation) throws Exception {
        FakeRequest form = fixture.form(clinic.visiting(), PASSWORD).field("confirmation", confirmation);

        assertLeadsToTheModule(clinic.visit(form));

        fixture.assertNothingAsked();
    }

    @Test
    void aPasswordInAnAddressIsNotTaken() throws Exception {
        FakeRequest form = fixture.form(clinic.visiting(), null);
        form.query = "password=" + PASSWORD;

        assertLeadsToTheModule(clinic.visit(form));

        fixture.assertNothingAsked();
    }

    @Test
    void acceptsOnlyPost() throws Exception {
        FakeRequest form = fixture.form(clinic.visiting(), PASSWORD);
        form.method = "GET";

        FakeResponse response = clinic.visit(form);

        assertThat(response.status).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("POST");
        fixture.assertNothingAsked();
    }
}
