package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Order(1)
class TelephoneIT {

    @RegisterExtension
    final Browsers browsers = new Browsers(Stage.Pace.AS_SHIPPED);

    @Test
    void showsATextWhereTheCodeCanBeCopied() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        window.signIn(colleague).at("verify");
        String code = browsers.telephone().codeFor(colleague);
        window.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));

        Window telephone = window.newTab().goTo("/phone");
        Locator phone = phoneOf(telephone, colleague);
        assertThat(phone.locator(".words")).containsText(code + " is your Riverside Clinic code");
        phone.locator("button.copy").click();

        assertThat(phone.locator("button.copy")).hasText("Copied");
        assertThat(telephone.page().evaluate("navigator.clipboard.readText()")).isEqualTo(code);
    }

    @Test
    void showsWhatArrivesWithoutBeingAsked() {
        Colleague colleague = Colleague.withTexts();
        Window telephone = browsers.open();
        telephone.goTo("/phone");
        assertThat(phoneOf(telephone, colleague)).hasCount(0);

        telephone.newTab().signIn(colleague).at("verify");

        assertThat(phoneOf(telephone, colleague).locator(".code code"))
                .hasText(browsers.telephone().codeFor(colleague));
    }

    @Test
    void readsACallAloudWhenItIsAnswered() {
        Colleague colleague = Colleague.withCalls();
        Window window = browsers.open();
        window.signIn(colleague).at("verify");

        Window telephone = window.newTab().goTo("/phone");
        Locator phone = phoneOf(telephone, colleague);
        assertThat(phone.locator(".spoken")).isHidden();
        phone.locator("summary").click();

        assertThat(phone.locator(".spoken")).isVisible();
        assertThat(phone.locator(".code code")).hasText(browsers.telephone().codeFor(colleague));
    }

    @ParameterizedTest
    @EnumSource
    void worksOnEveryDevice(Device device) {
        Colleague texted = Colleague.withTexts();
        Colleague called = Colleague.withCalls();
        browsers.open(device).signIn(texted).at("verify");
        browsers.open(device).signIn(called).at("verify");

        Window telephone = browsers.open(device).goTo("/phone");
        phoneOf(telephone, called).locator("summary").click();

        assertThat(phoneOf(telephone, called).locator(".code code")).isVisible();
        assertThat(phoneOf(telephone, texted).locator(".code code")).isVisible();
        telephone.assertFitsTheScreen();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isAccessible(ColorScheme scheme) {
        Colleague called = Colleague.withCalls();
        browsers.open().signIn(called).at("verify");
        browsers.open().signIn(Colleague.withTexts().name(), DASHBOARD).at("verify");

        Window telephone = browsers.open(Device.DESKTOP, options -> options.setColorScheme(scheme))
                .goTo("/phone");
        phoneOf(telephone, called).locator("summary").click();
        telephone
                .page()
                .evaluate(
                        "Promise.all(document.getAnimations().filter(a => a.effect.getTiming().iterations < 9).map(a => a.finished))");

        AccessibilityIT.check(telephone);
    }

    private static Locator phoneOf(Window telephone, Colleague colleague) {
        return telephone.element(".phone:has(.number:text-is('" + colleague.spacedNumber() + "'))");
    }
}
