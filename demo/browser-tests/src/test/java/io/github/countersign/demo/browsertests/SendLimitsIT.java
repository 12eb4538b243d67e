package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With the demo's own settings: 30 seconds between two codes. */
@Order(1)
class SendLimitsIT {

    private static final Pattern HINT = Pattern.compile("You can ask for another in (\\d+) seconds\\.");

    @RegisterExtension
    final Browsers browsers = new Browsers(Stage.Pace.AS_SHIPPED);

    private final Colleague colleague = Colleague.withTexts();

    @Test
    void tellsHonestlyWhenAnotherCodeCanBeAskedFor() {
        Window window = browsers.open(Device.DESKTOP_WITHOUT_SCRIPT);
        window.signIn(colleague).at("verify").openHelp();
        assertThat(window.element("#help .hint")).hasText(HINT);
        assertThat(seconds(window.element("#help .hint").innerText())).isBetween(1, 30);

        window.press("resend").at("verify");

        assertThat(window.element(".notice"))
                .hasText(Pattern.compile("We sent a code \\d+ seconds? ago; it still works\\."
                        + " You can ask for another in \\d+ seconds?\\."));
        assertThat(browsers.telephone().countTo(colleague)).as("texts").isEqualTo(1);
        window.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
    }

    @Test
    void countDownAndThenTakeTheHintAway() {
        Window window = browsers.open();
        window.page().clock().install();
        window.signIn(colleague).at("verify").openHelp();
        int before = seconds(window.element("#help .hint").innerText());

        window.page().waitForLoadState();
        window.page().clock().runFor(5_000);
        assertThat(seconds(window.element("#help .hint").innerText())).isBetween(before - 7, before - 4);
        window.page().clock().runFor(26_000);

        assertThat(window.element("#help .hint")).isHidden();
    }

    @Test
    void tellAnotherBrowserWhyNothingWasSentToIt() {
        Window first = browsers.open();
        first.signIn(colleague).at("verify");
        String code = browsers.telephone().codeFor(colleague);

        Window second = browsers.open();
        second.signIn(colleague).at("verify").shows("No code has been sent yet.");

        assertThat(second.element("h1")).hasText("Get your code");
        assertThat(second.element("#help .hint")).hasText(Pattern.compile("You can ask for one in \\d+ seconds?\\."));
        assertThat(browsers.telephone().countTo(colleague)).as("texts").isEqualTo(1);
        first.answer(code).atClinic(DASHBOARD);
    }

    private static int seconds(String hint) {
        var matcher = HINT.matcher(hint);
        assertThat(matcher.matches()).as(hint).isTrue();
        return Integer.parseInt(matcher.group(1));
    }
}
