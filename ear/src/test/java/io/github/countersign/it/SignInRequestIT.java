package io.github.countersign.it;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.it.gallery.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application with its own sign-in does in the request of the sign-in and around it: nothing of it gets out before the code. */
@ExtendWith(ArquillianExtension.class)
class SignInRequestIT {

    private static final String SOMEONE_ELSE = People.freshStaff();

    private static Enrolled enrolled;

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

    /** Trailers come after the page, and an upgrade turns the connection into something else. */
    @ParameterizedTest
    @ValueSource(strings = {"trailers", "upgrade"})
    void letsNothingPastTheResponseInTheRequestOfTheSignIn(String way) {
        OldApplication application = Gallery.OWN_LOGIN;
        Enrolled person = person();
        String body = "name=" + person.name() + "&password=" + People.PASSWORD + "&how=" + way;
        Attack signIn = new Attack(
                way,
                "POST /{context}/login HTTP/1.1\r\nHost: {host}\r\n{who}Accept: text/html\r\n"
                        + "TE: trailers\r\nUpgrade: gallery\r\nConnection: TE, Upgrade\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);

        assertThat(application.visitor(new Browser()).sends(signIn, ""))
                .startsWith("HTTP/1.1 303")
                .doesNotContain(application.secret());
        assertThat(application.visitor(person.remembered().afterRestart()).sends(signIn, ""))
                .as("a browser that is recognized")
                .contains(application.secret());
    }

    @Test
    void eventsThatBeganBeforeTheSignInEndWithIt() {
        Enrolled person = person();

        assertThat(eventsAround(new Browser(), person.name())).doesNotContain(Secret.TEXT);
        assertThat(eventsAround(person.remembered().afterRestart(), person.name()))
                .as("a browser that is recognized")
                .contains(Secret.TEXT);
    }

    private static String eventsAround(Browser browser, String person) {
        browser.openOnly("/gallery-own/dashboard");
        String session = Gallery.OWN_LOGIN.visitor(browser).headerLines();
        try (Wire events = Wire.send("GET /gallery-own/login/events HTTP/1.1\r\nHost: localhost\r\n" + session
                + "Accept: text/event-stream\r\n\r\n")) {
            assertThat(events.readTo("data: welcome\n\n")).startsWith("HTTP/1.1 200");
            Gallery.OWN_LOGIN.signIn().by(browser, person, "to-events");
            return events.readAll();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "megabyte", "async-megabyte", "forward"})
    void aSignInAtAnExemptAddressIsHeldToo(String way) {
        Enrolled person = person();
        Map<String, String> form = Map.of("name", person.name(), "password", People.PASSWORD, "how", way);
        Browser browser = new Browser();

        assertThat(browser.post("/gallery-own/open/login", form).everything()).doesNotContain(Secret.TEXT);
        assertThat(browser.open("/gallery-own/dashboard").name()).isEqualTo("verify");
        assertThat(browser.post(
                                "/gallery-own/open/login",
                                Map.of("name", SOMEONE_ELSE, "password", People.PASSWORD, "how", way))
                        .everything())
                .as("as somebody else, while the first sign-in is pending")
                .doesNotContain(Secret.TEXT);

        Browser recognized = person.remembered().afterRestart();
        assertThat(recognized.post("/gallery-own/open/login", form).everything())
                .as("a browser that is recognized")
                .contains(Secret.TEXT);
    }

    @Test
    void showsNothingToRequestsThatArriveDuringTheSignIn() throws Exception {
        OldApplication application = Gallery.OWN_LOGIN;
        Enrolled person = person();
        for (String way : List.of("page", "async-sign-in", "megabyte", "new-id")) {
            Browser browser = new Browser();
            browser.open(application.address("dashboard"));
            Visitor visitor = application.visitor(browser);
            Attack plain = Attack.address("/{context}/{page}");
            AtomicBoolean done = new AtomicBoolean();
            CountDownLatch underWay = new CountDownLatch(4);
            ExecutorService others = Executors.newFixedThreadPool(4);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(others.submit(() -> {
                    StringBuilder all = new StringBuilder();
                    while (!done.get()) {
                        all.append(visitor.sends(plain, "dashboard"));
                        underWay.countDown();
                    }
                    return all.toString();
                }));
            }
            assertThat(underWay.await(1, MINUTES)).as(way).isTrue();
            Page answer = application.signIn().by(browser, person.name(), way);
            done.set(true);
            others.shutdown();
            for (Future<String> answered : answers) {
                assertThat(answered.get()).as(way).startsWith("HTTP/1.1 30").doesNotContain(application.secret());
            }
            assertThat(answer.everything()).as(way).doesNotContain(application.secret());
        }
    }

    @Test
    void aSignInByTheApplicationsOwnRememberMeIsHeldToo() {
        OldApplication application = Gallery.OWN_LOGIN;
        Enrolled person = person();
        for (String page : application.pages()) {
            assertThat(Wire.exchange(rememberedBy(application, person, page, "")))
                    .as(page)
                    .startsWith("HTTP/1.1 303")
                    .doesNotContain(application.secret());
        }
        String cookies = application.visitor(person.remembered().afterRestart()).headerLines();
        String known = cookies.replaceFirst("Cookie: ", "; ").strip();
        assertThat(Wire.exchange(rememberedBy(application, person, "dashboard", known)))
                .contains(application.secret());
    }

    private static String rememberedBy(OldApplication application, Enrolled person, String page, String more) {
        return "GET " + application.address(page) + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                + "Connection: close\r\nCookie: gallery-remembers=" + person.name() + more + "\r\n\r\n";
    }

    private static synchronized Enrolled person() {
        if (enrolled == null) {
            enrolled = Enrolled.at(Gallery.OWN_LOGIN);
        }
        return enrolled;
    }
}
