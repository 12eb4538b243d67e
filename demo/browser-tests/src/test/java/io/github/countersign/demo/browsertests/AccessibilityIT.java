package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.countersign.demo.launcher.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessibilityIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void findsNothingOnTheVerifyPage(ColorScheme scheme) {
        Colleague colleague = Colleague.withTexts();
        Window window = open(scheme);

        window.signIn(colleague).at("verify");
        check(window);
        openEverything(window);
        check(window);
        window.answer("123").complainsAbout("code", "The code has 8 digits, you entered 3");
        openEverything(window);
        check(window);
        window.resend().at("verify").shows("We sent the code again.");
        check(window);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void findsNothingOnTheStepsOfSetUp(ColorScheme scheme) {
        Colleague colleague = Colleague.newcomer();
        Window window = open(scheme);

        window.signIn(colleague).at("set-up-phone");
        openEverything(window);
        check(window);
        window.press("continue").complainsAbout("phone", "Enter your phone number");
        check(window);
        window.type("phone", colleague.number()).press("continue").at("set-up-method");
        check(window);
        window.press("continue").at("set-up-code");
        openEverything(window);
        check(window);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void findsNothingOnThePagesThatEndASignIn(ColorScheme scheme) {
        Window window = open(scheme);

        window.goTo("/countersign/verify").at("expired");
        check(window);
        window.goTo("/countersign/nowhere").at("not-found");
        check(window);
        window.goTo("/clinic/second-factor/nowhere");
        check(window.atSignIn());
        window.signIn(Colleague.withTexts()).at("verify");
        window.goTo("/clinic/second-factor/nowhere");
        check(window);
    }

    @Test
    void signsInWithTheKeyboardAlone() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        Page page = window.page();
        page.navigate(DASHBOARD);
        assertThat(window.element("#j_username")).isFocused();
        page.keyboard().type(colleague.name());
        page.keyboard().press("Tab");
        assertThat(window.element("#j_password")).isFocused();
        page.keyboard().type(Person.PASSWORD);
        page.keyboard().press("Enter");
        window.at("verify");

        page.keyboard().press("Tab");
        assertThat(window.element("#code")).isFocused();
        page.keyboard().type("1");
        page.keyboard().press("Enter");
        window.complainsAbout("code", "The code has 8 digits, you entered 1");
        page.waitForLoadState();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(window.element("#code")).isFocused();
        page.keyboard().type(browsers.telephone().codeFor(colleague));
        page.keyboard().press("Tab");
        assertThat(window.element("#remember-no")).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(window.element("#remember-year")).isChecked();
        page.keyboard().press("Tab");
        assertThat(window.element("#continue")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(window.element("#resend")).isVisible();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Space");

        window.atClinic(DASHBOARD);
    }

    @Test
    void showsWhereTheFocusIs() {
        Window window = browsers.open();
        window.signIn(Colleague.withTexts()).at("verify");

        for (int i = 0; i < 6; i++) {
            window.page().keyboard().press("Tab");
            assertThat(window.page().evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .as("the outline of " + window.page().evaluate("document.activeElement.outerHTML"))
                    .isEqualTo("solid");
        }
    }

    private Window open(ColorScheme scheme) {
        return browsers.open(Device.DESKTOP, options -> options.setColorScheme(scheme));
    }

    private static void openEverything(Window window) {
        window.page().evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })");
    }

    /** Only where scripts run: axe is one. */
    static void check(Window window) {
        if (!window.runsScripts()) {
            return;
        }
        assertThat(new AxeBuilder(window.page()).setLegacyMode(true).analyze().getViolations())
                .as("what axe finds on " + window.page().url())
                .isEmpty();
    }
}
