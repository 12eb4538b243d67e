package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom the practice requires to use two-factor authentication. The policy concerns everybody, so each test restores it. */
class PolicyIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @AfterEach
    void putBack() {
        Window window = browsers.open();
        window.signInWithCode(Colleague.owner(), browsers.telephone()).open("policy");
        choose(window, "staff");
        window.at("policy").shows("Required now: All practice staff");
    }

    private static void choose(Window window, String policy) {
        window.choose("require-" + policy).press("save").at("policy");
        if (window.element("#password").count() > 0) {
            window.confirmPassword().at("policy");
            window.press("confirm").at("policy");
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksPeopleAtTheirNextSignIn(Device device) {
        Colleague client = Colleague.client();
        browsers.open().signIn(client).atClinic(DASHBOARD);
        Colleague owner = Colleague.owner();
        Window window = browsers.open(device);
        window.signInWithCode(owner, browsers.telephone()).open("policy");
        assertThat(window.element("#require-staff")).isChecked();
        AccessibilityIT.check(window);

        window.choose("require-everyone").press("save").at("policy");
        window.shows("Require it of all staff and clients?");
        assertThat(window.element("#asks")).containsText("at ");
        AccessibilityIT.check(window);
        window.press("back").at("policy").shows("Required now: All practice staff");
        window.choose("require-everyone").press("save").at("policy");
        window.type("password", "wrong").press("continue").at("policy");
        window.complainsAbout("password", "That is not your password. Enter the one that you sign in with");
        window.confirmPassword().at("policy").shows("All owners are told of the change.");
        AccessibilityIT.check(window);
        window.press("confirm").at("policy");

        window.shows("Two-factor authentication is now required of all staff and clients.")
                .shows("by " + owner.name());
        AccessibilityIT.check(window);
        browsers.open().signIn(client).at("set-up-phone");
    }

    @Test
    void asksNobodyUnlessTheyTurnedItOn() {
        Window window = browsers.open();
        window.signInWithCode(Colleague.manager(), browsers.telephone()).open("policy");

        choose(window, "no");

        window.shows("Two-factor authentication is no longer required. Anyone who has turned it on keeps it.");
        browsers.open().signIn(Colleague.newcomer()).atClinic(DASHBOARD);
        browsers.open().signIn(Colleague.withTexts()).at("verify");
    }

    @Test
    void saysWhenItWasChangedMeanwhile() {
        Window left = browsers.open();
        left.signInWithCode(Colleague.owner(), browsers.telephone()).open("policy");
        Window other = browsers.open();
        other.signInWithCode(Colleague.owner(), browsers.telephone()).open("policy");
        choose(other, "no");

        left.choose("require-everyone").press("save").at("policy");

        left.complainsAbout(
                "require",
                "It was changed meanwhile. Look at what is required now, and save again if you still want this");
        left.shows("Required now: No");
        assertThat(left.element("#require-everyone")).isChecked();
        AccessibilityIT.check(left);
    }

    @Test
    void saysWhenThereIsNothingToChangeAndIgnoresDoubleClicks() {
        Window window = browsers.open();
        window.signInWithCode(Colleague.owner(), browsers.telephone()).open("policy");
        window.press("save").at("policy").shows("That is what was required already.");

        window.choose("require-no").press("save").at("policy").confirmPassword().at("policy");
        window.element("#confirm").dblclick();

        window.at("policy").shows("Required now: No");
    }
}
