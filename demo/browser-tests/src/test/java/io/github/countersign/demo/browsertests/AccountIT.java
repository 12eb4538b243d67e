package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.ACCOUNT;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountIT {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    private static final String SAFARI =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Version/26.0 Mobile/15E148 Safari/604.1";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @ParameterizedTest
    @EnumSource
    void showsTheStatusAndWhatHappened(Device device) {
        Colleague colleague = Colleague.withTexts();
        Window window = signedIn(browsers.open(device), colleague, false).openAccount();

        window.shows("Two-factor authentication is on. Codes go by text to the number ending in "
                        + colleague.lastTwoDigits() + ".")
                .shows("Riverside Clinic requires it.")
                .shows("No browser is remembered.")
                .shows("You signed in with a code.");
        assertThat(window.element("#nav-account")).hasAttribute("aria-current", "page");
        assertThat(window.element("#nav-people")).hasCount(0);
        window.press("nav-home").atClinic(DASHBOARD);
    }

    @ParameterizedTest
    @EnumSource
    void forgetsOneBrowserAndNotAnother(Device device) {
        Colleague colleague = Colleague.withTexts();
        Window safari = signedIn(as(SAFARI), colleague, true);
        Window firefox = signedIn(as(FIREFOX), colleague, true);
        Window window = signedIn(browsers.open(device), colleague, false).openAccount();
        window.shows("Firefox on Linux").shows("Safari on iPhone").shows("Remembered since");
        assertThat(window.element("[id^=forget-]:not(#forget-all)")).hasCount(2);

        window.element("li:has-text('Safari') button").click();

        window.at("account").shows("The browser is no longer remembered. Its next sign-in asks for a code.");
        assertThat(window.element("#forget-0")).hasCount(1);
        assertThat(window.element("#forget-1")).hasCount(0);
        withoutItsSession(safari).signIn(colleague).at("verify");
        withoutItsSession(firefox).signIn(colleague).atClinic(DASHBOARD);
    }

    @Test
    void staysSignedInWhenItForgetsThisBrowser() {
        Colleague colleague = Colleague.withTexts();
        Window window = signedIn(browsers.open(), colleague, true);
        signOutAndIn(window, colleague).atClinic(DASHBOARD);
        window.openAccount().shows("This browser");

        window.press("forget-0");

        window.at("account").shows("This browser is no longer remembered. You stay signed in");
        assertThat(window.element("#forget-0")).hasCount(0);
        window.goTo(DASHBOARD).atClinic(DASHBOARD);
        window.openAccount().shows("You removed a remembered browser.");
        signOutAndIn(window, colleague).at("verify");
    }

    @Test
    void forgetsAllBrowsers() {
        Colleague colleague = Colleague.withTexts();
        signedIn(as(SAFARI), colleague, true);
        Window firefox = signedIn(as(FIREFOX), colleague, true);
        signOutAndIn(firefox, colleague).atClinic(DASHBOARD);
        firefox.openAccount();

        firefox.press("forget-all").at("account").shows("You stay signed in");

        firefox.shows("No browser is remembered.");
        signOutAndIn(firefox, colleague).at("verify");
    }

    @Test
    void forgetsWhatAnOlderTabNamesAndNothingElse() {
        Colleague colleague = Colleague.withTexts();
        signedIn(as(SAFARI), colleague, true);
        Window firefox = signedIn(as(FIREFOX), colleague, true);
        Window one = signedIn(browsers.open(), colleague, false).openAccount();
        Window other = one.newTab().openAccount();
        String first = other.element("#forget-0").getAttribute("value");
        one.element("li:has-text('Safari') button").click();
        one.at("account").shows("no longer remembered");

        other.element("li:has-text('Safari') button").click();

        other.at("account").shows("It was not remembered any more.").shows("Firefox on Linux");
        assertThat(first).isNotBlank();
        signOutAndIn(firefox, colleague).atClinic(DASHBOARD);
    }

    @Test
    void forgetsNobodyElsesBrowser() {
        Colleague victim = Colleague.withTexts();
        Window theirs = signedIn(browsers.open(), victim, true);
        String id = theirs.openAccount().element("#forget-0").getAttribute("value");
        Colleague colleague = Colleague.withTexts();
        Window window = signedIn(browsers.open(), colleague, true).openAccount();

        window.element("#forget-0").evaluate("(button, id) => { button.value = id; }", id);
        window.press("forget-0").at("account").shows("It was not remembered any more.");

        signOutAndIn(theirs, victim).atClinic(DASHBOARD);
    }

    @Test
    void opensAgainByItselfIfTheApplicationsSessionStillExists() {
        Window window = signedIn(browsers.open(), Colleague.withTexts(), false).openAccount();
        window.context()
                .clearCookies(
                        new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("countersign-visit"));

        window.page().reload();

        window.at("account").shows("Two-factor authentication is on.");
    }

    @Test
    void isOverAfterSigningOut() {
        Colleague colleague = Colleague.withTexts();
        Window window = signedIn(as(FIREFOX), colleague, true).openAccount();
        window.newTab().goTo(DASHBOARD).atClinic(DASHBOARD).press("sign-out").atSignIn();

        window.press("forget-0").at("expired").shows("This page was open for too long");

        window.press("reopen").atSignIn().signInHere(colleague.name());
        window.goTo(ACCOUNT).at("account");
        assertThat(window.element("#forget-0")).hasCount(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isAccessible(ColorScheme scheme) {
        Colleague colleague = Colleague.withTexts();
        signedIn(as(SAFARI), colleague, true);
        Window window = browsers.open(Device.PHONE, options -> options.setColorScheme(scheme));
        signedIn(window, colleague, true).openAccount();

        AccessibilityIT.check(window);
        EveryDeviceIT.assertTargets(window);
    }

    private Window as(String userAgent) {
        return browsers.open(Device.DESKTOP, options -> options.setUserAgent(userAgent));
    }

    private Window signedIn(Window window, Colleague colleague, boolean remembered) {
        window.signIn(colleague).at("verify");
        window.choose(remembered ? "remember-year" : "remember-no");
        return window.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
    }

    /** As after a restart. The old session might already need a code; a new sign-in certainly does. */
    private static Window withoutItsSession(Window window) {
        window.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
        return window;
    }

    private static Window signOutAndIn(Window window, Colleague colleague) {
        window.goTo(DASHBOARD).atClinic(DASHBOARD).press("sign-out").atSignIn();
        return window.signIn(colleague);
    }
}
