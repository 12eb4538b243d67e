package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** A person with a phone at an application, and a browser that is remembered for that person. */
record Enrolled(String name, Browser remembered) {

    /** Takes a fresh person through their first sign-in. */
    static Enrolled at(OldApplication application) {
        String person = People.freshStaff();
        Browser browser = new Browser();
        Page first = browser.follow(application.signIn(browser, person));
        if (!first.name().startsWith("set-up")) {
            first = browser.open(application.address(application.dashboard()));
        }
        Page done = Clinic.setUp(browser, first, People.phoneOf(person), true);
        assertThat(done.text()).as(done.toString()).contains(application.secret());
        return new Enrolled(person, browser);
    }

    /** Types the code into a browser that is not remembered. */
    Page entersCode(Browser browser, Page verify) {
        assertThat(verify.name()).as(verify.toString()).isEqualTo("verify");
        String code = Telephone.newestCode(People.phoneOf(name));
        return browser.press(verify, "continue", Map.of("code", code, "remember", "no"));
    }
}
