package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a form that a verified person sends from a page of the application is kept. */
@NullUnmarked
class WhichFormsAreKeptTest {

    private final KeptFormFixture form = new KeptFormFixture();
    private final Clinic clinic = form.clinic;

    @ParameterizedTest
    @ValueSource(strings = {"/notes/7;a", "/a/..;/b", "/a//b", "/a%2e", "/a%0d%0aSet-Cookie:x", "/a\r\nb"})
    void anAddressWithMoreThanOneMeaningIsNotKept(String path) throws Exception {
        form.trustEnds();
        FakeRequest request = form.note("text=a");
        request.uri = "/clinic" + path;

        FakeResponse response = clinic.visit(request);

        assertThat(response.header("Location")).startsWith("/countersign/verify?ticket=");
        assertThat(form.kept()).isNull();
    }

    @Test
    void aFormOfAForeignSiteIsNotKept() throws Exception {
        form.trustEnds();
        clinic.visit(form.note("text=a").header("Sec-Fetch-Site", "cross-site"));
        clinic.visit(form.note("text=a").header("Sec-Fetch-Site", "same-site"));
        clinic.visit(form.note("text=a").header("Sec-Fetch-Site", "none"));
        for (String origin : new String[] {"https://evil.example", "http://clinic.example", "null", null}) {
            FakeRequest request = form.note("text=a");
            request.headers.remove("Sec-Fetch-Site");
            request.headers.remove("Origin");
            if (origin != null) {
                request.header("Origin", origin);
            }
            clinic.visit(request);
        }

        assertThat(form.kept()).isNull();
        assertThat(form.verified().header("Location")).isEqualTo("/clinic/");
    }

    @Test
    void aForeignFormWithACookieOfOursIsNotKeptEither() throws Exception {
        form.trustEnds();
        clinic.visit(FakeRequest.page("/").as("olivia").in(clinic.session));
        FakeRequest request = form.note("text=a").header("Origin", "null");
        request.headers.remove("Sec-Fetch-Site");
        clinic.visit(request.cookie(
                "__Host-countersign-visit",
                SigningInVisit.in(clinic.session.http).visitCookie()));

        assertThat(form.kept()).isNull();
    }

    @Test
    void theOriginHeaderOfAnOldBrowserIsEnough() throws Exception {
        form.trustEnds();
        FakeRequest request = form.note("text=a").header("Origin", "https://clinic.example");
        request.headers.remove("Sec-Fetch-Site");
        clinic.visit(request);

        assertThat(form.kept()).isNotNull();
    }

    @Test
    void theRequestOfASignInIsNotKept() throws Exception {
        clinic.visit(form.note("user=olivia"));
        assertThat(form.kept()).isNull();
        clinic.visit(form.note("user=olivia"));
        assertThat(form.kept()).isNull();
    }

    @Test
    void aSignInInsideARequestIsNotKeptEvenInAnEarlierSession() throws Exception {
        form.trustEnds();
        FakeRequest request = form.note("user=olivia");
        request.user = null;
        clinic.servlet = (inside, response) -> {
            request.user = "olivia";
            response.getWriter().write(Clinic.SECRET);
        };

        FakeResponse response = clinic.visit(request);

        assertThat(response.body()).doesNotContain(Clinic.SECRET);
        assertThat(form.kept()).isNull();
    }

    @Test
    void aSessionThatWasVerifiedForSomebodyElseKeepsNothing() throws Exception {
        form.trustEnds();
        clinic.visit(form.note("text=a").as("marcus"));

        assertThat(form.kept()).isNull();
    }

    @Test
    void isKeptEvenIfABackgroundRequestNoticedTheEndFirst() throws Exception {
        form.trustEnds();
        clinic.visit(FakeRequest.fetch("/poll").as("olivia").in(clinic.session));
        clinic.visit(form.note("text=a"));

        assertThat(form.kept()).isNotNull();
    }

    @Test
    void requestsOfScriptsAreNotKept() throws Exception {
        form.trustEnds();
        FakeRequest ajax =
                form.note("text=a").header("Faces-Request", "partial/ajax").header("Sec-Fetch-Mode", "cors");
        clinic.visit(ajax.header("Sec-Fetch-Dest", "empty"));
        FakeRequest put = form.note("text=a");
        put.method = "PUT";
        clinic.visit(put);

        assertThat(form.kept()).isNull();
    }
}
