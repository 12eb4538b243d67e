package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exempt paths: nobody is held back there, and nobody gets any further by them. */
@NullUnmarked
class ExemptPathTest {

    private final Clinic clinic = new Clinic();

    @Test
    void onlyExactlyAnExemptPathPasses() throws Exception {
        clinic.with("countersign.exempt", "/logout, /health").pending("/a");

        assertThat(clinic.visit(olivia("/health")).body()).isEqualTo(Clinic.SECRET);
        assertThat(clinic.visit(olivia("/health/x")).status).isEqualTo(303);
        assertThat(clinic.visit(olivia("/Health")).status).isEqualTo(303);
        assertThat(clinic.visit(olivia("/health").dispatched(DispatcherType.FORWARD)).status)
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/..;/health",
                "//health",
                "/%68ealth/%2e",
                "/health;a=b",
                "/x/../health",
                "/health%00",
                "/a%2fhealth"
            })
    void anExemptPathPassesOnlyInItsOnePlainSpelling(String asked) throws Exception {
        clinic.with("countersign.exempt", "/health").pending("/a");
        FakeRequest request = olivia("/health");
        request.uri = "/clinic" + asked;

        FakeResponse response = clinic.visit(request);

        assertThat(clinic.served).isZero();
        assertThat(response.status).isEqualTo(303);
    }

    @Test
    void aSignInAtAnExemptPathShowsNothingThere() throws Exception {
        clinic.with("countersign.exempt", "/login").servlet = (request, response) -> {
            request.login("olivia", "password");
            response.getWriter().write(Clinic.SECRET);
            response.flushBuffer();
        };

        FakeResponse response = clinic.visit(FakeRequest.form("/login").in(clinic.session));

        assertThat(response.status).isEqualTo(303);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aSignInAsSomebodyElseAtAnExemptPathShowsNothingThere() throws Exception {
        clinic.with("countersign.exempt", "/login").pending("/a");
        clinic.servlet = (request, response) -> {
            request.login("marcus", "password");
            response.getWriter().write(Clinic.SECRET);
            response.flushBuffer();
        };

        FakeResponse response = clinic.visit(olivia("/login"));

        assertThat(response.status).isEqualTo(303);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = DispatcherType.class,
            names = {"FORWARD", "INCLUDE"})
    void theTargetOfADispatchFromAnExemptPathIsNotExempt(DispatcherType type) throws Exception {
        clinic.with("countersign.exempt", "/go").pending("/a");
        clinic.servlet = (request, response) -> {
            clinic.servlet = (inner, innerResponse) -> innerResponse.getWriter().write(Clinic.SECRET);
            clinic.pass(olivia("/WEB-INF/dashboard.jsp").dispatched(type).http, response);
        };

        FakeResponse response = clinic.visit(olivia("/go"));

        assertThat(clinic.served).isEqualTo(1);
        assertThat(response.body()).doesNotContain(Clinic.SECRET);
    }

    @Test
    void theTargetOfADispatchAfterARedirectIsNotExemptEither() throws Exception {
        clinic.with("countersign.exempt", "/go").pending("/a");
        clinic.servlet = (request, response) -> {
            response.sendRedirect("elsewhere");
            clinic.pass(olivia("/WEB-INF/dashboard.jsp").dispatched(DispatcherType.FORWARD).http, response);
        };

        clinic.visit(olivia("/go"));

        assertThat(clinic.served).isEqualTo(1);
    }

    @Test
    void aSignOutOnAnExemptPathEndsThePendingSignIn() throws Exception {
        SigningInVisit pending = clinic.with("countersign.exempt", "/logout").pending("/a");
        clinic.servlet = (request, response) -> request.logout();

        clinic.visit(olivia("/logout"));

        assertThat(clinic.gate.ended).containsExactly(pending.state());
        assertThat(clinic.session.attributes).containsOnlyKeys(SignIns.ATTRIBUTE);
    }

    private FakeRequest olivia(String path) {
        return FakeRequest.page(path).as("olivia").in(clinic.session);
    }
}
