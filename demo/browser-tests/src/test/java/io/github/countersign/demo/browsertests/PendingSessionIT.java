package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signed in with the password, and not yet with the code. */
class PendingSessionIT {

    private static final List<String> PATIENTS = List.of(
            "Amelia Thornbury",
            "Bartholomew Quince",
            "Henrietta Okonkwo",
            "Leopold Vandermeer",
            "Marigold Espinoza",
            "Thaddeus Blackwood");

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Colleague colleague = Colleague.withTexts();
    private Window clinic;
    private Window verify;

    /** One tab still shows the clinic's sign-in page; the other waits for a code. */
    @BeforeEach
    void signIn() {
        clinic = browsers.open();
        clinic.goTo(DASHBOARD).atSignIn();
        verify = clinic.newTab();
        verify.signIn(colleague).at("verify");
    }

    @AfterEach
    void sentOneTextAndLeakedNothing() {
        assertThat(browsers.telephone().countTo(colleague)).as("texts").isEqualTo(1);
        List<Recording> recordings = browsers.close();
        assertThat(recordings).isNotEmpty();
        for (Recording recording : recordings) {
            assertThat(recording.exchanges())
                    .isNotEmpty()
                    .allSatisfy(exchange -> assertThat(PATIENTS)
                            .as(exchange.toString())
                            .noneMatch(exchange.response().body()::contains));
        }
    }

    @Test
    void opensNoPageOfTheClinic() {
        for (String page : List.of("dashboard", "patients", "profile", "waiting-room", "appointments", "nowhere")) {
            verify.goTo("/clinic/" + page).at("verify");
        }
    }

    @Test
    void downloadsNothing() {
        verify.goTo("/clinic/patients.csv").at("verify");

        assertThat(fetch("/clinic/patients.csv", Map.of())).isEqualTo(401);
    }

    @Test
    void answersThePollingOfThePageWithA401() {
        assertThat(fetch("/clinic/waiting-room/now", Map.of())).isEqualTo(401);
        assertThat(fetch("/clinic/patients/search?name=a", Map.of("X-Requested-With", "XMLHttpRequest")))
                .isEqualTo(401);
        assertThat(fetch("/clinic/dashboard", Map.of("Accept", "text/html"))).isEqualTo(401);
    }

    @Test
    void tellsAProgramWhereAPersonCanGoOn() {
        APIResponse answer = clinic.page()
                .request()
                .get(
                        "/clinic/waiting-room/now",
                        RequestOptions.create()
                                .setHeader("Sec-Fetch-Mode", "cors")
                                .setHeader("Sec-Fetch-Dest", "empty"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/problem+json")
                .containsEntry("cache-control", "no-store");
        assertThat(answer.text())
                .contains("urn:countersign:second-factor-required")
                .doesNotContain(PATIENTS);
    }

    @Test
    void isNotOpenedByAPrefetch() {
        APIResponse answer = clinic.page()
                .request()
                .get(
                        DASHBOARD,
                        RequestOptions.create()
                                .setHeader("Sec-Purpose", "prefetch")
                                .setHeader("Accept", "text/html")
                                .setMaxRedirects(0));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void showsAWayOutInAFrame() {
        clinic.page()
                .evaluate(
                        "page => { const frame = document.createElement('iframe'); frame.src = page;"
                                + " document.body.append(frame); }",
                        DASHBOARD);

        assertThat(clinic.page().frameLocator("iframe").locator("a")).hasText("Continue in the whole window");
        clinic.page().frameLocator("iframe").locator("a").click();
        clinic.at("verify");
    }

    @Test
    void takesNoForm() {
        Object status = clinic.page()
                .evaluate(
                        "async page => (await fetch(page, {method: 'POST', body: new URLSearchParams({day: '2026-12-24', reason: 'x'})})).status",
                        "/clinic/appointments");

        assertThat(status).isEqualTo(401);
    }

    @Test
    void showsNothingOfAnEarlierPerson() {
        clinic.page().reload();

        clinic.at("verify").page().goBack();
        assertThat(clinic.element("#user")).hasCount(0);
    }

    private Object fetch(String address, Map<String, String> headers) {
        return clinic.page()
                .evaluate(
                        "async ([address, headers]) => (await fetch(address, {headers})).status",
                        List.of(address, headers));
    }
}
