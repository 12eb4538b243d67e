package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.it.gallery.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Old applications of many kinds, each with the filter's jar and nothing else changed, under the same attacks. */
@ExtendWith(ArquillianExtension.class)
class GalleryIT {

    private static final boolean EVERYTHING = Boolean.getBoolean("countersign.everything");

    /** For each application a person with a phone, and a browser that is remembered for that person. */
    private static final Map<String, Enrolled> ENROLLED = new HashMap<>();

    private record Enrolled(String name, Browser remembered) {}

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
        return Gallery.CLINIC.archive();
    }

    @Deployment(name = "basic", order = 4, testable = false)
    static WebArchive basic() {
        return Gallery.BASIC.archive();
    }

    @Deployment(name = "mechanism", order = 5, testable = false)
    static WebArchive mechanism() {
        return Gallery.MECHANISM.archive();
    }

    @Deployment(name = "own", order = 6, testable = false)
    static WebArchive own() {
        return Gallery.OWN_LOGIN.archive();
    }

    @Deployment(name = "faces", order = 7, testable = false)
    static WebArchive faces() {
        return Gallery.FACES.archive();
    }

    @Deployment(name = "programmatic", order = 8, testable = false)
    static WebArchive programmatic() {
        return Gallery.PROGRAMMATIC.archive();
    }

    @Deployment(name = "ordering", order = 9, testable = false)
    static WebArchive ordering() {
        return Gallery.ORDERING.archive();
    }

    @Deployment(name = "proxy", order = 10, testable = false)
    static WebArchive proxy() {
        return Gallery.PROXY.archive();
    }

    static Stream<OldApplication> applications() {
        return Gallery.all();
    }

    static Stream<Arguments> firstPages() {
        return Gallery.all()
                .flatMap(application -> application.ways().stream().map(way -> Arguments.of(application, way)));
    }

    /** The whole table against one application, one of each kind against the others, unless the build says everything. */
    private static List<Attack> attacks(OldApplication application) {
        return EVERYTHING || application == Gallery.OWN_LOGIN ? Attacks.all() : Attacks.some();
    }

    @ParameterizedTest
    @MethodSource("applications")
    void isShutBeforeTheCodeAndOpenAfterIt(OldApplication application) {
        Enrolled person = enrolled(application);
        Browser browser = new Browser();
        application.signIn(browser, person.name());
        Visitor visitor = application.visitor(browser);
        int sent = Telephone.codes(People.phoneOf(person.name())).size();
        int touched = touched(application);
        SoftAssertions held = new SoftAssertions();
        for (String page : application.pages()) {
            Page answer = browser.openOnly(application.address(page));
            held.assertThat(answer.status()).as(page + ": " + answer).isEqualTo(303);
            held.assertThat(everythingIn(answer)).as(page).doesNotContain(application.secret());
        }
        for (Attack attack : attacks(application)) {
            held.assertThat(visitor.sends(attack, application.dashboard()))
                    .as(attack.name())
                    .doesNotContain(application.secret())
                    .doesNotStartWith("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket");
        }
        held.assertThat(touched(application)).as("the application was reached").isEqualTo(touched);
        held.assertThat(Telephone.codes(People.phoneOf(person.name())))
                .as("codes")
                .hasSize(sent);
        held.assertAll();

        Page verify = browser.open(application.address(application.dashboard()));
        String session = visitor.sessionId();
        Page first = enterCode(browser, verify, person.name(), "no");

        assertThat(first.text()).as(first.toString()).contains(application.secret());
        assertThat(visitor.sessionId()).as("the session's id").isNotEqualTo(session);
        for (String page : application.pages()) {
            Page shown = browser.open(application.address(page));
            assertThat(shown.status()).as(page + ": " + shown).isEqualTo(200);
            assertThat(shown.text()).as(page + ": " + shown).contains(application.secret());
        }
        List<String> reaching = new ArrayList<>();
        for (Attack attack : attacks(application)) {
            if (visitor.sends(attack, application.dashboard()).contains(application.secret())) {
                reaching.add(attack.name());
            }
        }
        // so that the table is not one of requests that no server would answer anyway
        assertThat(reaching).as("what shows the page to somebody verified").hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @MethodSource("firstPages")
    void showsNothingInTheRequestOfTheSignIn(OldApplication application, String way) {
        Enrolled person = enrolled(application);
        Browser browser = new Browser();

        Page answer = application.signIn().by(browser, person.name(), way);

        assertThat(everythingIn(answer)).as(answer.toString()).doesNotContain(application.secret());
        Page next = browser.open(application.address(application.dashboard()));
        assertThat(everythingIn(next)).doesNotContain(application.secret());
        assertThat(next.name()).as(answer + "\nthen " + next).isEqualTo(way.equals("out-and-in") ? "" : "verify");

        // so that it is not a way that shows nothing to anybody
        Browser recognised = person.remembered().afterRestart();
        Page shown = application.signIn().by(recognised, person.name(), way);
        assertThat(everythingIn(shown) + everythingIn(recognised.follow(shown)))
                .as("a browser that is recognised: " + shown)
                .contains(application.secret());
    }

    @Test
    void sendsNoTrailersInTheRequestOfTheSignIn() {
        OldApplication application = Gallery.OWN_LOGIN;
        Enrolled person = enrolled(application);
        String body = "name=" + person.name() + "&password=" + People.PASSWORD + "&how=trailers";
        String login = "POST /{context}/login HTTP/1.1\r\nHost: {host}\r\n{who}Accept: text/html\r\nTE: trailers\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        Attack signIn = new Attack("a page that ends with trailers", login);

        assertThat(application.visitor(new Browser()).sends(signIn, ""))
                .startsWith("HTTP/1.1 303")
                .doesNotContain(application.secret());
        assertThat(application.visitor(person.remembered().afterRestart()).sends(signIn, ""))
                .startsWith("HTTP/1.1 200")
                .contains(application.secret());
    }

    @ParameterizedTest
    @MethodSource("applications")
    void answersBackgroundRequestsInTheWayTheyUnderstand(OldApplication application) {
        Enrolled person = enrolled(application);
        Browser browser = new Browser();
        application.signIn(browser, person.name());
        Visitor visitor = application.visitor(browser);
        browser.openOnly(application.address(application.dashboard()));
        int sent = Telephone.codes(People.phoneOf(person.name())).size();
        String goOn = application.address("second-factor/return");
        SoftAssertions answered = new SoftAssertions();

        BackgroundRequest.all(goOn).forEach(request -> {
            String answer = visitor.sends(request.attack(), application.dashboard());
            answered.assertThat(answer)
                    .as(request.attack().name())
                    .startsWith("HTTP/1.1 " + request.status())
                    .doesNotContain(application.secret());
            answered.assertThat(answer.toLowerCase(Locale.ROOT))
                    .as(request.attack().name())
                    .contains(request.said().toLowerCase(Locale.ROOT));
            if (request.withoutBody()) {
                answered.assertThat(answer).as(request.attack().name()).endsWith("\r\n\r\n");
            }
        });

        answered.assertThat(Telephone.codes(People.phoneOf(person.name())))
                .as("codes")
                .hasSize(sent);
        answered.assertAll();
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

        Page dashboard = enterCode(victim, verify, person.name(), "no");

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

    @ParameterizedTest
    @ValueSource(strings = {"redirect", "page", "megabyte", "forward", "async-sign-in", "async-dispatch"})
    void anotherPersonInTheSameSessionSeesNothing(String way) {
        OldApplication application = Gallery.OWN_LOGIN;
        Browser browser = enrolled(application).remembered().afterRestart();
        application.signIn(browser, enrolled(application).name());
        assertThat(browser.open(application.address("dashboard")).text()).contains(application.secret());

        Page answer =
                application.signIn().by(browser, enrolled(Gallery.ORDERING).name(), way);

        assertThat(everythingIn(answer)).doesNotContain(application.secret());
        Page next = browser.open(application.address("dashboard"));
        assertThat(next.name()).as(next.toString()).startsWith("set-up");
    }

    @Test
    void showsNothingToRequestsThatArriveDuringTheSignIn() throws Exception {
        OldApplication application = Gallery.OWN_LOGIN;
        Enrolled person = enrolled(application);
        for (String way : List.of("page", "async-sign-in", "megabyte", "new-id")) {
            Browser browser = new Browser();
            browser.open(application.address("dashboard"));
            Visitor visitor = application.visitor(browser);
            Attack plain = Attack.address("/{context}/{page}");
            AtomicBoolean done = new AtomicBoolean();
            ExecutorService others = Executors.newFixedThreadPool(4);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(others.submit(() -> {
                    StringBuilder all = new StringBuilder();
                    while (!done.get()) {
                        all.append(visitor.sends(plain, "dashboard"));
                    }
                    return all.toString();
                }));
            }
            Page answer = application.signIn().by(browser, person.name(), way);
            done.set(true);
            others.shutdown();
            for (Future<String> answered : answers) {
                assertThat(answered.get()).as(way).startsWith("HTTP/1.1 30").doesNotContain(application.secret());
            }
            assertThat(everythingIn(answer)).as(way).doesNotContain(application.secret());
        }
    }

    @Test
    void aSignInByTheApplicationsOwnRememberMeIsHeldToo() {
        OldApplication application = Gallery.OWN_LOGIN;
        Enrolled person = enrolled(application);
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

    @ParameterizedTest
    @MethodSource("applications")
    void doesNotTellWhetherAFileChanged(OldApplication application) {
        if (!application.pages().contains("files/report.txt")) {
            return;
        }
        Enrolled person = enrolled(application);
        Browser known = person.remembered().afterRestart();
        known.follow(application.signIn(known, person.name()));
        Page file = known.open(application.address("files/report.txt"));
        assertThat(file.text()).as(file.toString()).contains(application.secret());
        String tag = file.header("ETag");
        Attack conditional = Attack.headers(
                tag.isEmpty() ? "If-Modified-Since: " + file.header("Last-Modified") : "If-None-Match: " + tag);
        assertThat(application.visitor(known).sends(conditional, "files/report.txt"))
                .startsWith("HTTP/1.1 304");

        Browser pending = new Browser();
        application.signIn(pending, person.name());

        assertThat(application.visitor(pending).sends(conditional, "files/report.txt"))
                .startsWith("HTTP/1.1 303");
    }

    @Test
    void twoNamesInTheHeaderOfAProxyAreNobodys() {
        Enrolled person = enrolled(Gallery.PROXY);
        String answer =
                Wire.exchange("GET /gallery-proxy/dashboard HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                        + "Connection: close\r\nX-Remote-User: " + person.name()
                        + "\r\nX-Remote-User: somebody\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 503").doesNotContain(Secret.TEXT);
    }

    private static Page enterCode(Browser browser, Page verify, String person, String remember) {
        assertThat(verify.name()).as(verify.toString()).isEqualTo("verify");
        return browser.press(
                verify, "continue", Map.of("code", Telephone.newestCode(People.phoneOf(person)), "remember", remember));
    }

    private static int touched(OldApplication application) {
        return application == Gallery.CLINIC
                ? 0
                : Integer.parseInt(new Browser()
                        .open(application.address("open/touched"))
                        .text()
                        .strip());
    }

    private static String everythingIn(Page page) {
        return page.response().headers().map() + page.text();
    }

    private static synchronized Enrolled enrolled(OldApplication application) {
        return ENROLLED.computeIfAbsent(application.name(), name -> {
            String person = People.freshStaff();
            Browser browser = new Browser();
            Page first = browser.follow(application.signIn(browser, person));
            if (!first.name().startsWith("set-up")) {
                first = browser.open(application.address(application.dashboard()));
            }
            Page done = Clinic.setUp(browser, first, People.phoneOf(person), true);
            assertThat(done.text()).as(done.toString()).contains(application.secret());
            return new Enrolled(person, browser);
        });
    }
}
