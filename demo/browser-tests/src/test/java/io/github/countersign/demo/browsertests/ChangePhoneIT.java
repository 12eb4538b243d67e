package io.github.countersign.demo.browsertests;

import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

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
