package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A code that an owner or manager reads out to somebody whose phone is out of reach. */
class BypassIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @ParameterizedTest
    @EnumSource
    void letsInOnce(Device device) {
        Colleague colleague = Colleague.withTexts();
        Window manager = browsers.open(device);
        String code = give(manager, colleague);
        assertThat(browsers.telephone().newestTo(colleague.number()).text()).doesNotContain(code.substring(0, 5));

        Window window = browsers.open(device);
        window.signIn(colleague).at("verify").openHelp();
        window.element("details details summary").click();
        window.press("bypass").at("verify");
        AccessibilityIT.check(window);
        window.press("continue").at("verify").complainsAbout("bypass-code", "Enter the bypass code");
        window.type("bypass-code", "ABC").press("continue").at("verify");
        window.complainsAbout("bypass-code", "The bypass code has 10 letters and digits, you entered 3");
        AccessibilityIT.check(window);
        assertThat(window.element("#remember-year")).hasCount(0);
        window.type("bypass-code", code.toLowerCase(Locale.ROOT))
                .press("continue")
                .atClinic(DASHBOARD);

        Window again = browsers.open(device);
        again.signIn(colleague)
                .at("verify")
                .goTo("/countersign/verify?step=bypass")
                .at("verify");
        again.type("bypass-code", code).press("continue").at("verify");
        again.complainsAbout(
                "bypass-code", "This code does not work. Check it; it may also be used already, or too old");
    }

    @Test
    void isShownOnceAndInNoAddress() {
        Colleague colleague = Colleague.withTexts();
        Window manager = browsers.open();
        String code = give(manager, colleague);
        AccessibilityIT.check(manager);

        manager.page().reload();

        manager.at("person").shows("Works once, until");
        assertThat(manager.element("#given-bypass")).hasCount(0);
        assertThat(manager.visited())
                .noneMatch(url -> url.contains(code.substring(0, 5)) || url.contains(code.substring(6)));
        manager.page().goBack();
        assertThat(manager.element("#given-bypass")).hasCount(0);
    }

    @Test
    void isShownAlsoToThoseWhoClickTwice() {
        Colleague colleague = Colleague.withTexts();
        Window manager = browsers.open();
        askFor(manager, colleague).element("#confirm").dblclick();

        manager.at("person").shows("Read this out to " + colleague.name());

        String code = shown(manager);
        Window window = browsers.open();
        window.signIn(colleague)
                .at("verify")
                .goTo("/countersign/verify?step=bypass")
                .at("verify");
        window.type("bypass-code", code).press("continue").atClinic(DASHBOARD);
    }

    @Test
    void isLockedAfterWrongOnesLikeACode() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        window.signIn(colleague)
                .at("verify")
                .goTo("/countersign/verify?step=bypass")
                .at("verify");

        for (int i = 0; i < 12 && !window.element("main").textContent().contains("Too many wrong codes"); i++) {
            window.type("bypass-code", "AAAAABBBBB").press("continue").at("verify");
        }

        window.shows("Too many wrong codes");
        window.press("back").at("verify");
    }

    private String give(Window manager, Colleague colleague) {
        askFor(manager, colleague).press("confirm").at("person").shows("Read this out to " + colleague.name());
        return shown(manager);
    }

    private Window askFor(Window manager, Colleague colleague) {
        manager.signInWithCode(Colleague.manager(), browsers.telephone()).openPerson(colleague.name());
        manager.press("give-bypass").at("person");
        manager.type("reason", "Left the phone at home").choose("hours-4").press("continue");
        return manager.confirmPassword().at("person").shows("4 hours");
    }

    private static String shown(Window manager) {
        assertThat(manager.element("#given-bypass")).isVisible();
        return String.join("-", manager.element("#given-bypass span").allTextContents());
    }
}
