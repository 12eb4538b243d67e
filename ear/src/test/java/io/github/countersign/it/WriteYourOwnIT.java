package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application with its own resolver and verifier, as in docs/write-your-own.md. */
@ExtendWith(ArquillianExtension.class)
class WriteYourOwnIT {

    private static final String HOME = "/write-your-own/home";

    @Deployment(name = "countersign-own", order = 1, testable = false)
    static EnterpriseArchive countersign() {
        return Archives.countersign();
    }

    @Deployment(name = "telephone-own", order = 2, testable = false)
    static WebArchive telephone() {
        return Archives.telephone();
    }

    @Deployment(name = "write-your-own", order = 3, testable = false)
    static WebArchive application() {
        return GuideApplication.archive();
    }

    @Test
    void takesBothNamesOfAPersonForOneAccountAndSpeaksThatPersonsLanguage() {
        Page in = setUp(new Browser(), "ana", "+12025551501");
        assertThat(in.text()).as(in.toString()).contains("Welcome, Ana Ortiz");

        Browser elsewhere = new Browser();
        Page verify = signIn(elsewhere, "ana@example.org");

        assertThat(verify.name()).as(verify.toString()).isEqualTo("verify");
        assertThat(verify.document().select("html").attr("lang")).isEqualTo("es");
        assertThat(elsewhere.open(HOME).text()).doesNotContain("Welcome");
        Page home = elsewhere.press(
                elsewhere.open(HOME),
                "continue",
                Map.of("code", Telephone.newestCode("+12025551501"), "remember", "no"));
        assertThat(home.text()).as(home.toString()).contains("Welcome, Ana Ortiz");
    }

    @Test
    void takesTheRoleFromTheResolverAndConfirmsAChangeWithThePasswordOfTheApplication() {
        Browser browser = new Browser();
        setUp(browser, "olivia", "+12025551502");
        Page people = browser.open("/write-your-own/second-factor/people");
        assertThat(people.name()).as("an owner: " + people).isEqualTo("people");

        Page password = browser.follow(browser.open("/write-your-own/second-factor/account"), "turn-off");
        Page wrong = browser.press(password, "continue", Map.of("password", GuideApplication.PASSWORD + "s"));
        assertThat(wrong.document().select("[role=alert]").text()).contains("not your password");
        assertThat(wrong.document().getElementById("confirm")).isNull();
        Page right = browser.press(wrong, "continue", Map.of("password", GuideApplication.PASSWORD));
        assertThat(right.document().getElementById("confirm"))
                .as(right.toString())
                .isNotNull();
    }

    private static Page signIn(Browser browser, String name) {
        return browser.follow(
                browser.post("/write-your-own/login", Map.of("name", name, "password", GuideApplication.PASSWORD)));
    }

    private static Page setUp(Browser browser, String name, String phone) {
        return Clinic.setUp(browser, signIn(browser, name), phone, false);
    }
}
