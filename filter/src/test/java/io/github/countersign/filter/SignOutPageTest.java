package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignOutPageTest {

    private final Clinic clinic = new Clinic();

    @Test
    void endsTheSignInTheSessionAndWhatIsPending() throws Exception {
        SigningInVisit pending = clinic.pending("/");
        FakeRequest request = cancel().header("Sec-Fetch-Site", "same-origin");

        FakeResponse response = clinic.visit(request);

        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo("/clinic/");
        assertThat(response.cookies())
                .singleElement()
                .asString()
                .startsWith("__Host-countersign-visit=; Path=/; Max-Age=0");
        assertThat(request.user).isNull();
        assertThat(clinic.session.invalid).isTrue();
        assertThat(clinic.gate.ended).containsExactly(pending.state());
    }

    @Test
    void acceptsOnlyPost() throws Exception {
        clinic.pending("/");

        FakeResponse response = clinic.visit(
                FakeRequest.page("/second-factor/sign-out").as("olivia").in(clinic.session));

        assertThat(response.status).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("POST");
        assertThat(clinic.session.invalid).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            same-origin | null                        | 303
            same-site   | https://clinic.example      | 403
            cross-site  | null                        | 403
            none        | -                           | 403
            -           | https://clinic.example      | 303
            -           | https://clinic.example:443  | 303
            -           | https://CLINIC.example      | 303
            -           | http://clinic.example       | 403
            -           | https://clinic.example:8443 | 403
            -           | https://evil.example        | 403
            -           | nonsense                    | 403
            -           | null                        | 403
            -           | -                           | 403
            """)
    void acceptsOnlyFormsOfTheSameOrigin(String site, String origin, int status) throws Exception {
        clinic.pending("/");
        FakeRequest request = cancel();
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }

        assertThat(clinic.visit(request).status).isEqualTo(status);
        assertThat(clinic.session.invalid).isEqualTo(status == 303);
    }

    @Test
    void theVisitCookieVouchesForAHiddenOriginWithoutFetchMetadata() throws Exception {
        SigningInVisit pending = clinic.pending("/");
        FakeRequest request =
                cancel().header("Origin", "null").cookie("__Host-countersign-visit", pending.visitCookie());

        assertThat(clinic.visit(request).status).isEqualTo(303);
    }

    @Test
    void theVisitCookieVouchesForTheModulesOtherPages() throws Exception {
        ManagingVisit visit = clinic.visiting();
        FakeRequest request = cancel().header("Origin", "null").cookie("__Host-countersign-visit", visit.visitCookie());

        assertThat(clinic.visit(request).status).isEqualTo(303);
        assertThat(clinic.gate.ended).containsExactly(visit.state());
    }

    private FakeRequest cancel() {
        return FakeRequest.form("/second-factor/sign-out").as("olivia").in(clinic.session);
    }
}
