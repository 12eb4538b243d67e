package io.github.countersign.demo.browsertests;

import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RememberedBrowserIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Colleague colleague = Colleague.withTexts();

    @Test
    void isNotAskedAgain() {
        Window window = signedIn("remember-year");

        window.press("sign-out").atSignIn().signInHere(colleague.name()).atClinic(DASHBOARD);

        assertThat(browsers.telephone().countTo(colleague)).isEqualTo(1);
    }

    @Test
    void isAskedAgainWhenThePersonSaidNotThisTime() {
        Window window = signedIn("remember-no");

        window.press("sign-out").atSignIn().signInHere(colleague.name()).at("verify");
    }

    @Test
    void isNotAnother() {
        signedIn("remember-year");

        browsers.open().signIn(colleague).at("verify");
    }

    @Test
    void isRememberedForOnePersonAlone() {
        Window window = signedIn("remember-year");

        window.press("sign-out")
                .atSignIn()
                .signInHere(Colleague.withTexts().name())
                .at("verify");
    }

    @Test
    void isForgottenWithItsCookies() {
        Window window = signedIn("remember-year");

        window.context().clearCookies();

        window.signIn(colleague).at("verify");
    }

    @Test
    void doesNotRememberUnlessAsked() {
        Window window = browsers.open().signIn(colleague).at("verify");

        assertThat(window.element("#remember-no").isChecked()).isTrue();
        assertThat(window.element("#remember-year").isChecked()).isFalse();
    }

    @Test
    void keepsACookieThatNoScriptSeesForAYear() {
        Window window = signedIn("remember-year");

        Cookie remembered = cookie(window, "countersign-[0-9a-f]{16}");
        assertThat(remembered.httpOnly).isTrue();
        assertThat(remembered.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(remembered.path).isEqualTo("/");
        assertThat(remembered.domain).isEqualTo("localhost");
        assertThat(Duration.ofSeconds(
                                remembered.expires.longValue() - Instant.now().getEpochSecond())
                        .toMinutes())
                .isCloseTo(
                        Duration.ofDays(365).toMinutes(),
                        within(Duration.ofDays(1).toMinutes() + 5));
        assertThat(window.page().evaluate("document.cookie")).isEqualTo("");
    }

    @Test
    void keepsNothingWhenThePersonSaidNotThisTime() {
        Window window = signedIn("remember-no");

        assertThat(window.context().cookies()).noneMatch(cookie -> cookie.name.matches("countersign-[0-9a-f]{16}"));
    }

    @Test
    void hasCookiesOfASignInThatEndWithIt() {
        Window window = browsers.open().signIn(colleague).at("verify");

        Cookie visit = cookie(window, "countersign-visit");
        assertThat(visit.httpOnly).isTrue();
        assertThat(visit.sameSite).isEqualTo(SameSiteAttribute.LAX);
        Cookie pages = cookie(window, "countersign-pages");
        assertThat(pages.httpOnly).isTrue();
        assertThat(pages.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(pages.expires).as("lives as long as the browser").isEqualTo(-1);

        window.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
        assertThat(window.context().cookies()).noneMatch(cookie -> cookie.name.equals("countersign-visit"));
    }

    private Window signedIn(String choice) {
        Window window = browsers.open().signIn(colleague).at("verify").choose(choice);
        return window.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
    }

    private static Cookie cookie(Window window, String name) {
        return window.context().cookies().stream()
                .filter(cookie -> cookie.name.matches(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no cookie " + name));
    }
}
