package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TurnOnIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @ParameterizedTest
    @EnumSource
    void takesFourSteps(Device device) {
        Colleague client = Colleague.client();
        Window window = browsers.open(device).signIn(client).atClinic(DASHBOARD).openAccount();
        window.shows("Two-factor authentication is off.").shows("A password can be guessed or stolen.");

        window.press("turn-on").at("set-up-password").shows("Step 1 of 4");
        window.confirmPassword().at("set-up-phone").shows("Step 2 of 4");
        window.type("phone", client.nationalNumber()).press("continue").at("set-up-method");
        window.shows("Step 3 of 4").press("continue").at("set-up-code").shows("Step 4 of 4");
        assertThat(window.element("#remember-year")).hasCount(0);
        window.answer(browsers.telephone().codeFor(client)).at("set-up-done");

        window.shows("From now on we text a code to the number ending in " + client.lastTwoDigits());
        window.press("account").at("account").shows("Two-factor authentication is on.");
        window.shows("You turned two-factor authentication on.").shows("No browser is remembered.");
        browsers.open(device).signIn(client).at("verify");
        window.goTo(DASHBOARD).atClinic(DASHBOARD);
    }

    @Test
    void saysWhenThePasswordIsWrong() {
        Window window = atPassword(Colleague.client());

        window.type("password", "something else").press("continue").at("set-up-password");
        window.complainsAbout("password", "That is not your password. Enter the one that you sign in with");

        window.confirmPassword().at("set-up-phone");
    }

    @Test
    void keepsWhatWasTypedOnTheWayBack() {
        Colleague client = Colleague.client();
        Window window = atPhone(client);
        window.type("phone", client.nationalNumber()).press("continue").at("set-up-method");

        window.choose("method-voice").press("back").at("set-up-phone");
        assertThat(window.element("#phone")).hasValue(client.nationalNumber());
        window.press("back").at("account").press("turn-on").at("set-up-phone");
        assertThat(window.element("#phone")).hasValue(client.nationalNumber());
        window.press("continue").at("set-up-method");
        assertThat(window.element("#method-voice")).isChecked();
        window.press("continue").at("set-up-code").press("back").at("set-up-method");
        window.page().goBack();
        window.at("set-up-code").page().goBack();
        window.at("set-up-method").press("back").at("set-up-phone");
        assertThat(window.element("#phone")).hasValue(client.nationalNumber());
    }

    @Test
    void cannotBeSkipped() {
        Window window =
                browsers.open().signIn(Colleague.client()).atClinic(DASHBOARD).openAccount();

        for (String step : new String[] {"phone", "method", "code", "done", "password", "nothing"}) {
            window.goTo("/countersign/set-up?step=" + step).at("set-up-password");
        }
        window.goTo("/countersign/confirmed").at("account");
        window.goTo("/countersign/change-phone").at("account").shows("there is no phone to change");
        window.goTo("/countersign/turn-off").at("account").shows("is off already");
        window.goTo("/countersign/verify").at("account");
    }

    @Test
    void changesWhatIsOnAlready() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open().signIn(colleague).at("verify");
        window.answer(browsers.telephone().codeFor(colleague))
                .atClinic(DASHBOARD)
                .openAccount();

        window.goTo("/countersign/set-up").at("change-phone");
        window.goTo("/countersign/set-up?step=done").at("set-up-done");
    }

    @Test
    void sendsNothingTwiceAfterADoubleClick() {
        Colleague client = Colleague.client();
        Window window = atPhone(client);
        window.type("phone", client.nationalNumber()).press("continue").at("set-up-method");
        window.element("#continue").dblclick();
        window.at("set-up-code");
        assertThat(browsers.telephone().countTo(client)).isEqualTo(1);

        window.type("code", browsers.telephone().codeFor(client));
        window.element("#continue").dblclick();
        window.at("set-up-done");
    }

    @Test
    void wasDoneInAnotherTab() {
        Colleague client = Colleague.client();
        Window window = atPhone(client);
        window.type("phone", client.nationalNumber()).press("continue").at("set-up-method");
        Window other = window.newTab().goTo("/countersign/set-up").at("set-up-phone");
        window.press("continue").at("set-up-code");
        window.answer(browsers.telephone().codeFor(client)).at("set-up-done");

        other.type("phone", "202 555 0199").press("continue").at("set-up-done");

        assertThat(browsers.telephone().messagesTo("+12025550199")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isAccessible(ColorScheme scheme) {
        Colleague client = Colleague.client();
        Window window = browsers.open(Device.PHONE, options -> options.setColorScheme(scheme));
        window.signIn(client).atClinic(DASHBOARD).openAccount();
        check(window);
        window.press("turn-on").at("set-up-password");
        check(window);
        window.type("password", "wrong").press("continue").at("set-up-password");
        check(window);
        window.confirmPassword().at("set-up-phone");
        check(window);
        window.type("phone", client.number())
                .press("continue")
                .at("set-up-method")
                .press("continue");
        check(window.at("set-up-code"));
        window.answer(browsers.telephone().codeFor(client)).at("set-up-done");
        check(window);
    }

    private static void check(Window window) {
        AccessibilityIT.check(window);
        EveryDeviceIT.assertTargets(window);
    }

    private Window atPassword(Colleague client) {
        return browsers.open()
                .signIn(client)
                .atClinic(DASHBOARD)
                .openAccount()
                .press("turn-on")
                .at("set-up-password");
    }

    private Window atPhone(Colleague client) {
        return atPassword(client).confirmPassword().at("set-up-phone");
    }
}
