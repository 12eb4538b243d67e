package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetUpIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void byTextLeadsOliviaToThePageThatSheWanted() {
        Window window = browsers.open();

        window.signIn("olivia", "/clinic/waiting-room").at("set-up-phone").shows("Step 1 of 3");
        assertThat(window.element("#country option:checked")).hasText("United States +1");
        window.type("phone", "202 555 0171")
                .press("continue")
                .at("set-up-method")
                .shows("Your number is +1 202-555-0171.");
        assertThat(window.element("#method-sms")).isChecked();
        window.press("continue").at("set-up-code").shows("We sent an 8-digit code to the number ending in 71.");
        window.answer(browsers.telephone().codeFor("+12025550171")).atClinic("/clinic/waiting-room");

        Window next = browsers.open();
        next.signIn("olivia", DASHBOARD).at("verify").shows("number ending in 71");
    }

    @Test
    void byCallLeadsMarcusToThePageThatHeWanted() {
        Window window = browsers.open();

        window.signIn("marcus", "/clinic/patients").at("set-up-phone");
        window.type("phone", "+1 (202) 555-0172").press("continue").at("set-up-method");
        window.choose("method-voice").press("continue").at("set-up-code").shows("We called the number ending in 72");
        assertThat(browsers.telephone().newestTo("+12025550172").channel()).isEqualTo("voice");
        window.answer(browsers.telephone().codeFor("+12025550172")).atClinic("/clinic/patients");

        Window next = browsers.open();
        next.signIn("marcus", DASHBOARD).at("verify").shows("We called the number ending in 72");
    }

    @Test
    void keepsWhatWasTypedOnTheWayBack() {
        Colleague colleague = Colleague.newcomer();
        Window window = atPhone(colleague);
        String typed = colleague.nationalNumber().replace("-", ".");
        window.element("#country").selectOption("GB");
        window.element("#country").selectOption("US");
        window.type("phone", typed)
                .press("continue")
                .at("set-up-method")
                .choose("method-voice")
                .press("back");

        window.at("set-up-phone");
        assertThat(window.element("#phone")).hasValue(typed);
        assertThat(window.element("#country")).hasValue("US");
        window.press("continue").at("set-up-method");
        assertThat(window.element("#method-voice")).isChecked();
        window.press("continue").at("set-up-code").press("back").at("set-up-method");
        assertThat(window.element("#method-voice")).isChecked();

        window.page().goBack();
        window.page().reload();
        window.at("set-up-code").answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
    }

    @Test
    void canGoBackFromTheCodeToAnotherNumber() {
        Colleague colleague = Colleague.newcomer();
        Colleague mistyped = Colleague.newcomer();
        Window window = atPhone(colleague);
        window.type("phone", mistyped.number())
                .press("continue")
                .at("set-up-method")
                .press("continue")
                .at("set-up-code");

        window.press("back").at("set-up-method").press("back").at("set-up-phone");
        window.type("phone", colleague.number())
                .press("continue")
                .at("set-up-method")
                .press("continue")
                .at("set-up-code");

        String right = browsers.telephone().codeFor(colleague);
        String wrong = browsers.telephone().codeFor(mistyped);
        assertThat(right).isNotEqualTo(wrong);
        window.answer(wrong).complainsAbout("code", "That is not the code we sent. You can try 4 more times.");
        window.answer(right).atClinic(DASHBOARD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Enter your phone number",
                "my mobile|Enter a whole phone number, such as (201) 555-0123",
                "202 555|Enter a whole phone number, such as (201) 555-0123",
                "202 555 0143 0143 0143|Enter a whole phone number, such as (201) 555-0123",
                "202 555 0143 ext. 7|Codes can't go to an extension. Enter a number that rings your phone directly",
                "900 234 5678|Codes can't go to a number that costs extra to reach. Enter a mobile or landline number",
                "+44 9012 345678|Codes can't go to a number that costs extra to reach. Enter a mobile or landline number",
                "+33 6 12 34 56 78|Codes can't be sent to this country: France. Enter a number of a country in the list"
            })
    void saysWhatToCorrectInANumber(String typed, String sentence) {
        Window window = atPhone(Colleague.newcomer());

        window.type("phone", typed).press("continue").at("set-up-phone");

        window.complainsAbout("phone", sentence);
        assertThat(window.element("#phone")).hasValue(typed);
        assertThat(window.element("[role=alert]")).isFocused();
        window.element("[role=alert] a").click();
        assertThat(window.element("#phone")).isFocused();
    }

    @Test
    void offersALandlineOnlyACall() {
        Window window = atPhone(Colleague.newcomer());

        window.element("#country").selectOption("DE");
        window.type("phone", "030 1234567").press("continue").at("set-up-method");

        window.shows(
                "Your number is +49 30 1234567. This number is a landline. It can get calls, but no text messages.");
        assertThat(window.element("#method-sms")).hasCount(0);
        assertThat(window.element("#method-voice")).isChecked();
        window.press("continue").at("set-up-code").shows("We called the number ending in 67");
        assertThat(window.openHelp().element("#text")).hasCount(0);
        window.answer(browsers.telephone().codeFor("+49301234567")).atClinic(DASHBOARD);
    }

    @Test
    void letsATypedCountryWinOverTheChosenOne() {
        Window window = atPhone(Colleague.newcomer());

        window.type("phone", "+49 1512 3456789").press("continue");

        window.at("set-up-method").shows("Your number is +49 1512 3456789.");
    }

    @Test
    void reportsANumberThatThePhoneCompanyRefuses() {
        Window window = atPhone(Colleague.newcomer());

        window.type("phone", "500 555 0001")
                .press("continue")
                .at("set-up-method")
                .press("continue")
                .at("set-up-phone");

        window.complainsAbout(
                "phone", "The phone company says that this number can't take codes. Check it, or enter another one");
        assertThat(window.element("#phone")).hasValue("500 555 0001");
    }

    @Test
    void offersACallWhereTheTextCannotBeDelivered() {
        Window window = atPhone(Colleague.newcomer());

        window.type("phone", "500 555 0009")
                .press("continue")
                .at("set-up-method")
                .press("continue")
                .at("set-up-method");

        window.complainsAbout("method", "Your phone company could not deliver the text. Get a call instead.");
        window.choose("method-voice").press("continue").at("set-up-code");
        window.answer(browsers.telephone().codeFor("+15005550009")).atClinic(DASHBOARD);
    }

    @Test
    void cannotBeSkipped() {
        Window window = atPhone(Colleague.newcomer());

        window.goTo("/countersign/set-up?step=code").at("set-up-phone");
        window.goTo("/countersign/set-up?step=method").at("set-up-phone");
        window.goTo("/countersign/verify").at("set-up-phone");
        window.goTo(DASHBOARD).at("set-up-phone");
    }

    @Test
    void canRememberTheBrowser() {
        Colleague colleague = Colleague.newcomer();
        Window window = atCode(colleague);

        window.choose("remember-year")
                .answer(browsers.telephone().codeFor(colleague))
                .atClinic(DASHBOARD);

        window.press("sign-out").atSignIn().signInHere(colleague.name()).atClinic(DASHBOARD);
        assertThat(browsers.telephone().countTo(colleague)).isEqualTo(1);
    }

    @Test
    void warnsOfANumberThatIsNewerThanThisBuild() {
        Window window = atPhone(Colleague.newcomer());

        window.type("phone", "370 555 0143").press("continue").at("set-up-method");

        window.shows("Your number is +1 370-555-0143.")
                .shows("Check this number: we don't know numbers that begin like it.");
        window.press("continue").at("set-up-code").shows("We sent an 8-digit code to the number ending in 43.");
    }

    /** The demo's telephone plays that a filter of the phone company stops the text; the page finds out without being asked. */
    @Test
    @Tag("nightly")
    void saysThatATextDidNotArrive() {
        Window window = atPhone(Colleague.newcomer());
        window.type("phone", "500 555 0107")
                .press("continue")
                .at("set-up-method")
                .press("continue")
                .at("set-up-code")
                .shows("We sent an 8-digit code to the number ending in 07.");

        assertThat(window.element("#code-trouble"))
                .hasText(
                        "Your phone company could not deliver the text. Get a call instead.",
                        new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        window.shows("The code that we sent to the number ending in 07 did not arrive.");
        assertThat(window.element("#help")).hasAttribute("open", "");
        window.page().reload();
        window.at("set-up-code").shows("did not arrive").shows("Get a call instead.");
    }

    @Test
    void isStillRequiredAfterItWasCancelled() {
        Colleague colleague = Colleague.newcomer();
        Window window = atCode(colleague);

        window.press("cancel").atSignIn();

        window.signIn(colleague).at("set-up-phone");
    }

    private Window atPhone(Colleague colleague) {
        return browsers.open().signIn(colleague).at("set-up-phone");
    }

    private Window atCode(Colleague colleague) {
        return atPhone(colleague)
                .type("phone", colleague.nationalNumber())
                .press("continue")
                .at("set-up-method")
                .press("continue")
                .at("set-up-code");
    }
}
