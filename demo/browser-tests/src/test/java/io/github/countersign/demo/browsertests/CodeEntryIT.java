package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeEntryIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Colleague colleague = Colleague.withTexts();
    private Window window;
    private String code;

    @BeforeEach
    void open() {
        window = browsers.open();
        window.signIn(colleague).at("verify");
        code = browsers.telephone().codeFor(colleague);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"1234 5678", "1234-5678", "\"  12 34 56 78 \"", "1234\u00a05678", "1234\u20135678", "１２３４５６７８"})
    void isUnderstoodInTheUsualSpellings(String spelling) {
        StringBuilder typed = new StringBuilder();
        for (char c : spelling.toCharArray()) {
            int place = Character.digit(c, 10);
            boolean wide = c > '\uff00';
            typed.append(place < 0 ? c : (char) (code.charAt(place - 1) + (wide ? '０' - '0' : 0)));
        }

        window.answer(typed.toString()).atClinic(DASHBOARD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Enter the 8-digit code",
                "'  '|Enter the 8-digit code",
                "1234567|The code has 8 digits, you entered 7",
                "123456789|The code has 8 digits, you entered 9",
                "1234567x|The code has 8 digits and nothing else",
                "<b>12345678|The code has 8 digits and nothing else"
            })
    void isToBeCorrectedWhereItCannotBeACode(String typed, String sentence) {
        for (int i = 0; i < 6; i++) {
            window.answer(typed).complainsAbout("code", sentence);
        }

        window.answer(code).atClinic(DASHBOARD);
    }

    @Test
    void thatIsWrongLeavesFourMoreTries() {
        window.choose("remember-year").answer(Telephone.otherThan(code));

        window.complainsAbout("code", "That is not the code we sent. You can try 4 more times.");
        assertThat(window.element("#code")).hasValue("");
        assertThat(window.element("#remember-year")).isChecked();
        assertThat(window.element("[role=alert]")).isFocused();
        window.element("[role=alert] a").click();
        assertThat(window.element("#code")).isFocused();
        window.answer(code).atClinic(DASHBOARD);
    }

    @Test
    void countsDownToTheLastTry() {
        for (String left : List.of("4 more times", "3 more times", "2 more times", "1 more time")) {
            window.answer(Telephone.otherThan(code))
                    .complainsAbout("code", "That is not the code we sent. You can try " + left + ".");
        }

        window.answer(code).atClinic(DASHBOARD);
    }

    @Test
    void thatWasWrongFiveTimesIsNoLongerTaken() {
        for (int i = 0; i < 5; i++) {
            window.answer(Telephone.otherThan(code));
        }
        String usedUp = "That was the last try for this code. Get a new one below.";
        window.complainsAbout("code", usedUp);

        window.answer(code).complainsAbout("code", usedUp);
        assertThat(window.element("#resend")).hasValue("Send a new code");
        window.press("resend").shows("We sent you a new code. The ones before no longer work.");

        String fresh = browsers.telephone().codeFor(colleague);
        assertThat(fresh).isNotEqualTo(code);
        window.answer(code).complainsAbout("code", "That is not the code we sent. You can try 4 more times.");
        window.answer(fresh).atClinic(DASHBOARD);
    }

    @Test
    void canBePasted() {
        window.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        window.page()
                .evaluate(
                        "text => navigator.clipboard.writeText(text)",
                        " " + code.substring(0, 4) + " " + code.substring(4));

        window.element("#code").focus();
        window.page().keyboard().press("Control+V");

        assertThat(window.element("#code")).hasValue(" " + code.substring(0, 4) + " " + code.substring(4));
        window.press("continue").atClinic(DASHBOARD);
    }

    @Test
    void isFilledInByBrowsersAndSubmittedByThePersonAlone() {
        assertThat(window.element("#code")).hasAttribute("autocomplete", "one-time-code");
        assertThat(window.element("#code")).hasAttribute("inputmode", "numeric");
        assertThat(browsers.telephone().newestTo(colleague.number()).text()).endsWith("\n@localhost #" + code);
        int before = window.requested().size();

        window.type("code", code);
        window.element("#remember-year").check();

        assertThat(window.requested()).hasSize(before);
        window.at("verify");
    }

    @Test
    void isNeitherInThePageNorInTheMarkupAfterAMistake() {
        window.answer(code + "0").complainsAbout("code", "The code has 8 digits, you entered 9");

        assertThat(window.page().content()).doesNotContain(code);
    }
}
