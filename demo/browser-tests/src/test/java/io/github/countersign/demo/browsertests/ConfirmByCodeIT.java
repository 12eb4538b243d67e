package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the application has no passwords, a fresh code confirms a change; before there is a phone, the sign-in just made. */
class ConfirmByCodeIT {

    private static SingleSignOnClinic clinic;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @BeforeEach
    void deploy() throws IOException {
        if (clinic == null) {
            clinic = SingleSignOnClinic.deploy(browsers);
        }
    }

    @AfterAll
    static void undeploy() throws IOException {
        if (clinic != null) {
            clinic.close();
            clinic = null;
        }
    }

    @ParameterizedTest
    @EnumSource
    void turnsOff(Device device) {
        Colleague colleague = Colleague.withTexts();
        Window window = signedIn(browsers.open(device), colleague);
        window.goTo("/sso/second-factor/account").at("account");
        int before = browsers.telephone().countTo(colleague);

        window.press("turn-off").at("turn-off").shows("We send a code to your phone");
        assertThat(window.element("#password")).hasCount(0);
        assertThat(browsers.telephone().countTo(colleague))
                .as("nothing is sent before somebody asks")
                .isEqualTo(before);
        AccessibilityIT.check(window);
        EveryDeviceIT.assertTargets(window);
        window.press("send-code").at("turn-off");
        AccessibilityIT.check(window);
        window.answer("1234567").at("turn-off").complainsAbout("code", "The code has 8 digits, you entered 7");
        AccessibilityIT.check(window);
        window.resend().at("turn-off").shows("We sent the code again.");
        window.answer(browsers.telephone().codeFor(colleague)).at("turn-off");
        AccessibilityIT.check(window);
        window.press("confirm").at("account").shows("Two-factor authentication is off.");

        window.goTo(SingleSignOnClinic.DASHBOARD).atClinic(SingleSignOnClinic.DASHBOARD);
    }

    @Test
    void changesThePhone() {
        Colleague colleague = Colleague.withTexts();
        String next = Colleague.newcomer().number();
        Window window = signedIn(browsers.open(Device.PHONE), colleague);
        window.goTo("/sso/second-factor/account").at("account").press("change").at("change-phone");
        window.press("send-code").at("change-phone");
        String wrong = browsers.telephone().codeFor(colleague).equals("00000000") ? "00000001" : "00000000";
        window.answer(wrong).at("change-phone");
        assertThat(window.element("#code-problem")).isVisible();

        window.answer(browsers.telephone().codeFor(colleague)).at("set-up-phone");
        window.type("phone", next).press("continue").at("set-up-method");
        window.press("continue").at("set-up-code");
        window.answer(browsers.telephone().codeFor(next)).at("account");

        window.shows("Codes now go by text to the number ending in " + next.substring(next.length() - 2));
    }

    @Test
    void helpsSomebody() {
        Colleague colleague = Colleague.withCalls();
        Colleague manager = Colleague.manager();
        Window window = signedIn(browsers.open(), manager);
        window.goTo("/sso/second-factor/people")
                .at("people")
                .type("search", colleague.name())
                .press("find")
                .at("people");
        window.element("tbody a:text-is('" + colleague.name() + "')").click();
        window.at("person").press("turn-off").at("person").type("reason", "Lost the phone on a bus");
        window.press("continue").at("person").press("send-code").at("person");
        AccessibilityIT.check(window);
        window.answer(browsers.telephone().codeFor(manager)).at("person").shows("Lost the phone on a bus");

        window.press("confirm").at("person").shows("Two-factor authentication is off for " + colleague.name());
    }

    @Test
    void setsUpWithTheSignInThatWasJustMade() {
        Colleague client = Colleague.client();
        Window window = browsers.open();
        window.signIn(client.name(), SingleSignOnClinic.DASHBOARD).atClinic(SingleSignOnClinic.DASHBOARD);
        window.goTo("/sso/second-factor/account").at("account").press("turn-on").at("set-up-phone");

        window.type("phone", client.nationalNumber()).press("continue").at("set-up-method");
        window.press("continue").at("set-up-code");
        window.answer(browsers.telephone().codeFor(client)).at("set-up-done");
    }

    private Window signedIn(Window window, Colleague colleague) {
        window.signIn(colleague.name(), SingleSignOnClinic.DASHBOARD).at("verify");
        return window.answer(browsers.telephone().codeFor(colleague)).atClinic(SingleSignOnClinic.DASHBOARD);
    }
}
