package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.gate.GateKey;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An old application's own login, the filter in it, and Countersign deployed separately. */
@ExtendWith(ArquillianExtension.class)
class SignInIT {

    @Deployment(name = "countersign", order = 1, testable = false)
    static EnterpriseArchive countersign() {
        return Archives.countersign();
    }

    @Deployment(name = "telephone", order = 2, testable = false)
    static WebArchive telephone() {
        return Archives.telephone();
    }

    @Deployment(name = "clinic", order = 3, testable = false)
    static WebArchive clinic() {
        return Archives.guardedClinic();
    }

    @Deployment(name = "without-login", order = 4, testable = false)
    static WebArchive withoutLogin() {
        return Archives.withoutLogin();
    }

    @Test
    void setsUpAPhoneWhereThePolicyAsksForItAndLeadsToTheWantedPage() {
        String name = People.freshStaff();
        Browser browser = new Browser();
        Page first = Clinic.signIn(browser, name, "/clinic/profile");
        assertThat(first.name()).as(first.toString()).isEqualTo("set-up-phone");

        Page wanted = Clinic.setUp(browser, first, People.phoneOf(name), false);

        assertThat(wanted.address().getPath()).as(wanted.toString()).isEqualTo("/clinic/profile");
        assertThat(wanted.text()).contains(name);
        assertThat(browser.open("/clinic/dashboard").text()).contains(Clinic.SECRET);
    }

    @Test
    void letsAClientInWhomThePolicyDoesNotCover() {
        Page page = Clinic.signIn(new Browser(), People.CLIENT, "/clinic/dashboard");
        assertThat(page.text()).contains(Clinic.SECRET);
    }

    @Test
    void asksForACodeRefusesAWrongOneAndLetsInAfterTheRightOne() {
        String name = Clinic.enrolledStaff();
        Browser browser = new Browser();
        Page verify = Clinic.signIn(browser, name, "/clinic/dashboard");
        assertThat(verify.name()).as(verify.toString()).isEqualTo("verify");

        String code = Telephone.newestCode(People.phoneOf(name));
        String wrong = (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
        Page refused = browser.press(verify, "continue", Map.of("code", wrong, "remember", "no"));
        assertThat(refused.name()).as(refused.toString()).isEqualTo("verify");
        assertThat(refused.document().select("[role=alert]").text()).isNotBlank();
        assertThat(browser.open("/clinic/dashboard").text()).doesNotContain(Clinic.SECRET);

        Page again = browser.open("/countersign/verify");
        Page done = browser.press(again, "continue", Map.of("code", code, "remember", "no"));
        assertThat(done.text()).as(done.toString()).contains(Clinic.SECRET);
    }

    @Test
    void recognisesARememberedBrowser() {
        String name = People.freshStaff();
        Browser browser = new Browser();
        Clinic.setUp(browser, Clinic.signIn(browser, name, "/clinic/dashboard"), People.phoneOf(name), true);

        Page page = Clinic.signIn(browser.afterRestart(), name, "/clinic/dashboard");
        assertThat(page.text()).as(page.toString()).contains(Clinic.SECRET);

        Page elsewhere = Clinic.signIn(new Browser(), name, "/clinic/dashboard");
        assertThat(elsewhere.name()).isEqualTo("verify");
    }

    @Test
    void answersBackgroundRequestsOfAPendingSessionForThemAndSendsNothing() {
        String name = Clinic.enrolledStaff();
        Browser browser = new Browser();
        Clinic.signIn(browser, name, "/clinic/dashboard");
        int sent = Telephone.codes(People.phoneOf(name)).size();

        Page answer = browser.fetch("/clinic/waiting-room/now");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(Telephone.codes(People.phoneOf(name))).hasSize(sent);
    }

    @Test
    void doesNotLetATicketBeUsedTwiceNorInAnotherBrowser() {
        String name = People.freshStaff();
        Browser browser = new Browser();
        Page login = browser.open("/clinic/dashboard");
        Page afterLogin =
                browser.pressOnly(login, "sign-in", Map.of("j_username", name, "j_password", People.PASSWORD));
        Page visit = browser.openOnly(afterLogin.header("Location"));
        assertThat(visit.status()).as(visit.toString()).isEqualTo(303);
        String entrance = visit.header("Location");
        assertThat(entrance).startsWith("/countersign/set-up?ticket=");

        assertThat(new Browser().open(entrance).name()).isEqualTo("expired");
        assertThat(browser.open(entrance).name()).isEqualTo("set-up-phone");
        assertThat(browser.open(entrance).name()).isEqualTo("expired");
    }

    @Test
    void cancelSignsOut() {
        Browser browser = new Browser();
        Page setUp = Clinic.signIn(browser, People.freshStaff(), "/clinic/dashboard");
        Page page = browser.press(setUp, "cancel", Map.of());
        assertThat(page.document().getElementById("sign-in"))
                .as(page.toString())
                .isNotNull();
    }

    @Test
    void refusesAnApplicationThatCannotSayWhoIsSignedIn() {
        Page page = new Browser().open("/without-login/index.html");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("countersign.account-resolver").doesNotContain("Everybody may read");
    }

    @Test
    void answersNobodyOnTheNetworkWhoDoesNotShowTheGateKey() throws Exception {
        String key = Files.readString(ServerUnderTest.dataDirectory().resolve(GateKey.FILE))
                .strip();
        String almost = (key.charAt(0) == 'A' ? "B" : "A") + key.substring(1);

        List<String> said = NetworkClient.call("-", "", almost, key);

        assertThat(said.subList(0, 3)).allSatisfy(line -> assertThat(line).startsWith("REFUSED"));
        assertThat(said.get(3)).as("with the key the call gets through").isEqualTo("ANSWER PASS");
        assertThat(Files.readString(ServerUnderTest.log()))
                .as("strangers do not fill the log")
                .contains("Somebody called the gate without the gate key")
                .doesNotContain("GateKeeper.check");
    }
}
