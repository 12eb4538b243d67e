package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** "Didn't get the code?" */
class AnotherCodeIT {

    private static final String AGAIN = "We sent the code again. Whichever message arrives, its code works.";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void isTheSameAgainAndThePageSaysSo() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        window.signIn(colleague).at("verify");
        String code = browsers.telephone().codeFor(colleague);

        window.choose("remember-year").resend().at("verify").shows(AGAIN);

        assertThat(browsers.telephone().messagesTo(colleague.number()))
                .hasSize(2)
                .allMatch(message ->
                        code.equals(message.code()) && message.channel().equals("sms"));
        assertThat(window.element("#remember-year")).isChecked();
        window.answer(code).atClinic(DASHBOARD);
    }

    @Test
    void isNotSentAgainByAReload() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        window.signIn(colleague).at("verify").resend().shows(AGAIN);

        window.page().reload();

        window.at("verify");
        assertThat(window.element(".notice")).hasCount(0);
        assertThat(browsers.telephone().countTo(colleague)).isEqualTo(2);
    }

    @Test
    void isReadOutInstead() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        window.signIn(colleague).at("verify");
        String code = browsers.telephone().codeFor(colleague);

        window.openHelp()
                .press("call")
                .at("verify")
                .shows("We are calling you now. The call reads the code out three times.");

        window.shows("We called the number ending in " + colleague.lastTwoDigits());
        Telephone.Message call = browsers.telephone().newestTo(colleague.number());
        assertThat(call.channel()).isEqualTo("voice");
        assertThat(call.code()).isEqualTo(code);
        assertThat(window.openHelp().element("#resend")).hasValue("Call me again");
        window.answer(code).atClinic(DASHBOARD);
    }

    @Test
    void comesAsATextInstead() {
        Colleague colleague = Colleague.withCalls();
        Window window = browsers.open();
        window.signIn(colleague).at("verify");

        window.openHelp().press("text").at("verify").shows(AGAIN);

        window.shows("We sent an 8-digit code to the number ending in " + colleague.lastTwoDigits());
        assertThat(browsers.telephone().newestTo(colleague.number()).channel()).isEqualTo("sms");
        window.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
    }

    @Test
    void hasToWaitAfterTheFifth() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        window.signIn(colleague).at("verify");
        for (int i = 2; i <= 5; i++) {
            window.resend().shows(AGAIN);
        }

        window.resend().shows("Too many codes were asked for in this account. You can ask for one in 10 minutes.");

        assertThat(browsers.telephone().countTo(colleague)).isEqualTo(5);
        assertThat(window.element(".notice")).hasAttribute("role", "alert");
        window.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
    }
}
