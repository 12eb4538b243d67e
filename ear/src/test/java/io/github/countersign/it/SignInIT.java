package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.gate.GateKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An old application with its own login and the filter; Countersign is deployed separately. */
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
    void recognizesARememberedBrowser() {
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
    void theCookieOfThePagesIsNotSentFromElsewhere() {
        Browser browser = new Browser();
        Page login = browser.open("/clinic/dashboard");
        Page afterLogin = browser.pressOnly(
                login, "sign-in", Map.of("j_username", People.freshStaff(), "j_password", People.PASSWORD));
        Page leaving = browser.openOnly(afterLogin.header("Location"));

        Page entered = browser.openOnly(leaving.header("Location"));

        assertThat(entered.response().headers().allValues("Set-Cookie"))
                .as(entered.toString())
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .matches("countersign-pages=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax"));
    }

    @Test
    void thePagesKeepNothingInASession() {
        String name = Clinic.enrolledStaff();
        Browser browser = new Browser();
        Page verify = Clinic.signIn(browser, name, "/clinic/dashboard");
        Page refused = browser.press(verify, "continue", Map.of("code", "1234567", "remember", "no"));
        assertThat(refused.name()).as(refused.toString()).isEqualTo("verify");
        browser.open("/countersign/verify?step=bypass");
        browser.open("/countersign/nothing");

        assertThat(browser.cookies())
                .filteredOn(cookie -> cookie.getName().contains("SESSION"))
                .extracting(HttpCookie::getPath)
                .as("only the application has one")
                .allSatisfy(path -> assertThat(path).startsWith("/clinic"));
        assertThat(refused.document()
                        .select("input[name=jakarta.faces.ViewState]")
                        .val())
                .isEqualTo("stateless");
    }

    @Test
    void noRequestToThePagesWritesAStackTrace() throws IOException {
        Browser browser = new Browser();
        Page setUp = Clinic.signIn(browser, People.freshStaff(), "/clinic/dashboard");
        assertThat(setUp.name()).as(setUp.toString()).isEqualTo("set-up-phone");
        String state = setUp.document()
                .select("input[name=jakarta.faces.ViewState]")
                .first()
                .val();
        String token = setUp.document().select("input[name=csrf-token]").first().val();
        long written = Files.size(ServerUnderTest.log());

        for (String path : List.of("/countersign/set-up", "/countersign/verify", "/countersign/expired")) {
            for (String bad :
                    List.of("stateless", "", "garbage", "1:2", "a:b", ":", "1:", state + "1", "-".repeat(9_000))) {
                for (String sent : List.of(token, "", "garbage")) {
                    Page answer = browser.post(
                            path, Map.of("csrf-token", sent, "jakarta.faces.ViewState", bad, "set-up", "set-up"));
                    assertThat(answer.status()).as(bad + ": " + answer).isLessThan(500);
                }
            }
        }
        String valid =
                "csrf-token=" + token + "&jakarta.faces.ViewState=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
        String form = "application/x-www-form-urlencoded";
        for (String body : List.of(
                "%zz=%",
                valid + "&%",
                valid + "&a=%zz",
                valid + "&a=%ff%fe",
                valid + "&set-up=set-up&phone=%00%01",
                valid + "&jakarta.faces.source=nobody&jakarta.faces.partial.ajax=true",
                valid + "&jakarta.faces.partial.ajax=true&jakarta.faces.partial.execute=nobody%20a:b:c"
                        + "&jakarta.faces.partial.render=nobody",
                valid + "&jakarta.faces.behavior.event=nothing&jakarta.faces.source=set-up",
                valid + "&jakarta.faces.ClientWindow=x&jakarta.faces.RenderKitId=NONE",
                valid + "&" + "a=1&".repeat(20_000),
                valid + "&a=" + "a".repeat(3_000_000))) {
            send(browser, form, body);
        }
        send(browser, form + ";charset=nonsense", valid);
        send(browser, form + ";charset=UTF-16", valid);
        send(browser, "multipart/form-data", "--x");
        send(browser, "multipart/form-data;boundary=x", "--x\r\nbroken");
        send(browser, "text/nonsense;;;", valid);
        browser.open("/countersign/set-up?step=%00&id=99999999999999999999&help=%ff&" + "a=1&".repeat(2_000));
        browser.open("/countersign/set-up?jakarta.faces.ViewState=stateless");
        browser.open("/countersign/jakarta.faces.resource/nothing.js.xhtml?ln=%2e%2e");
        browser.always("Accept-Language", "x".repeat(300) + ",*;q=nonsense").open("/countersign/set-up");

        String log = Files.readString(ServerUnderTest.log());
        assertThat(log.substring((int) written).lines().toList())
                .filteredOn(line -> !line.contains("UT000194")) // Undertow's own line for an escape that it cannot read
                .noneMatch(line -> line.contains("ERROR") || line.contains("SEVERE") || line.startsWith("\tat "));
    }

    private static void send(Browser browser, String type, String body) {
        try {
            Page answer = browser.postBody("/countersign/set-up", type, body);
            assertThat(answer.text()).as(answer.toString()).doesNotContain("\tat ");
        } catch (UncheckedIOException e) {
            assertThat(body.length()).as("a body that no server reads: " + e).isGreaterThan(10_000);
        }
    }

    @Test
    void aFormThatNoPageOfTheVisitMadeDoesNothing() {
        String name = Clinic.enrolledStaff();
        Browser browser = new Browser();
        Page verify = Clinic.signIn(browser, name, "/clinic/dashboard");
        Browser other = new Browser();
        Page ofAnother = Clinic.signIn(other, Clinic.enrolledStaff(), "/clinic/dashboard");
        String code = Telephone.newestCode(People.phoneOf(name));
        for (String token : List.of(
                "",
                "forged",
                ofAnother.document().select("input[name=csrf-token]").first().val())) {
            Page answer =
                    browser.press(verify, "continue", Map.of("code", code, "remember", "no", "csrf-token", token));
            assertThat(answer.name()).as(answer.toString()).isEqualTo("verify");
        }
        Page done = browser.press(verify, "continue", Map.of("code", code, "remember", "no"));
        assertThat(done.text()).as(done.toString()).contains(Clinic.SECRET);
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
    void answersNobodyOnTheNetworkWithoutTheGateKey() throws Exception {
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
