package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verified person signs in as somebody else, or signs out, in one request. */
@NullUnmarked
class AnotherSignInTest {

    private static final String SECRET = Clinic.SECRET;

    private final Clinic clinic = new Clinic();

    @Test
    void aSignInAsSomebodyElseInAVerifiedSessionShowsNothing() throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> {
            request.logout();
            request.login("marcus", "password");
            response.getWriter().write(SECRET);
        };

        FakeResponse response = clinic.visit(
                FakeRequest.page("/switch?user=marcus&password=x").as("olivia").in(clinic.session));

        assertHandedOff(response);
        assertThat(SigningInVisit.in(clinic.session.http).account().name()).isEqualTo("marcus");
        assertThat(clinic.isStamped()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUEST", "FORWARD", "ASYNC", "ERROR"})
    void aSignInAsSomebodyElseByThePathAloneShowsNothing(DispatcherType type) throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> {
            request.login("marcus", "password");
            response.setHeader("X-Patient", SECRET);
            response.getWriter().write(SECRET);
        };

        FakeResponse response = clinic.visit(FakeRequest.page("/magic/marcus")
                .as("olivia")
                .in(clinic.session)
                .dispatched(type));

        assertHandedOff(response);
        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void aSignInAsSomebodyElseByAHeaderShowsNothing() throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> {
            request.login("marcus", "password");
            response.getWriter().write(SECRET);
            response.flushBuffer();
        };

        FakeResponse response = clinic.visit(FakeRequest.page("/dashboard")
                .header("Authorization", "Basic bWFyY3VzOng=")
                .as("olivia")
                .in(clinic.session));

        assertHandedOff(response);
    }

    @Test
    void aSignOutByALinkShowsItsPage() throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> {
            request.logout();
            response.getWriter().write("Bye");
        };

        FakeResponse response =
                clinic.visit(FakeRequest.page("/logout").as("olivia").in(clinic.session));

        assertThat(response.body()).isEqualTo("Bye");
        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void aVerifiedPersonPostsFormsAsBefore() throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> response.getWriter().write("Saved");

        FakeResponse response =
                clinic.visit(FakeRequest.form("/save").as("olivia").in(clinic.session));

        assertThat(response.body()).isEqualTo("Saved");
        assertThat(clinic.gate.questions).isEmpty();
        assertThat(clinic.session.writes).isEmpty();
    }

    @Test
    void aSignOutByFormEndsTheStamp() throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> {
            request.logout();
            response.getWriter().write("Bye");
        };

        FakeResponse response =
                clinic.visit(FakeRequest.form("/logout").as("olivia").in(clinic.session));

        assertThat(response.body()).isEqualTo("Bye");
        assertThat(clinic.isStamped()).isFalse();
    }

    private FakeRequest login() {
        return FakeRequest.form("/login").in(clinic.session);
    }

    private static void assertHandedOff(FakeResponse response) {
        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).startsWith("/countersign/verify?ticket=");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("X-Patient")).isNull();
        assertThat(response.header("Content-Type")).isNull();
        assertThat(response.body()).isEmpty();
    }
}
