package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While a person fills in a form, the browser is forgotten from somewhere else. */
class KeptFormIT {

    private static final String APPOINTMENTS = "/clinic/appointments";
    private static final String FORM = "/clinic/second-factor/form";
    private static final String REASON = "Zahnweh – \"since\" <Friday> & müde";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Colleague colleague = Colleague.withTexts();
    private Window elsewhere;

    @ParameterizedTest
    @EnumSource
    void waitsForTheCodeAndIsSentByAClick(Device device) {
        Window window = remembered(device);
        fillIn(window.goTo(APPOINTMENTS).atClinic(APPOINTMENTS));
        trustEnds(window);
        int sent = browsers.telephone().countTo(colleague);

        window.press("book").at("verify");
        assertThat(browsers.telephone().countTo(colleague)).isEqualTo(sent + 1);
        window.answer(browsers.telephone().codeFor(colleague)).at("form");

        window.shows("Your form was not sent").shows("It goes to: /clinic/appointments");
        window.page().reload();
        window.at("form").shows("Fields in the form: 2");
        assertBooked(elsewhere, 0);
        EveryDeviceIT.assertTargets(window);

        window.press("send").atClinic(APPOINTMENTS + "?booked=yes");
        assertBooked(window, 1);
        assertThat(window.element("#appointments tbody td").first()).hasText("2026-12-01");
        assertThat(window.element("#appointments tbody td").last()).hasText(REASON);
        window.goTo(FORM).atClinic(DASHBOARD);
        assertBooked(elsewhere, 1);
    }

    @ParameterizedTest
    @EnumSource
    void isForgottenIfThePersonSaysSo(Device device) {
        Window window = kept(browsers.open(device));

        window.press("decline").atClinic(APPOINTMENTS);

        window.goTo(FORM).atClinic(DASHBOARD);
        assertBooked(window, 0);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatFilesAreNotKept(Device device) {
        Window window = remembered(device).goTo("/clinic/letters").atClinic("/clinic/letters");
        window.type("text", REASON);
        window.element("#attachment")
                .setInputFiles(new FilePayload(
                        "x-ray.txt", "text/plain", "what nobody is to see".getBytes(StandardCharsets.UTF_8)));
        trustEnds(window);

        window.press("send-letter").at("verify");
        window.answer(browsers.telephone().codeFor(colleague)).at("form");

        window.shows("Files were not kept.");
        assertThat(window.page().content()).doesNotContain("what nobody is to see", "x-ray.txt");
        window.press("send").atClinic("/clinic/letters?sent=yes");
        assertThat(window.element("#letters tbody td").first()).hasText(REASON);
        assertThat(window.element("#letters tbody td").last()).hasText("");
    }

    @ParameterizedTest
    @EnumSource
    void neverKeepsWhatIsTypedIntoAPasswordField(Device device) {
        Window window = remembered(device).goTo("/clinic/profile").atClinic("/clinic/profile");
        window.type("pin", "271828");
        trustEnds(window);

        window.press("set-pin").at("verify");
        window.answer(browsers.telephone().codeFor(colleague)).at("form-lost");

        window.shows("We did not keep what you typed: forms with passwords or codes are never kept");
        assertThat(window.page().content()).doesNotContain("271828");
        window.element("main a").click();
        window.atClinic("/clinic/profile");
        assertThat(window.element("#has-pin")).hasText("");
    }

    @ParameterizedTest
    @EnumSource
    void isGoneWhenSomebodyElseSignsIn(Device device) {
        Window window = remembered(device);
        fillIn(window.goTo(APPOINTMENTS).atClinic(APPOINTMENTS));
        trustEnds(window);
        window.press("book").at("verify");

        Colleague other = Colleague.withTexts();
        window.press("cancel").atSignIn().signIn(other).at("verify");
        window.answer(browsers.telephone().codeFor(other)).atClinic(DASHBOARD);
        window.goTo(FORM).atClinic(DASHBOARD);
        assertBooked(window, 0);

        window.press("sign-out").atSignIn().signIn(colleague).at("verify");
        window.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
        window.goTo(FORM).atClinic(DASHBOARD);
        assertBooked(window, 0);
    }

    @Test
    void isNotTheFormOfASignIn() {
        Window window = browsers.open();
        window.signIn(colleague.name(), APPOINTMENTS).at("verify");

        window.answer(browsers.telephone().codeFor(colleague)).atClinic(APPOINTMENTS);

        window.goTo(FORM).atClinic(DASHBOARD);
    }

    /** The cookie of the application's session has no SameSite of its own, so the browser sends it along for a while. */
    @Test
    void isNotAFormOfAnotherSite() {
        try (BrowserContext context = browsers.bare()) {
            Window window = remembered(new Window(context, true));
            trustEnds(window);
            String trap = "<form method=post action='" + browsers.demo().base() + APPOINTMENTS
                    + "'><input name=day value=2026-12-24><input name=reason value=planted><button id=trap>Win</button>"
                    + "</form>";
            context.route(
                    "http://elsewhere.example/",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody(trap)));
            window.goTo("http://elsewhere.example/").press("trap").at("verify");

            window.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);

            window.goTo(FORM).atClinic(DASHBOARD);
            assertBooked(window, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isAccessible(ColorScheme scheme) {
        Window window = kept(open(scheme));

        AccessibilityIT.check(window);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isAccessibleIfNothingWasKept(ColorScheme scheme) {
        Window window = remembered(open(scheme));
        window.goTo("/clinic/profile").atClinic("/clinic/profile").type("pin", "1234");
        trustEnds(window);
        window.press("set-pin").at("verify");
        window.answer(browsers.telephone().codeFor(colleague)).at("form-lost");

        AccessibilityIT.check(window);
        EveryDeviceIT.assertTargets(window);
    }

    private Window open(ColorScheme scheme) {
        return browsers.open(Device.PHONE, options -> options.setColorScheme(scheme));
    }

    private Window kept(Window opened) {
        Window window = remembered(opened);
        fillIn(window.goTo(APPOINTMENTS).atClinic(APPOINTMENTS));
        trustEnds(window);
        window.press("book").at("verify");
        return window.answer(browsers.telephone().codeFor(colleague)).at("form");
    }

    private static void fillIn(Window window) {
        window.type("day", "2026-12-01").type("reason", REASON);
    }

    private Window remembered(Device device) {
        return remembered(browsers.open(device));
    }

    private Window remembered(Window window) {
        window.signIn(colleague).at("verify").choose("remember-year");
        return window.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
    }

    /** Returns once the clinic's own script would notice. */
    private void trustEnds(Window window) {
        elsewhere = browsers.open();
        elsewhere.signInWithCode(colleague, browsers.telephone()).openAccount();
        elsewhere.press("forget-0").at("account").shows("The browser is no longer remembered.");
        Instant latest = Instant.now().plus(Duration.ofSeconds(20));
        while (poll(window) != 401) {
            assertThat(Instant.now()).as("the trust has not ended").isBefore(latest);
        }
    }

    private static int poll(Window window) {
        return window.page()
                .request()
                .get(
                        "/clinic/waiting-room/now",
                        RequestOptions.create().setHeader("X-Requested-With", "XMLHttpRequest"))
                .status();
    }

    private static void assertBooked(Window window, int times) {
        window.goTo(APPOINTMENTS).atClinic(APPOINTMENTS);
        assertThat(window.element("#appointments tbody tr")).hasCount(times);
    }
}
