package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.fake.FakeSession;
import io.github.countersign.gate.CookieNames;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ReturnPageTest {

    private static final Return NOT_REMEMBERED = new Return(FakeGate.TRUST, Decision.WITH_THE_SESSION, null);

    private final Clinic clinic = new Clinic();

    @Test
    void leadsToTheWantedPageStampedUnderANewSessionId() throws Exception {
        SigningInVisit pending = clinic.pending("/patients/7?tab=notes");
        String before = clinic.session.id;

        FakeResponse response = clinic.visit(clinic.comesBack(pending, NOT_REMEMBERED));

        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo("/clinic/patients/7?tab=notes");
        assertThat(response.cookies())
                .containsExactly("__Host-countersign-visit=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
        assertThat(clinic.isStamped()).isTrue();
        assertThat(clinic.session.id).isNotEqualTo(before);
        assertThat(SigningInVisit.in(clinic.session.http)).isNull();
        assertThat(clinic.visit(FakeRequest.page("/").as("olivia").in(clinic.session))
                        .body())
                .isEqualTo(Clinic.SECRET);
    }

    @Test
    void setsTheCookieOfARememberedBrowserUntilItsEnd() throws Exception {
        SigningInVisit pending = clinic.pending("/");
        long until = clinic.clock.millis() + Duration.ofDays(365).toMillis();

        FakeResponse response =
                clinic.visit(clinic.comesBack(pending, new Return(FakeGate.TRUST, until, "remembered")));

        assertThat(response.cookies())
                .contains(CookieNames.browser(pending.account(), true)
                        + "=remembered; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void aTicketIsGoodOnce() throws Exception {
        SigningInVisit pending = clinic.pending("/");
        clinic.visit(clinic.comesBack(pending, NOT_REMEMBERED));
        clinic.session.attributes.remove(Stamp.ATTRIBUTE);
        clinic.session.attributes.put(SigningInVisit.ATTRIBUTE, pending);
        FakeRequest again = clinic.comesBack(pending, NOT_REMEMBERED);
        clinic.gate.returns.clear();

        assertStaysOut(again);
    }

    @Test
    void theCookieOfAnotherBrowserStaysOut() throws Exception {
        SigningInVisit pending = clinic.pending("/");
        FakeRequest back = clinic.comesBack(pending, NOT_REMEMBERED);
        back.cookies.clear();
        assertStaysOut(back);

        back.cookie("__Host-countersign-visit", "x".repeat(43));
        assertStaysOut(back);
    }

    @Test
    void theStateOfAnotherSessionStaysOut() throws Exception {
        SigningInVisit pending = clinic.pending("/");
        FakeRequest back = clinic.comesBack(pending, NOT_REMEMBERED);
        FakeSession other = new FakeSession();
        clinic.visit(FakeRequest.page("/").as("olivia").in(other));

        FakeResponse response = clinic.visit(back.in(other));

        assertThat(response.header("Location")).startsWith("/countersign/verify");
        assertThat(other.attributes).doesNotContainKey(Stamp.ATTRIBUTE);
    }

    @Test
    void anotherAccountStaysOut() throws Exception {
        SigningInVisit pending = clinic.pending("/");

        assertStaysOut(clinic.comesBack(pending, NOT_REMEMBERED).as("marcus"));
        assertThat(clinic.gate.questions).doesNotContain("redeem");
    }

    /** A browser sends the credentials of a folder to the pages of that folder alone, and a filter checks them only there. */
    @Test
    void whereNobodyCanBeToldTheTicketIsForThePersonWhomTheSessionWaitsFor() throws Exception {
        SigningInVisit pending = clinic.pending("/");

        clinic.visit(clinic.comesBack(pending, NOT_REMEMBERED).as(null));

        assertThat(clinic.isStamped()).isTrue();
        assertThat(clinic.visit(FakeRequest.page("/").as("olivia").in(clinic.session))
                        .body())
                .isEqualTo(Clinic.SECRET);
    }

    @Test
    void textThatIsNotATicketIsNotAskedAbout() throws Exception {
        SigningInVisit pending = clinic.pending("/");
        FakeRequest back = clinic.comesBack(pending, NOT_REMEMBERED);
        for (String query : new String[] {null, "ticket=", "ticket=short", "ticket=" + "%2e".repeat(43)}) {
            back.query = query;
            assertStaysOut(back);
        }
        assertThat(clinic.gate.questions).doesNotContain("redeem");
    }

    @Test
    void aPrefetchRedeemsNothing() throws Exception {
        SigningInVisit pending = clinic.pending("/");

        FakeResponse response =
                clinic.visit(clinic.comesBack(pending, NOT_REMEMBERED).header("Sec-Purpose", "prefetch"));

        assertThat(response.status).isEqualTo(401);
        assertThat(clinic.gate.questions).doesNotContain("redeem");
        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void aFailureOfTheServiceStaysOut() throws Exception {
        SigningInVisit pending = clinic.pending("/");
        FakeRequest back = clinic.comesBack(pending, NOT_REMEMBERED);
        clinic.gate.failure = new IllegalStateException();

        assertThat(clinic.visit(back).status).isEqualTo(503);
        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void withoutATicketItGoesOnAndKeepsTheWantedPage() throws Exception {
        clinic.pending("/patients/7");

        FakeResponse response = clinic.visit(
                FakeRequest.page("/second-factor/return").as("olivia").in(clinic.session));

        assertThat(response.header("Location")).isEqualTo("/countersign/verify?ticket=ticket-2");
        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/patients/7");
    }

    @Test
    void leadsHomeWithoutASignInOrIfAlreadyVerified() throws Exception {
        assertThat(clinic.visit(FakeRequest.page("/second-factor/return")).header("Location"))
                .isEqualTo("/clinic/");

        clinic.verified();
        FakeRequest again = FakeRequest.page("/second-factor/return?ticket=" + Clinic.TICKET)
                .as("olivia")
                .in(clinic.session);
        assertThat(clinic.visit(again).header("Location")).isEqualTo("/clinic/");
        assertThat(clinic.served).isZero();
    }

    @Test
    void otherNamesBelowThePrefixAreNotFoundAndNeverReachTheApplication() throws Exception {
        clinic.verified();

        for (String path : new String[] {"/second-factor/", "/second-factor/statuses", "/second-factor/return/x"}) {
            FakeResponse response =
                    clinic.visit(FakeRequest.page(path).as("olivia").in(clinic.session));
            assertThat(response.status).isEqualTo(404);
        }
        assertThat(clinic.served).isZero();
    }

    @Test
    void thePrefixIsFoundAcrossServletPathAndPathInfo() throws Exception {
        FakeRequest request = FakeRequest.page("").in(clinic.session);
        request.pathInfo = "/second-factor/return";
        assertThat(clinic.visit(request).status).isEqualTo(303);

        request = FakeRequest.page("/second-factor").in(clinic.session);
        request.pathInfo = "/return";
        assertThat(clinic.visit(request).status).isEqualTo(303);

        request = FakeRequest.page("/second").in(clinic.session);
        request.pathInfo = "/factor/return";
        assertThat(clinic.visit(request).body()).isEqualTo(Clinic.SECRET);
    }

    private void assertStaysOut(FakeRequest request) throws Exception {
        FakeResponse response = clinic.visit(request);
        assertThat(response.header("Location")).startsWith("/countersign/verify?ticket=");
        assertThat(clinic.isStamped()).isFalse();
    }
}
