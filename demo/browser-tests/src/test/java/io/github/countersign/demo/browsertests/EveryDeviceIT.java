package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way in on a small and on a wide screen, with and without JavaScript. */
class EveryDeviceIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @ParameterizedTest
    @EnumSource
    void signsIn(Device device) {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open(device);

        window.signIn(colleague.name(), "/clinic/patients?sort=name").at("verify");
        String code = browsers.telephone().codeFor(colleague);
        window.answer("1234").complainsAbout("code", "The code has 8 digits, you entered 4");
        window.at("verify").answer(Telephone.otherThan(code)).at("verify");
        window.complainsAbout("code", "That is not the code we sent. You can try 4 more times.");
        window.resend().at("verify").shows("We sent the code again.");
        window.openHelp().press("call").at("verify").shows("We are calling you now.");
        window.openHelp().at("verify");
        window.choose("remember-year").answer(code).atClinic("/clinic/patients?sort=name");

        window.press("sign-out").atSignIn().signInHere(colleague.name()).atClinic(DASHBOARD);
    }

    @ParameterizedTest
    @EnumSource
    void setsUpAPhone(Device device) {
        Colleague colleague = Colleague.newcomer();
        Window window = browsers.open(device);

        window.signIn(colleague).at("set-up-phone");
        window.type("phone", "hello").press("continue").at("set-up-phone");
        window.complainsAbout("phone", "Enter a whole phone number, such as (201) 555-0123");
        window.type("phone", colleague.nationalNumber()).press("continue").at("set-up-method");
        window.choose("method-voice")
                .press("back")
                .at("set-up-phone")
                .press("continue")
                .at("set-up-method");
        assertThat(window.element("#method-voice")).isChecked();
        window.choose("method-sms").press("continue").at("set-up-code");

        window.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
    }

    @ParameterizedTest
    @EnumSource
    void cancels(Device device) {
        Window window = browsers.open(device);

        window.signIn(Colleague.withTexts()).at("verify").press("cancel").atSignIn();

        window.goTo("/countersign/verify").at("expired");
        window.goTo("/countersign/nowhere").at("not-found");
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void hasTargetsThatAFingerHits(Device device) {
        Colleague newcomer = Colleague.newcomer();
        Window window = browsers.open(device);
        window.signIn(Colleague.withTexts()).at("verify").answer("1").openHelp();
        assertTargets(window);

        Window setUp = browsers.open(device);
        setUp.signIn(newcomer).at("set-up-phone").press("continue").at("set-up-phone");
        assertTargets(setUp);
        setUp.type("phone", newcomer.number()).press("continue").at("set-up-method");
        assertTargets(setUp);
    }

    /** A radio button can also be hit by its label. */
    static void assertTargets(Window window) {
        Object small = window.page()
                .evaluate(
                        "() => [...document.querySelectorAll('a, button, summary, select,"
                                + " input:not([type=hidden]):not([type=radio]):not(.unseen), .radio')]"
                                + ".filter(target => target.checkVisibility())"
                                + ".filter(target => target.getBoundingClientRect().height < 44)"
                                + ".map(target => target.outerHTML.slice(0, 80) + ' ' + target.getBoundingClientRect().height)");
        assertThat((List<?>) small)
                .as("targets of less than 44 pixels on " + window.page().url())
                .isEmpty();
    }
}
