package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void withATextLeadsToThePageThatWasWanted() {
        Window window = browsers.open();
        String wanted = "/clinic/appointments?day=2026-12-24&reason=Knee%20and%20back";

        window.signIn("sam", wanted).at("verify").shows("We sent an 8-digit code to the number ending in 43.");
        assertThat(window.element(".practice")).hasText("Riverside Clinic");
        window.answer(browsers.telephone().codeFor("+12025550143"));

        window.atClinic(wanted);
        assertThat(window.element("#user")).hasText("sam");
        assertThat(window.element("#reason")).hasValue("Knee and back");
    }

    @Test
    void withACallSpeaksTheCode() {
        Window window = browsers.open();

        window.signIn("sofia", DASHBOARD)
                .at("verify")
                .shows("We called the number ending in 44 to read out an 8-digit code.");
        Telephone.Message call = browsers.telephone().newestTo("+12025550144");

        assertThat(call.channel()).isEqualTo("voice");
        assertThat(call.code()).matches("[0-9]{8}");
        window.answer(call.code()).atClinic(DASHBOARD);
        assertThat(window.element("#patients-today")).containsText("Amelia Thornbury");
    }

    @Test
    void ofAClientAsksForNothing() {
        Window window = browsers.open();

        window.signIn("casey", DASHBOARD).atClinic(DASHBOARD);

        assertThat(window.requested()).noneMatch(url -> url.contains("/countersign"));
    }

    @Test
    void keepsTheTicketOutOfTheAddressBarAndTheHistory() {
        Window window = browsers.open();

        window.signIn(Colleague.withTexts()).at("verify");

        assertThat(window.page().url()).endsWith("/countersign/verify");
        assertThat(window.visited()).noneMatch(url -> url.contains("ticket"));
        assertThat(window.requested()).as("there was one").anyMatch(url -> url.contains("?ticket="));
    }

    @Test
    void sendsOneTextHoweverOftenThePageIsLoaded() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        window.signIn(colleague).at("verify");

        for (int i = 0; i < 3; i++) {
            window.page().reload();
            window.at("verify");
        }
        window.page().goBack();
        window.page().goForward();
        window.at("verify")
                .goTo(DASHBOARD)
                .at("verify")
                .goTo("/clinic/patients")
                .at("verify");

        assertThat(browsers.telephone().countTo(colleague)).isEqualTo(1);
        window.answer(browsers.telephone().codeFor(colleague)).atClinic("/clinic/patients");
    }

    @Test
    void goesOnInBothTabsWhenASecondOneIsOpened() {
        Colleague colleague = Colleague.withTexts();
        Window first = browsers.open();
        first.signIn(colleague).at("verify");
        Window second = first.newTab();
        second.goTo("/clinic/profile").at("verify");
        assertThat(browsers.telephone().countTo(colleague)).as("texts").isEqualTo(1);

        first.answer("1234567").complainsAbout("code", "The code has 8 digits, you entered 7");
        second.answer(browsers.telephone().codeFor(colleague)).atClinic("/clinic/profile");

        first.goTo(DASHBOARD).atClinic(DASHBOARD);
        assertThat(browsers.telephone().countTo(colleague)).as("texts").isEqualTo(1);
    }

    @Test
    void shownAgainByTheBackButtonLeadsOnToTheClinic() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        window.signIn(colleague)
                .at("verify")
                .answer(browsers.telephone().codeFor(colleague))
                .atClinic(DASHBOARD);

        window.page().goBack();

        window.atClinic(DASHBOARD);
        assertThat(browsers.telephone().countTo(colleague)).isEqualTo(1);
    }

    @Test
    void leadsOnAFormOfAnotherTabThatComesAfterwards() {
        Colleague colleague = Colleague.withTexts();
        Window first = browsers.open();
        first.signIn(colleague).at("verify");
        Window second = first.newTab();
        second.goTo("/clinic/profile").at("verify");
        second.answer(browsers.telephone().codeFor(colleague)).atClinic("/clinic/profile");

        first.answer("00000000").atClinic(DASHBOARD);
    }

    @Test
    void leadsToTheSignInAfterASignOut() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        window.signInWithCode(colleague, browsers.telephone());
        window.press("sign-out").atSignIn();

        window.goTo("/countersign/verify").atSignIn();
    }

    @Test
    void canBeCancelled() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        window.signIn(colleague).at("verify");

        window.press("cancel").atSignIn();

        window.goTo(DASHBOARD).atSignIn();
        window.goTo("/countersign/verify").at("expired");
        window.page().goBack();
        window.atSignIn();
    }

    @Test
    void explainsWhyACodeIsWantedAndWhoCanHelp() {
        Window window = browsers.open();
        window.signIn(Colleague.withTexts()).at("verify");
        Locator why = window.element("details:has(> summary:text('Why am I seeing this?'))");
        assertThat(why.locator("li").first()).isHidden();

        why.locator("summary").click();
        assertThat(why.locator("li").first()).isVisible();
        window.openHelp();
        window.element("summary:text(\"I can't use this phone\")").click();

        assertThat(window.element("#help"))
                .containsText("Ask an owner or manager of Riverside Clinic. Once they are sure that it is you");
    }
}
