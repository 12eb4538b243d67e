package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExpiredPageIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Colleague colleague = Colleague.withTexts();

    @Test
    void answersATicketThatWasUsed() {
        Window window = browsers.open();
        String ticket = ticketOf(window);

        Response answer = window.page().navigate(ticket);

        window.at("expired").shows("This sign-in is over");
        assertThat(answer.status()).isEqualTo(410);
        assertThat(browsers.telephone().countTo(colleague)).isEqualTo(1);
    }

    @Test
    void answersTheTicketOfAnotherBrowser() {
        String ticket = ticketOf(browsers.open());

        browsers.open().goTo(ticket).at("expired").shows("Open the application that you wanted to use");
    }

    @Test
    void answersATicketThatWasAltered() {
        String ticket = ticketOf(browsers.open());

        Window window = browsers.open();
        window.goTo(ticket.substring(0, ticket.length() - 1) + (ticket.endsWith("A") ? "B" : "A"))
                .at("expired");
        window.goTo("/countersign/verify?ticket=").at("expired");
        window.goTo("/countersign/verify?ticket=%3Cscript%3Ealert(1)%3C/script%3E")
                .at("expired");
    }

    @Test
    void answersWithoutAnySignIn() {
        Window window = browsers.open();

        window.goTo("/countersign/verify").at("expired");
        window.goTo("/countersign/set-up").at("expired");
        window.goTo("/countersign/").at("expired");
    }

    @Test
    void answersACodeThatComesAfterTheSignOut() {
        Window window = browsers.open();
        window.signIn(colleague).at("verify");
        String code = browsers.telephone().codeFor(colleague);
        window.newTab().goTo(DASHBOARD).at("verify").press("cancel").atSignIn();

        window.answer(code).at("expired");

        window.element("a.button").click();
        window.atSignIn();
    }

    @Test
    void isAnnouncedBeforeTheTimeIsUp() {
        Window window = browsers.open();
        window.page().clock().install();
        window.signIn(colleague).at("verify");
        assertThat(window.element("#deadline")).containsText("This page waits for you until");
        assertThat(window.element("#deadline-warning")).isEmpty();
        window.page().waitForLoadState(); // the script has begun to count

        window.page().clock().runFor("13:30");

        assertThat(window.element("#deadline-warning"))
                .hasText("This page closes in 2 minutes. After that you start again at sign-in.");
    }

    @Test
    void isNotWhatAMistypedAddressGets() {
        Window window = browsers.open();

        Response answer = window.page().navigate("/countersign/nowhere");

        window.at("not-found").shows("There is no such page");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(window.page().navigate("/countersign/verify.xhtml").status()).isEqualTo(404);
    }

    @Test
    void isNotWhatAFormOfAnotherSiteGets() {
        Window window = browsers.open();
        window.signIn(colleague).at("verify");
        String address = browsers.demo().base() + "/countersign/verify";
        Window elsewhere = window.newTab();
        elsewhere
                .page()
                .setContent("<form method=post action='" + address + "'><input name=code><button>Go</button></form>");

        elsewhere.element("button").click();

        elsewhere.at("refused").shows("Forms count only when they are sent from our own pages.");
    }

    private String ticketOf(Window window) {
        window.signIn(colleague).at("verify");
        return window.requested().stream()
                .filter(url -> url.contains("?ticket="))
                .findFirst()
                .orElseThrow();
    }
}
