package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Trust;
import io.github.countersign.gate.VisitRequest;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The links in the application's menus. */
@NullUnmarked
class EntryPageTest {

    private final Clinic clinic = new Clinic();

    @ParameterizedTest
    @ValueSource(strings = {"account", "people", "policy", "audit"})
    void opensTheModulesPageOfTheSameName(String page) throws Exception {
        clinic.verified();

        FakeResponse response = clinic.visit(link(page));

        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo("/countersign/" + page + "?ticket=ticket-1");
        VisitRequest visit = clinic.gate.visits.get(0);
        assertThat(clinic.gate.visitors.get(0).name()).isEqualTo("olivia");
        assertThat(visit.trust()).isSameAs(FakeGate.TRUST);
        assertThat(visit.confirmation()).isEqualTo(VisitRequest.Confirmation.PASSWORD);
        assertThat(visit.applicationPath()).isEqualTo("/clinic");
        assertThat(visit.prefix()).isEqualTo("/second-factor/");
        assertThat(clinic.served).isZero();
    }

    @Test
    void aCodeConfirmsChangesInAnApplicationWithoutPasswords() throws Exception {
        clinic.with("countersign.password-verifier", "none").verified();

        clinic.visit(link("account"));

        assertThat(clinic.gate.visits.get(0).confirmation()).isEqualTo(VisitRequest.Confirmation.CODE);
    }

    @Test
    void theCookieLastsAsLongAsTheBrowserRuns() throws Exception {
        clinic.verified();

        assertThat(clinic.visit(link("account")).cookies())
                .containsExactly("__Host-countersign-visit="
                        + clinic.gate.visits.get(0).visitCookie()
                        + "; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void oneSessionHasOneVisit() throws Exception {
        clinic.verified();

        clinic.visit(link("account"));
        clinic.visit(link("people"));

        VisitRequest first = clinic.gate.visits.get(0);
        VisitRequest second = clinic.gate.visits.get(1);
        assertThat(second.state()).isEqualTo(first.state()).isNotEqualTo(second.visitCookie());
        assertThat(second.visitCookie()).isEqualTo(first.visitCookie());
    }

    @Test
    void theMomentOfTheSignInOutlivesLaterLooks() throws Exception {
        long signedInAt = clinic.clock.millis();
        clinic.verified();
        clinic.clock.pass(Duration.ofHours(1));
        clinic.visit(FakeRequest.page("/").as("olivia").in(clinic.session));
        clinic.clock.pass(Duration.ofHours(1));

        clinic.visit(link("account"));

        assertThat(clinic.gate.count("stillTrusted")).isEqualTo(2);
        assertThat(clinic.gate.visits.get(0).signedInAt()).isEqualTo(signedInAt);
    }

    @Test
    void opensAfterTheCodeForSomebodyNotVerifiedYet() throws Exception {
        FakeResponse response = clinic.visit(link("people"));

        assertThat(response.header("Location")).isEqualTo("/countersign/verify?ticket=ticket-1");
        assertThat(clinic.gate.visits.get(0).trust()).isNull();
        assertThat(clinic.gate.visits.get(0).trust()).isNull();
        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/second-factor/people");
        assertThat(ManagingVisit.in(clinic.session.http)).isNull();
    }

    @Test
    void leadsHomeWithoutASignIn() throws Exception {
        FakeResponse response = clinic.visit(FakeRequest.page("/second-factor/account"));

        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo("/clinic/");
        assertThat(clinic.gate.questions).isEmpty();
    }

    @Test
    void acceptsOnlyGet() throws Exception {
        clinic.verified();

        FakeResponse response = clinic.visit(
                FakeRequest.form("/second-factor/account").as("olivia").in(clinic.session));

        assertThat(response.status).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("GET");
        assertThat(clinic.gate.questions).isEmpty();
    }

    @Test
    void aBackgroundRequestOpensNothing() throws Exception {
        clinic.verified();

        FakeResponse fetch = clinic.visit(
                FakeRequest.fetch("/second-factor/account").as("olivia").in(clinic.session));
        FakeResponse prefetch = clinic.visit(link("account").header("Sec-Purpose", "prefetch"));
        FakeResponse frame = clinic.visit(link("account").header("Sec-Fetch-Dest", "iframe"));

        assertThat(fetch.status).isEqualTo(401);
        assertThat(fetch.body()).contains("\"location\":\"/clinic/second-factor/account\"");
        assertThat(prefetch.status).isEqualTo(401);
        assertThat(frame.body()).contains("target=\"_top\"");
        assertThat(clinic.gate.questions).isEmpty();
        assertThat(ManagingVisit.in(clinic.session.http)).isNull();
    }

    @Test
    void aTrustThatWasRevokedSinceTheLastLookIsJudgedAgain() throws Exception {
        ManagingVisit before = clinic.visiting();
        clinic.gate.revoked.add(FakeGate.TRUST);

        FakeResponse response = clinic.visit(link("account"));

        assertThat(response.header("Location")).startsWith("/countersign/verify?ticket=");
        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/second-factor/account");
        assertThat(clinic.isStamped()).isFalse();
        assertThat(clinic.gate.ended).containsExactly(before.state());
    }

    @Test
    void beingLetInAgainWithoutNewProofIsNotANewSignIn() throws Exception {
        long signedInAt = clinic.clock.millis();
        ManagingVisit before = clinic.visiting();
        clinic.clock.pass(Duration.ofSeconds(10));
        clinic.gate.revoked.add(FakeGate.TRUST);
        Trust fresh = new Trust(7, 2, null);
        clinic.gate.decision = Decision.pass(fresh, Decision.WITH_THE_SESSION);

        FakeResponse response = clinic.visit(link("account"));

        assertThat(response.header("Location")).startsWith("/countersign/account?ticket=");
        VisitRequest visit = clinic.gate.visits.get(clinic.gate.visits.size() - 1);
        assertThat(visit.trust()).isSameAs(fresh);
        assertThat(visit.signedInAt()).isEqualTo(signedInAt);
        assertThat(visit.state()).isNotEqualTo(before.state());
    }

    @Test
    void aTrustThatStaysRevokedIsA503() throws Exception {
        clinic.verified();
        clinic.gate.revoked.add(FakeGate.TRUST);
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);

        assertThat(clinic.visit(link("account")).status).isEqualTo(503);
    }

    @Test
    void aServiceThatDoesNotAnswerIsA503() throws Exception {
        clinic.verified();
        clinic.gate.failure = new IllegalStateException();

        assertThat(clinic.visit(link("account")).status).isEqualTo(503);
    }

    private FakeRequest link(String page) {
        return FakeRequest.page("/second-factor/" + page).as("olivia").in(clinic.session);
    }
}
