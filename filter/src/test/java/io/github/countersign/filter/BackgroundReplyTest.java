package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.gate.Decision;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests whose answers nobody sees as a page, in a session that still needs its second factor. */
@NullUnmarked
class BackgroundReplyTest {

    private final Clinic clinic = new Clinic();

    @AfterEach
    void nothingWasSentOrShown() {
        assertThat(clinic.gate.visits).isEmpty();
        assertThat(clinic.served).isZero();
    }

    @Test
    void tellsAScriptWhereToContinue() throws Exception {
        FakeResponse response = clinic.visit(olivia(FakeRequest.fetch("/api/patients")));

        assertThat(response.status).isEqualTo(401);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"urn:countersign:second-factor-required\",\"title\":\"Second factor required\","
                        + "\"status\":401,\"detail\":\"To go on, open the address in location as a page.\","
                        + "\"location\":\"/clinic/second-factor/return\"}");
    }

    @Test
    void redirectsFacesInItsOwnFormat() throws Exception {
        FakeResponse response =
                clinic.visit(olivia(FakeRequest.fetch("/x.xhtml").header("Faces-Request", "partial/ajax")));

        assertThat(response.status).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("text/xml;charset=UTF-8");
        assertThat(response.body()).contains("<redirect url=\"/clinic/second-factor/return\"/>");
    }

    @Test
    void redirectsHtmxByItsHeader() throws Exception {
        FakeResponse response = clinic.visit(olivia(FakeRequest.fetch("/x").header("HX-Request", "true")));

        assertThat(response.status).isEqualTo(401);
        assertThat(response.header("HX-Redirect")).isEqualTo("/clinic/second-factor/return");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void turboLoadsTheWholePageAgain() throws Exception {
        FakeResponse response = clinic.visit(olivia(FakeRequest.fetch("/x").header("Turbo-Frame", "list")));

        assertThat(response.status).isEqualTo(401);
        assertThat(response.body()).contains("<meta name=\"turbo-visit-control\" content=\"reload\">");
    }

    @Test
    void aFrameShowsTheWayOut() throws Exception {
        FakeResponse response = clinic.visit(olivia(
                FakeRequest.bare("/x").header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Dest", "iframe")));

        assertThat(response.status).isEqualTo(401);
        assertThat(response.body()).contains("<a href=\"/clinic/second-factor/return\" target=\"_top\">");
    }

    @Test
    void everythingElseGetsNothing() throws Exception {
        for (FakeRequest request : new FakeRequest[] {
            FakeRequest.page("/x").header("Sec-Purpose", "prefetch"),
            FakeRequest.fetch("/events").header("Accept", "text/event-stream"),
            FakeRequest.bare("/socket").header("Upgrade", "websocket"),
            FakeRequest.bare("/logo.png").header("Sec-Fetch-Dest", "image")
        }) {
            FakeResponse response = clinic.visit(olivia(request));
            assertThat(response.status).isEqualTo(401);
            assertThat(response.body()).isEmpty();
            assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void doesNotAskAgainAboutASessionThatIsKnownToBePending() throws Exception {
        clinic.visit(olivia(FakeRequest.fetch("/poll")));
        clinic.visit(olivia(FakeRequest.fetch("/poll")));
        clinic.visit(olivia(FakeRequest.fetch("/poll")));

        assertThat(clinic.gate.questions).containsExactly("check");
    }

    @Test
    void theyNeverBecomeTheWantedPage() throws Exception {
        clinic.visit(olivia(FakeRequest.fetch("/api/patients")));

        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/");
    }

    @Test
    void makesNoSession() throws Exception {
        FakeRequest program = FakeRequest.bare("/api").as("robot");

        assertThat(clinic.visit(program).status).isEqualTo(401);
        assertThat(program.session).isNull();
    }

    @Test
    void tellsAScriptThatTheServiceIsNotReady() throws Exception {
        clinic.gate.decision = Decision.unavailable();

        FakeResponse response = clinic.visit(olivia(FakeRequest.fetch("/api")));

        assertThat(response.status).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("30");
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private FakeRequest olivia(FakeRequest request) {
        return request.as("olivia").in(clinic.session);
    }
}
