package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.gate.Decision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that is kept waits for the code, and goes: with a click, with the person, with time. */
@NullUnmarked
class KeptFormTest {

    private static final String FORM_PAGE = "/clinic/second-factor/form";

    private final KeptFormFixture form = new KeptFormFixture();
    private final Clinic clinic = form.clinic;

    @Test
    void waitsAfterTheCodeAndIsSentByThePersonAlone() throws Exception {
        form.trustEnds();
        FakeResponse led = clinic.visit(form.note("text=take+two&_csrf_token=x%3D1&text=daily"));
        assertThat(led.status).isEqualTo(303);
        assertThat(led.header("Location")).isEqualTo("/countersign/verify?ticket=ticket-1");

        assertThat(form.verified().header("Location")).isEqualTo(FORM_PAGE);
        FakeResponse page = form.page();

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
        form.keptAndVerified("text=a");
        form.page();
        assertThat(form.page().body()).contains("value=\"a\"");

        clinic.visit(form.note("text=a"));

        assertThat(clinic.served).isOne();
        assertThat(form.page().header("Location")).isEqualTo("/clinic/");
    }

    @Test
    void leadsBackAndGoesWhenItIsDeclined() throws Exception {
        form.keptAndVerified("text=a");

        FakeResponse foreign = clinic.visit(
                form.decline().header("Sec-Fetch-Site", "cross-site").header("Origin", "https://evil.example"));
        assertThat(foreign.status).isEqualTo(404);
        assertThat(form.page().body()).contains("value=\"a\"");

        FakeResponse response = clinic.visit(form.decline());
        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo("/clinic/notes/7/edit?x=1");
        assertThat(form.page().header("Location")).isEqualTo("/clinic/");
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
        form.trustEnds();
        clinic.visit(form.note("text=a").header("Referer", referrer));
        form.verified();

        assertThat(clinic.visit(form.decline()).header("Location")).isEqualTo("/clinic/");
    }

    @Test
    void namesValuesAndAddressesAreOnlyText() throws Exception {
        form.trustEnds();
        FakeRequest request = form.note("%22%3E%3Cscript%3Ea=%27%22%3E%3C/form%3E%3Cimg%20src%3Dx%3E%0d%0a%26quot%3B");
        request.query = "q=\"><script>";
        clinic.visit(request);
        form.verified();

        String body = form.page().body();

        assertThat(body).doesNotContain("<script", "<img", "&quot;", "q=\"");
        assertThat(body)
                .contains("name=\"&#34;&#62;&#60;script&#62;a\"")
                .contains("value=\"&#39;&#34;&#62;&#60;/form&#62;&#60;img src=x&#62;&#13;&#10;&#38;quot;\"")
                .contains("?q=&#34;&#62;&#60;script&#62;\"");
    }

    @Test
    void nobodyElseSeesOrSendsIt() throws Exception {
        form.trustEnds();
        clinic.visit(form.note("text=diagnosis"));
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);

        FakeResponse response = clinic.visit(
                FakeRequest.page("/second-factor/form").as("marcus").in(clinic.session));

        assertThat(response.body()).doesNotContain("diagnosis");
        assertThat(response.header("Location")).isEqualTo("/clinic/");
        assertThat(form.kept()).isNull();
        assertThat(form.page().body()).doesNotContain("diagnosis");
    }

    @Test
    void goesAsSoonAsSomebodyElseIsSignedIn() throws Exception {
        form.keptAndVerified("text=a");
        clinic.visit(FakeRequest.fetch("/").as("marcus").in(clinic.session));
        assertThat(form.kept()).isNull();
    }

    @Test
    void anotherRoleIsAnotherAccount() throws Exception {
        form.keptAndVerified("text=diagnosis");

        FakeRequest promoted =
                FakeRequest.page("/second-factor/form").as("olivia").roles("owner");
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);
        clinic.clock.pass(Duration.ofMinutes(2));

        assertThat(clinic.visit(promoted.in(clinic.session)).body()).doesNotContain("diagnosis");
        assertThat(form.kept()).isNull();
    }

    @Test
    void isNotShownBeforeTheCode() throws Exception {
        form.trustEnds();
        clinic.visit(form.note("text=diagnosis"));

        FakeResponse response = form.page();

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
        form.keptAndVerified("text=a");
        clinic.servlet = (request, response) -> request.logout();
        clinic.visit(FakeRequest.page("/logout").as("olivia").in(clinic.session));
        assertThat(form.kept()).isNull();
    }

    @Test
    void goesWhenNobodyIsSignedInAnyMore() throws Exception {
        form.keptAndVerified("text=a");
        clinic.visit(FakeRequest.page("/").in(clinic.session));
        assertThat(form.kept()).isNull();
    }

    @Test
    void waitsNoLongerThanASignIn() throws Exception {
        form.keptAndVerified("text=a");
        clinic.clock.pass(Duration.ofMinutes(15));
        assertThat(form.page().header("Location")).isEqualTo("/clinic/");
        assertThat(form.kept()).isNull();
    }

    @Test
    void aSecondFormReplacesTheFirstAndAPageOfAnotherTabDoesNot() throws Exception {
        form.trustEnds();
        clinic.visit(form.note("text=first"));
        clinic.visit(form.note("text=second"));
        clinic.visit(FakeRequest.page("/patients").as("olivia").in(clinic.session));

        assertThat(form.verified().header("Location")).isEqualTo(FORM_PAGE);
        assertThat(form.page().body()).contains("value=\"second\"").doesNotContain("first");
    }

    @Test
    void survivesWithTheSessionAndDoesNotPrintItsText() throws Exception {
        form.keptAndVerified("text=diagnosis");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(form.kept());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            KeptForm read = (KeptForm) in.readObject();
            assertThat(read.body().fields().get(0).value()).isEqualTo("diagnosis");
            assertThat(read.toString() + read.body() + read.body().fields()).doesNotContain("diagnosis");
        }
    }
}
