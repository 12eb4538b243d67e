package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages in a language that is written from right to left. */
class RightToLeftIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void fitsTheScreen(Device device) {
        Colleague owner = Colleague.owner();
        Window window = browsers.open(device, options -> options.setLocale(Stage.RIGHT_TO_LEFT));
        window.signIn(owner).at("verify").openHelp();
        check(window);
        window.answer("1").at("verify");
        check(window);
        window.answer(browsers.telephone().codeFor(owner)).atClinic(Window.DASHBOARD);

        window.openAccount();
        check(window);
        window.press("turn-off").at("turn-off");
        check(window);
        window.openPerson(Colleague.withTexts().name());
        check(window);
        for (String page : new String[] {"people", "policy", "audit"}) {
            check(window.open(page));
        }
        Window newcomer = browsers.open(device, options -> options.setLocale(Stage.RIGHT_TO_LEFT));
        check(newcomer.signIn(Colleague.newcomer()).at("set-up-phone"));
    }

    private static void check(Window window) {
        assertThat(window.element("html")).hasAttribute("dir", "rtl");
        window.assertFitsTheScreen();
        AccessibilityIT.check(window);
    }
}
