package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangePhoneIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @ParameterizedTest
    @EnumSource
    void provesTheNewNumberBeforeTheOldOneGoes(Device device) {
        Colleague colleague = Colleague.withTexts();
        String next = Colleague.newcomer().number();
        Window window = signedIn(browsers.open(device), colleague).openAccount();

        window.press("change").at("change-phone").shows("Step 1 of 4");
        window.confirmPassword().at("set-up-phone").shows("Step 2 of 4");
        window.shows(
                "Codes go to the number ending in " + colleague.lastTwoDigits() + " until the new number is proved");
        window.type("phone", next)
                .press("continue")
                .at("set-up-method")
                .press("continue")
                .at("set-up-code");
        browsers.open(device).signIn(colleague).at("verify").shows("ending in " + colleague.lastTwoDigits());
        window.answer(browsers.telephone().codeFor(next)).at("account");

        String ending = next.substring(next.length() - 2);
        window.shows("Codes now go by text to the number ending in " + ending + ".");
        window.shows("You changed the phone or how codes reach you.");
        assertThat(browsers.telephone().newestTo(colleague.number()).code())
                .as("the old phone is told")
                .isNull();
        window.goTo(DASHBOARD).atClinic(DASHBOARD);
        browsers.open(device).signIn(colleague).at("verify").shows("ending in " + ending);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isAccessible(ColorScheme scheme) {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open(Device.PHONE, options -> options.setColorScheme(scheme));
        signedIn(window, colleague).openAccount().press("change").at("change-phone");
        AccessibilityIT.check(window);
        EveryDeviceIT.assertTargets(window);
        window.type("password", "wrong").press("continue").at("change-phone");
        AccessibilityIT.check(window);
        window.confirmPassword().at("set-up-phone");
        AccessibilityIT.check(window);
        EveryDeviceIT.assertTargets(window);
        window.type("phone", "1").press("continue").at("set-up-phone");
        AccessibilityIT.check(window);
        window.type("phone", colleague.number()).press("continue").at("set-up-method");
        AccessibilityIT.check(window);
        window.press("continue").at("set-up-code");
        AccessibilityIT.check(window);
        EveryDeviceIT.assertTargets(window);
        window.answer(browsers.telephone().codeFor(colleague)).at("account");
        AccessibilityIT.check(window);
    }

    @Test
    void tellsAWrongPasswordOnce() {
        Window window = signedIn(browsers.open(), Colleague.withTexts()).openAccount();
        window.press("change").at("change-phone").type("password", "wrong").press("continue");
        window.at("change-phone")
                .complainsAbout("password", "That is not your password. Enter the one that you sign in with");

        window.openAccount().press("change").at("change-phone");

        assertThat(window.element("[role=alert]")).hasCount(0);
    }

    @Test
    void changesHowCodesReachTheSameNumber() {
        Colleague colleague = Colleague.withTexts();
        Window window = atPhone(colleague);

        window.type("phone", colleague.number()).press("continue").at("set-up-method");
        window.choose("method-voice").press("continue").at("set-up-code");
        window.answer(browsers.telephone().codeFor(colleague)).at("account");

        window.shows("Codes now go by call to the number ending in " + colleague.lastTwoDigits());
        window.goTo(DASHBOARD).atClinic(DASHBOARD);
    }

    @Test
    void asksForThePasswordForEveryChange() {
        Colleague colleague = Colleague.withTexts();
        Window window = atPhone(colleague);
        window.type("phone", colleague.number()).press("continue").at("set-up-method");
        window.press("continue").at("set-up-code");
        window.answer(browsers.telephone().codeFor(colleague)).at("account");

        window.press("change").at("change-phone");
    }

    @Test
    void isOverWhenItWasTurnedOffInAnotherTab() {
        Colleague colleague = Colleague.withTexts();
        String next = Colleague.newcomer().number();
        Window window = atPhone(colleague);
        window.type("phone", next)
                .press("continue")
                .at("set-up-method")
                .press("continue")
                .at("set-up-code");
        Window other = window.newTab().goTo("/countersign/turn-off").at("turn-off");
        other.confirmPassword().at("turn-off").press("confirm").at("account").shows("is off");

        window.answer(browsers.telephone().codeFor(next)).at("account");

        window.shows("Two-factor authentication is off, so there is no phone to change.");
        window.shows("Two-factor authentication is off.");
    }

    @Test
    void leadsEachTabOnToItsOwnChange() {
        Colleague colleague = Colleague.withTexts();
        Window turnOff = signedIn(browsers.open(), colleague)
                .openAccount()
                .press("turn-off")
                .at("turn-off");
        Window change = turnOff.newTab().goTo("/countersign/change-phone").at("change-phone");

        turnOff.confirmPassword().at("turn-off").shows("now?");
        change.confirmPassword().at("set-up-phone");
        turnOff.press("back").at("account").shows("Two-factor authentication is on.");
    }

    private Window atPhone(Colleague colleague) {
        return signedIn(browsers.open(), colleague)
                .openAccount()
                .press("change")
                .at("change-phone")
                .confirmPassword()
                .at("set-up-phone");
    }

    private Window signedIn(Window window, Colleague colleague) {
        window.signIn(colleague).at("verify");
        return window.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
    }
}
