package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TurnOffIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @ParameterizedTest
    @EnumSource
    void takesThePasswordAndAConfirmation(Device device) {
        Colleague colleague = Colleague.withTexts();
        Window remembered = browsers.open().signIn(colleague).at("verify").choose("remember-year");
        remembered.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
        Window window = atPassword(browsers.open(device), colleague);
        window.shows(
                "Riverside Clinic requires two-factor authentication: your next sign-in asks you to set it up again.");
        window.shows("We tell the number ending in " + colleague.lastTwoDigits());

        window.confirmPassword().at("turn-off");
        assertThat(window.element("#password")).hasCount(0);
        window.press("confirm").at("account").shows("You turned two-factor authentication off.");

        window.shows("Two-factor authentication is off.");
        assertThat(browsers.telephone().newestTo(colleague.number()).code())
                .as("the phone is told")
                .isNull();
        window.goTo(DASHBOARD).atClinic(DASHBOARD);
        browsers.open(device).signIn(colleague).at("set-up-phone");
        window.openAccount().press("turn-on").at("set-up-password");
    }

    @Test
    void staysOnIfThePersonGoesBack() {
        Colleague colleague = Colleague.withTexts();
        Window window = atPassword(browsers.open(), colleague);

        window.press("back").at("account").press("turn-off").at("turn-off").confirmPassword();
        window.at("turn-off").press("back").at("account").shows("Two-factor authentication is on.");
    }

    @Test
    void asksForNoPasswordAgainAfterAReload() {
        Window window = atPassword(browsers.open(), Colleague.withTexts());
        window.confirmPassword().at("turn-off");
        assertThat(window.element("#confirm")).isVisible();

        window.page().reload();

        assertThat(window.at("turn-off").element("#confirm")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP", "DESKTOP_WITHOUT_SCRIPT"})
    void happensOnceAfterADoubleClick(Device device) {
        Window window = atPassword(browsers.open(device), Colleague.withTexts());
        window.confirmPassword().at("turn-off");

        window.element("#confirm").dblclick();

        window.at("account").shows("You turned two-factor authentication off.");
        window.goTo(DASHBOARD).atClinic(DASHBOARD);
    }

    @Test
    void wasDoneInAnotherTab() {
        Window window = atPassword(browsers.open(), Colleague.withTexts());
        window.confirmPassword().at("turn-off");
        Window other = window.newTab().goTo("/countersign/turn-off").at("turn-off");
        window.press("confirm").at("account").shows("You turned two-factor authentication off.");

        other.press("confirm").at("account").shows("Two-factor authentication is off already.");
        other.page().goBack();
        other.at("account");
    }

    @Test
    void isOverAfterSigningOut() {
        Colleague colleague = Colleague.withTexts();
        Window window = atPassword(browsers.open(), colleague);
        window.confirmPassword().at("turn-off");
        window.newTab().goTo(DASHBOARD).atClinic(DASHBOARD).press("sign-out").atSignIn();

        window.press("confirm").at("expired");

        browsers.open().signIn(colleague).at("verify");
    }

    @Test
    void waitsAfterManyWrongPasswords() {
        Window window = atPassword(browsers.open(), Colleague.withTexts());
        for (int i = 0; i < 9; i++) {
            window.type("password", "wrong").press("continue").at("turn-off");
            window.complainsAbout("password", "That is not your password. Enter the one that you sign in with");
        }
        window.type("password", "wrong").press("continue").at("turn-off").shows("Too many wrong passwords.");

        window.confirmPassword().at("turn-off").shows("Too many wrong passwords.");
        assertThat(window.element("#confirm")).hasCount(0);
    }

    @Test
    void confirmsOneChangeAndNoOther() {
        Window window = atPassword(browsers.open(), Colleague.withTexts());
        window.confirmPassword().at("turn-off");

        window.goTo("/countersign/change-phone").at("change-phone");
        assertThat(window.element("#password")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isAccessible(ColorScheme scheme) {
        Window window = browsers.open(Device.PHONE, options -> options.setColorScheme(scheme));
        atPassword(window, Colleague.withTexts());
        AccessibilityIT.check(window);
        EveryDeviceIT.assertTargets(window);
        window.confirmPassword().at("turn-off");
        AccessibilityIT.check(window);
        EveryDeviceIT.assertTargets(window);
    }

    private Window atPassword(Window window, Colleague colleague) {
        window.signIn(colleague).at("verify");
        window.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
        return window.openAccount().press("turn-off").at("turn-off");
    }
}
