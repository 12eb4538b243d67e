package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Olivia was verified, her trust ends, and she sends a form. */
@NullUnmarked
class KeptFormTest {

    private static final String FORM_PAGE = "/clinic/second-factor/form";

    private final Clinic clinic = new Clinic();

    @Test
    void waitsAfterTheCodeAndIsSentByThePersonAlone() throws Exception {
        trustEnds();
        FakeResponse led = clinic.visit(note("text=take+two&_csrf_token=x%3D1&text=daily"));
        assertThat(led.status).isEqualTo(303);
        assertThat(led.header("Location")).isEqualTo("/countersign/verify?ticket=ticket-1");

        assertThat(verified().header("Location")).isEqualTo(FORM_PAGE);
        FakeResponse page = formPage();

        assertThat(clinic.served).isZero();
        assertThat(page.status).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline", "script-src");
        assertThat(page.body())
                .contains(
                        "Your form was not sent",
                        "/clinic/notes/7",
                        "Fields in the form: 3",
                        "<form method=\"post\" action=\"/clinic/notes/7?tab=a\""
                                + " enctype=\"application/x-www-form-urlencoded\" accept-charset=\"UTF-8\">"
                                + "<input type=\"hidden\" name=\"text\" value=\"take two\">"
                                + "<input type=\"hidden\" name=\"_csrf_token\" value=\"x=1\">"
                                + "<input type=\"hidden\" name=\"text\" value=\"daily\">")
                .doesNotContain("<script", "Files were");
    }

    @Test
    void staysOverAReloadAndGoesWhenItIsSent() throws Exception {
        keptAndVerified("text=a");
        formPage();
        assertThat(formPage().body()).contains("value=\"a\"");

        clinic.visit(note("text=a"));

        assertThat(clinic.served).isOne();
        assertThat(formPage().header("Location")).isEqualTo("/clinic/");
    }

    @Test
    void goesWhenItIsDeclinedBackToWhereItWas() throws Exception {
        keptAndVerified("text=a");

        FakeResponse foreign =
                clinic.visit(decline().header("Sec-Fetch-Site", "cross-site").header("Origin", "https://evil.example"));
        assertThat(foreign.status).isEqualTo(404);
        assertThat(formPage().body()).contains("value=\"a\"");

        FakeResponse response = clinic.visit(decline());
        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo("/clinic/notes/7/edit?x=1");
        assertThat(formPage().header("Location")).isEqualTo("/clinic/");
        assertThat(clinic.served).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/clinic/a",
                "https://clinic.example/other/",
                "https://clinic.example/clinic/a;b",
                "https://clinic.example/clinic//evil.example/",
                "https://clinic.example/clinic/%2e%2e/x",
                "https://clinic.example/clinic/second-factor/sign-out",
                "https://clinic.example/clinic/a\r\nSet-Cookie: a=b",
                "javascript:alert(1)"
            })
    void aReferrerThatLeadsElsewhereCountsAsNone(String referrer) throws Exception {
        trustEnds();
        clinic.visit(note("text=a").header("Referer", referrer));
        verified();

        assertThat(clinic.visit(decline()).header("Location")).isEqualTo("/clinic/");
    }

    @Test
    void namesValuesAndAddressesAreOnlyText() throws Exception {
        trustEnds();
        FakeRequest request = note("%22%3E%3Cscript%3Ea=%27%22%3E%3C/form%3E%3Cimg%20src%3Dx%3E%0d%0a%26quot%3B");
        request.query = "q=\"><script>";
        clinic.visit(request);
        verified();

        String body = formPage().body();

        assertThat(body).doesNotContain("<script", "<img", "&quot;", "q=\"");
        assertThat(body)
                .contains("name=\"&#34;&#62;&#60;script&#62;a\"")
                .contains("value=\"&#39;&#34;&#62;&#60;/form&#62;&#60;img src=x&#62;&#13;&#10;&#38;quot;\"")
                .contains("?q=&#34;&#62;&#60;script&#62;\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notes/7;a", "/a/..;/b", "/a//b", "/a%2e", "/a%0d%0aSet-Cookie:x", "/a\r\nb"})
    void anAddressWithMoreThanOneMeaningIsNotKept(String path) throws Exception {
        trustEnds();
        FakeRequest request = note("text=a");
        request.uri = "/clinic" + path;

        FakeResponse response = clinic.visit(request);

        assertThat(response.header("Location")).startsWith("/countersign/verify?ticket=");
        assertThat(kept()).isNull();
    }

    @Test
    void aFormOfAForeignSiteIsNotKept() throws Exception {
        trustEnds();
        clinic.visit(note("text=a").header("Sec-Fetch-Site", "cross-site"));
        clinic.visit(note("text=a").header("Sec-Fetch-Site", "same-site"));
        clinic.visit(note("text=a").header("Sec-Fetch-Site", "none"));
        for (String origin : new String[] {"https://evil.example", "http://clinic.example", "null", null}) {
            FakeRequest request = note("text=a");
            request.headers.remove("Sec-Fetch-Site");
            request.headers.remove("Origin");
            if (origin != null) {
                request.header("Origin", origin);
            }
            clinic.visit(request);
        }

        assertThat(kept()).isNull();
        assertThat(verified().header("Location")).isEqualTo("/clinic/");
    }

    @Test
    void aForeignFormWithACookieOfOursIsNotKeptEither() throws Exception {
        trustEnds();
        clinic.visit(FakeRequest.page("/").as("olivia").in(clinic.session));
        FakeRequest request = note("text=a").header("Origin", "null");
        request.headers.remove("Sec-Fetch-Site");
        clinic.visit(request.cookie(
                "__Host-countersign-visit",
                SigningInVisit.in(clinic.session.http).visitCookie()));

        assertThat(kept()).isNull();
    }

    @Test
    void anOldBrowserIsBelievedItsOwnOrigin() throws Exception {
        trustEnds();
        FakeRequest request = note("text=a").header("Origin", "https://clinic.example");
        request.headers.remove("Sec-Fetch-Site");
        clinic.visit(request);

        assertThat(kept()).isNotNull();
    }

    @Test
    void theRequestOfASignInIsNotKept() throws Exception {
        clinic.visit(note("user=olivia"));
        assertThat(kept()).isNull();
        clinic.visit(note("user=olivia"));
        assertThat(kept()).isNull();
    }

    @Test
    void aSignInInsideARequestIsNotKeptEvenInASessionOfBefore() throws Exception {
        trustEnds();
        FakeRequest request = note("user=olivia");
        request.user = null;
        clinic.servlet = (inside, response) -> {
            request.user = "olivia";
            response.getWriter().write(Clinic.SECRET);
        };

        FakeResponse response = clinic.visit(request);

        assertThat(response.body()).doesNotContain(Clinic.SECRET);
        assertThat(kept()).isNull();
    }

    @Test
    void aSessionThatWasVerifiedForSomebodyElseKeepsNothing() throws Exception {
        trustEnds();
        clinic.visit(note("text=a").as("marcus"));

        assertThat(kept()).isNull();
    }

    @Test
    void nobodyElseSeesOrSendsIt() throws Exception {
        trustEnds();
        clinic.visit(note("text=diagnosis"));
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);

        FakeResponse response = clinic.visit(
                FakeRequest.page("/second-factor/form").as("marcus").in(clinic.session));

        assertThat(response.body()).doesNotContain("diagnosis");
        assertThat(response.header("Location")).isEqualTo("/clinic/");
        assertThat(kept()).isNull();
        assertThat(formPage().body()).doesNotContain("diagnosis");
    }

    @Test
    void goesAsSoonAsSomebodyElseIsSignedIn() throws Exception {
        keptAndVerified("text=a");
        clinic.visit(FakeRequest.fetch("/").as("marcus").in(clinic.session));
        assertThat(kept()).isNull();
    }

    @Test
    void anotherRoleIsAnotherAccount() throws Exception {
        keptAndVerified("text=diagnosis");

        FakeRequest promoted =
                FakeRequest.page("/second-factor/form").as("olivia").roles("owner");
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);
        clinic.clock.pass(Duration.ofMinutes(2));

        assertThat(clinic.visit(promoted.in(clinic.session)).body()).doesNotContain("diagnosis");
        assertThat(kept()).isNull();
    }

    @Test
    void isNotShownBeforeTheCode() throws Exception {
        trustEnds();
        clinic.visit(note("text=diagnosis"));

        FakeResponse response = formPage();

        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).startsWith("/countersign/verify?ticket=");
        assertThat(response.body()).isEmpty();
        assertThat(clinic.visit(FakeRequest.fetch("/second-factor/form")
                                .as("olivia")
                                .in(clinic.session))
                        .status)
                .isEqualTo(401);
    }

    @Test
    void goesWithTheSignOut() throws Exception {
        keptAndVerified("text=a");
        clinic.servlet = (request, response) -> request.logout();
        clinic.visit(FakeRequest.page("/logout").as("olivia").in(clinic.session));
        assertThat(kept()).isNull();
    }

    @Test
    void goesWhenNobodyIsSignedInAnyMore() throws Exception {
        keptAndVerified("text=a");
        clinic.visit(FakeRequest.page("/").in(clinic.session));
        assertThat(kept()).isNull();
    }

    @Test
    void waitsNoLongerThanASignIn() throws Exception {
        keptAndVerified("text=a");
        clinic.clock.pass(Duration.ofMinutes(15));
        assertThat(formPage().header("Location")).isEqualTo("/clinic/");
        assertThat(kept()).isNull();
    }

    @Test
    void aSecondFormReplacesTheFirstAndAPageOfAnotherTabDoesNot() throws Exception {
        trustEnds();
        clinic.visit(note("text=first"));
        clinic.visit(note("text=second"));
        clinic.visit(FakeRequest.page("/patients").as("olivia").in(clinic.session));

        assertThat(verified().header("Location")).isEqualTo(FORM_PAGE);
        assertThat(formPage().body()).contains("value=\"second\"").doesNotContain("first");
    }

    @Test
    void isKeptWhenABackgroundRequestMetTheEndFirst() throws Exception {
        trustEnds();
        clinic.visit(FakeRequest.fetch("/poll").as("olivia").in(clinic.session));
        clinic.visit(note("text=a"));

        assertThat(kept()).isNotNull();
    }

    @Test
    void requestsOfScriptsAreNotKept() throws Exception {
        trustEnds();
        FakeRequest ajax =
                note("text=a").header("Faces-Request", "partial/ajax").header("Sec-Fetch-Mode", "cors");
        clinic.visit(ajax.header("Sec-Fetch-Dest", "empty"));
        FakeRequest put = note("text=a");
        put.method = "PUT";
        clinic.visit(put);

        assertThat(kept()).isNull();
    }

    @Test
    void survivesWithTheSessionAndTellsNothing() throws Exception {
        keptAndVerified("text=diagnosis");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(kept());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            KeptForm read = (KeptForm) in.readObject();
            assertThat(read.body().fields().get(0).value()).isEqualTo("diagnosis");
            assertThat(read.toString() + read.body() + read.body().fields()).doesNotContain("diagnosis");
        }
    }

    private void trustEnds() throws Exception {
        clinic.verified();
        clinic.gate.trusted = false;
        clinic.clock.pass(Duration.ofMinutes(2));
    }

    private void keptAndVerified(String body) throws Exception {
        trustEnds();
        clinic.visit(note(body));
        verified();
    }

    private FakeRequest note(String body) {
        return FakeRequest.form("/notes/7?tab=a")
                .as("olivia")
                .in(clinic.session)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", "https://clinic.example")
                .header("Referer", "https://clinic.example/clinic/notes/7/edit?x=1")
                .body(body);
    }

    private FakeRequest decline() {
        return FakeRequest.form("/second-factor/form")
                .as("olivia")
                .in(clinic.session)
                .header("Sec-Fetch-Site", "same-origin");
    }

    private FakeResponse verified() throws Exception {
        SigningInVisit pending = SigningInVisit.in(clinic.session.http);
        clinic.gate.trusted = true;
        return clinic.visit(clinic.comesBack(pending, new Return(FakeGate.TRUST, Decision.WITH_THE_SESSION, null)));
    }

    private FakeResponse formPage() throws Exception {
        return clinic.visit(FakeRequest.page("/second-factor/form").as("olivia").in(clinic.session));
    }

    private KeptForm kept() {
        return KeptForm.in(clinic.session.http);
    }
}
