package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Helping somebody whose phone is lost. */
class PersonIT {

    private static final String REASON = "Lost the phone, came to the front desk";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @ParameterizedTest
    @EnumSource
    void turnsOff(Device device) {
        Colleague colleague = Colleague.withTexts();
        Window window = manager(device, colleague);

        window.press("turn-off").at("person").press("continue").at("person");
        window.complainsAbout("reason", "Enter the reason");
        AccessibilityIT.check(window);
        window.type("reason", "ab").press("continue").at("person");
        window.complainsAbout("reason", "The reason needs at least 3 characters");
        assertThat(window.element("#reason")).hasValue("ab");
        window.type("reason", REASON).press("continue").at("person");
        AccessibilityIT.check(window);
        window.type("password", "wrong").press("continue").at("person");
        window.complainsAbout("password", "That is not your password. Enter the one that you sign in with");
        AccessibilityIT.check(window);
        window.confirmPassword().at("person").shows(REASON);
        AccessibilityIT.check(window);
        window.press("confirm").at("person").shows("Two-factor authentication is off for " + colleague.name());
        AccessibilityIT.check(window);

        assertThat(window.element("#turn-off")).hasCount(0);
        assertThat(browsers.telephone().newestTo(colleague.number()).text()).contains("turned off");
        browsers.open().signIn(colleague).at("set-up-phone");
    }

    @Test
    void letsSomebodyAddAnotherPhone() {
        Colleague colleague = Colleague.withTexts();
        Window window = manager(Device.DESKTOP, colleague);

        window.press("change").at("person").type("reason", REASON).press("continue");
        window.confirmPassword().at("person").press("confirm").at("person");

        window.shows("The number of " + colleague.name() + " no longer works.")
                .shows("The next sign-in asks for a phone.");
        Window theirs = browsers.open().signIn(colleague).at("set-up-phone");
        theirs.type("phone", "+12025550188").press("continue").at("set-up-method");
    }

    @Test
    void keepsTheReasonOnTheWayBack() {
        Window window = manager(Device.DESKTOP, Colleague.withTexts());

        window.press("turn-off").at("person").type("reason", REASON).press("continue");
        assertThat(window.element("#password")).isVisible();
        window.press("back").at("person");

        assertThat(window.element("#reason")).hasValue(REASON);
        window.press("back").at("person");
        assertThat(window.element("#turn-off")).isVisible();
    }

    @Test
    void switchesToTheNext() {
        Window window = manager(Device.PHONE_WITHOUT_SCRIPT, Colleague.withTexts());
        String next = window.element("#person option:checked + option").textContent();

        window.element("#person").selectOption(new SelectOption().setLabel(next));
        window.press("go").at("person");

        assertThat(window.element("h1")).hasText(next);
    }

    @Test
    void offersManagersNothingAboutOwnersAndNobodyAnythingAboutThemselves() {
        Colleague owner = Colleague.owner();
        Colleague manager = Colleague.manager();
        Window window = browsers.open();
        window.signInWithCode(manager, browsers.telephone()).openPerson(owner.name());
        window.shows("Only an owner can help an owner or a manager.");
        assertThat(window.element("#turn-off, #change, #give-bypass")).hasCount(0);
        window.goTo(window.page().url() + "&help=turn-off").at("person");
        assertThat(window.element("#reason")).hasCount(0);

        window.openPerson(manager.name()).shows("This is you.");
        assertThat(window.element("#turn-off, #change, #give-bypass")).hasCount(0);
    }

    @Test
    void findsNobodyForAnUnknownId() {
        Window window = browsers.open();
        window.signInWithCode(Colleague.owner(), browsers.telephone()).open("people");

        for (String id : new String[] {"?id=999999999", "?id=-1", "?id=1%27--", "", "?id=50&id=51&help=x"}) {
            Response response = window.page().navigate("/countersign/person" + id);
            if (!id.contains("help")) {
                assertThat(response.status()).as(id).isEqualTo(404);
                window.at("not-found").shows("There is nobody here");
            }
        }
        window.page().navigate("/countersign/person?id=999999999");
        AccessibilityIT.check(window);
    }

    @Test
    void actsOnceAfterADoubleClick() {
        Colleague colleague = Colleague.withTexts();
        Window window = manager(Device.DESKTOP, colleague);
        window.press("turn-off").at("person").type("reason", REASON).press("continue");
        window.confirmPassword().at("person");

        window.element("#confirm").dblclick();

        window.at("person").shows("Two-factor authentication is off for " + colleague.name() + ". A message");
        assertThat(browsers.telephone().messagesTo(colleague.number())).hasSize(1);
        window.page().goBack();
        window.at("person");
        assertThat(window.element("#confirm")).hasCount(0);
    }

    @Test
    void goesOnInTheOtherTabWhereThisOneWasLeftOpen() {
        Colleague colleague = Colleague.withTexts();
        Window window = manager(Device.DESKTOP, colleague);
        window.press("turn-off").at("person").type("reason", REASON).press("continue");
        window.confirmPassword().at("person");
        Window other = window.newTab().goTo(window.page().url()).at("person");
        other.press("confirm").at("person").shows("is off for " + colleague.name());

        window.press("confirm").at("person");

        assertThat(window.element("#status")).containsText("not set up");
        assertThat(browsers.telephone().messagesTo(colleague.number())).hasSize(1);
    }

    @Test
    void changesNothingAfterASignOutInAnotherTab() {
        Colleague colleague = Colleague.withTexts();
        Window window = manager(Device.DESKTOP, colleague);
        window.press("turn-off").at("person").type("reason", REASON).press("continue");
        window.confirmPassword().at("person");
        window.newTab().goTo(DASHBOARD).press("sign-out").atSignIn();

        window.press("confirm").at("expired");

        browsers.open().signIn(colleague).at("verify");
    }

    @Test
    void changesNothingOnceTheHelperIsNoLongerAManager() throws IOException {
        Colleague colleague = Colleague.withTexts();
        Colleague manager = Colleague.manager();
        Window window = browsers.open();
        window.signInWithCode(manager, browsers.telephone()).openPerson(colleague.name());
        window.press("turn-off").at("person").type("reason", REASON).press("continue");
        window.confirmPassword().at("person");
        assertThat(window.element("#confirm")).isVisible();
        makeStaff(manager);
        Window later = browsers.open().signInWithCode(manager, browsers.telephone());
        later.goTo("/clinic/second-factor/people").at("not-allowed");

        window.press("confirm").at("expired");

        browsers.open().signIn(colleague).at("verify");
    }

    /** Changes a role as the clinic's administrator does. It counts from the next sign-in. */
    private void makeStaff(Colleague manager) throws IOException {
        Path roles = browsers.demo().deployments().resolveSibling("configuration/application-roles.properties");
        String before = Files.readString(roles);
        Files.writeString(roles, before.replace(manager.name() + "=manager\n", manager.name() + "=staff\n"));
    }

    @Test
    void postsThePasswordToTheApplicationAlone() {
        Window window = manager(Device.DESKTOP, Colleague.withTexts());
        window.press("turn-off").at("person").type("reason", REASON).press("continue");
        assertThat(window.element("form[action='/clinic/second-factor/confirm-password'] #password"))
                .isVisible();
        window.confirmPassword().at("person");

        assertThat(window.element("#confirm")).isVisible();
        assertThat(window.visited()).noneMatch(url -> url.contains("password="));
    }

    private Window manager(Device device, Colleague helped) {
        Window window = browsers.open(device);
        return window.signInWithCode(Colleague.manager(), browsers.telephone()).openPerson(helped.name());
    }
}
