package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.it.gallery.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One session and two people: what one has proved is worth nothing to the other. */
@ExtendWith(ArquillianExtension.class)
class AnotherPersonIT {

    private static final String SOMEONE_ELSE = People.freshStaff();

    private static final Map<String, Enrolled> ENROLLED = new HashMap<>();

    @Deployment(name = "countersign", order = 1, testable = false)
    static EnterpriseArchive countersign() {
        return Archives.countersign();
    }

    @Deployment(name = "telephone", order = 2, testable = false)
    static WebArchive telephone() {
        return Archives.telephone();
    }

    @Deployment(name = "own", order = 3, testable = false)
    static WebArchive own() {
        return Gallery.OWN_LOGIN.archive();
    }

    @Deployment(name = "basic", order = 4, testable = false)
    static WebArchive basic() {
        return Gallery.BASIC.archive();
    }

    @Deployment(name = "proxy", order = 5, testable = false)
    static WebArchive proxy() {
        return Gallery.PROXY.archive();
    }

    @Test
    void aSessionIdPlantedBeforeTheSignInIsWorthNothingAfterTheCode() {
        OldApplication application = Gallery.OWN_LOGIN;
        Enrolled person = enrolled(application);
        Browser victim = new Browser();
        victim.open(application.address("dashboard"));
        Visitor visitor = application.visitor(victim);
        String planted = visitor.sessionId();
        Page verify = victim.follow(application.signIn(victim, person.name()));
        assertThat(visitor.sessionId()).isEqualTo(planted);

        Page dashboard = person.entersCode(victim, verify);

        assertThat(dashboard.text()).contains(application.secret());
        assertThat(visitor.sessionId()).isNotEqualTo(planted);
        String get =
                "GET /gallery-own/dashboard HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: JSESSIONID=";
        assertThat(Wire.exchange(get + planted + "\r\n\r\n")).doesNotContain(application.secret());
        assertThat(Wire.exchange(get + visitor.sessionId() + "\r\n\r\n")).contains(application.secret());

        assertThat(victim.post(application.address("logout"), Map.of()).header("Location"))
                .endsWith("/login.html");
        assertThat(victim.follow(application.signIn(victim, person.name())).name())
                .as("after a sign-out that kept the session")
                .isEqualTo("verify");
    }

    /** As with a database that ignores accents: the application knows the person by both spellings, with one password. */
    @Test
    void anotherSpellingOfANameSetsUpNothingAndSeesNothing() {
        OldApplication application = Gallery.OWN_LOGIN;
        Enrolled person = enrolled(application);
        Browser browser = new Browser();

        Page held = browser.follow(application.signIn(browser, person.name().replace('a', '\u00e1')));

        assertThat(held.text())
                .as(held.toString())
                .contains("Another spelling of this name is already set up", "Sign in with the spelling");
        assertThat(browser.open(application.address("dashboard")).everything())
                .contains("Another spelling")
                .doesNotContain(application.secret());
        assertThat(browser.open("/countersign/set-up").everything()).contains("Another spelling");
        Page code = browser.press(held, "prove", Map.of());
        assertThat(person.entersCode(browser, code).text()).contains(application.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect", "page", "megabyte", "forward", "async-sign-in", "async-dispatch"})
    void anotherPersonInTheSameSessionSeesNothing(String way) {
        OldApplication application = Gallery.OWN_LOGIN;
        Browser browser = enrolled(application).remembered().afterRestart();
        application.signIn(browser, enrolled(application).name());
        assertThat(browser.open(application.address("dashboard")).text()).contains(application.secret());

        Page answer = application.signIn().by(browser, SOMEONE_ELSE, way);

        assertThat(answer.everything()).doesNotContain(application.secret());
        Page next = browser.open(application.address("dashboard"));
        assertThat(next.name()).as(next.toString()).startsWith("set-up");
    }

    /** A link and a header sign somebody in by a request that looks like any other. */
    @Test
    void anotherPersonByALinkInTheSameSessionSeesNothing() {
        Enrolled person = enrolled(Gallery.OWN_LOGIN);
        String get = " HTTP/1.1\r\nHost: {host}\r\n{who}Accept: text/html\r\nConnection: close\r\n";
        for (String request : List.of(
                "GET /{context}/login/link/{page}" + get + "\r\n",
                "GET /{context}/login/link" + get + "Authorization: Gallery {page}\r\n\r\n")) {
            Browser browser = person.remembered().afterRestart();
            Gallery.OWN_LOGIN.signIn(browser, person.name());
            assertThat(browser.open("/gallery-own/dashboard").text()).contains(Secret.TEXT);
            Visitor visitor = Gallery.OWN_LOGIN.visitor(browser);

            assertThat(visitor.sends(new Attack("sign in again", request), person.name()))
                    .contains(Secret.TEXT);
            assertThat(visitor.sends(new Attack("sign in as somebody else", request), SOMEONE_ELSE))
                    .startsWith("HTTP/1.1 303")
                    .doesNotContain(Secret.TEXT);
        }
    }

    @Test
    void anotherPersonInAHeaderOfAVerifiedSessionSeesNothing() {
        // Payara keeps the person of the session, whatever the header of a later request says
        List<OldApplication> applications =
                ServerUnderTest.isPayara() ? List.of(Gallery.PROXY) : List.of(Gallery.PROXY, Gallery.BASIC);
        for (OldApplication application : applications) {
            Browser browser = enrolled(application).remembered().afterRestart();
            String own = enrolled(application).name();
            application.signIn(browser, own);
            assertThat(browser.open(application.address("reports/flushed")).text())
                    .contains(Secret.TEXT);
            String stolen = "Cookie: JSESSIONID=" + application.visitor(browser).sessionId() + "\r\n";
            Browser other = new Browser();
            application.signIn(other, SOMEONE_ELSE);
            String others = new Visitor(other, "nowhere").headerLines();

            assertThat(Wire.exchange("GET " + application.address("reports/flushed")
                            + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n" + stolen
                            + others + "\r\n"))
                    .as(application.name())
                    .startsWith("HTTP/1.1 303")
                    .doesNotContain(Secret.TEXT);
        }
    }

    @Test
    void twoNamesInTheHeaderOfAProxyAreRefused() {
        Enrolled person = enrolled(Gallery.PROXY);
        String answer =
                Wire.exchange("GET /gallery-proxy/dashboard HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                        + "Connection: close\r\nX-Remote-User: " + person.name()
                        + "\r\nX-Remote-User: somebody\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 503").doesNotContain(Secret.TEXT);
    }

    private static synchronized Enrolled enrolled(OldApplication application) {
        return ENROLLED.computeIfAbsent(application.name(), name -> Enrolled.at(application));
    }
}
