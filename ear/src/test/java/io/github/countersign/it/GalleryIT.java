package io.github.countersign.it;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.it.gallery.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
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

/** Old applications of many kinds under the same attacks. Each got the filter's jar; nothing else was changed. */
@ExtendWith(ArquillianExtension.class)
class GalleryIT {

    private static final Pattern DISPATCHES = Pattern.compile("^(?:forward|include|async-dispatch)");

    private static final boolean EVERYTHING = Boolean.getBoolean("countersign.everything");

    /** A person with a phone for each application, and a browser that is remembered for that person. */
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

    @Deployment(name = "credentials", order = 11, testable = false)
    static WebArchive credentials() {
        return Gallery.CREDENTIALS.archive();
    }

    static Stream<OldApplication> applications() {
        return Gallery.all();
    }

    /** On Payara, output that passes the guard at the very moment of its end cannot be held back: docs/gallery.md. */
    static Stream<Arguments> firstPages() {
        return Gallery.all()
                .flatMap(application -> application.ways().stream()
                        .filter(way -> !(ServerUnderTest.isPayara() && way.equals("async-unwrapped")))
                        .map(way -> Arguments.of(application, way)));
    }

    /** Runs the whole table against one application and one attack of each kind against the others, unless the build asks for all. */
    private static List<Attack> attacks(OldApplication application) {
        return EVERYTHING || application.equals(Gallery.OWN_LOGIN) ? Attacks.all() : Attacks.some();
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
            held.assertThat(visitor.attacks(attack, application.dashboard()))
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
            if (visitor.attacks(attack, application.dashboard()).contains(application.secret())) {
                reaching.add(attack.name());
            }
        }
        // so that the table does not consist of requests that no server would answer anyway
        assertThat(reaching).as("what shows the page to somebody verified").hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @MethodSource("firstPages")
    void showsNothingInTheRequestOfTheSignIn(OldApplication application, String way) {
        Enrolled person = enrolled(application);
        Browser browser = new Browser();
        int touched = touched(application);

        Page answer = application.signIn().by(browser, person.name(), way);

        assertThat(everythingIn(answer)).as(answer.toString()).doesNotContain(application.secret());
        if (DISPATCHES.matcher(way).find()) {
            assertThat(touched(application))
                    .as("what is dispatched to runs not")
                    .isEqualTo(touched);
        }
        Page next = browser.open(application.address(application.dashboard()));
        assertThat(everythingIn(next)).doesNotContain(application.secret());
        assertThat(next.name()).as(answer + "\nthen " + next).isEqualTo(way.equals("out-and-in") ? "" : "verify");

        // so that this way is not one that shows nothing to anybody
        Browser recognised = person.remembered().afterRestart();
        Page shown = application.signIn().by(recognised, person.name(), way);
        String said = everythingIn(shown);
        assertThat(said.contains(application.secret()) ? said : everythingIn(recognised.follow(shown)))
                .as("a browser that is recognised: " + shown)
                .contains(application.secret());
    }

    /** Trailers come after the page, and an upgrade turns the connection into something else. */
    @ParameterizedTest
    @ValueSource(strings = {"trailers", "upgrade"})
    void letsNothingPastTheResponseInTheRequestOfTheSignIn(String way) {
        OldApplication application = Gallery.OWN_LOGIN;
        Enrolled person = enrolled(application);
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
                .as("a browser that is recognised")
                .contains(application.secret());
    }

    @Test
    void eventsThatBeganBeforeTheSignInEndWithIt() {
        Enrolled person = enrolled(Gallery.OWN_LOGIN);

        assertThat(eventsAround(new Browser(), person.name())).doesNotContain(Secret.TEXT);
        assertThat(eventsAround(person.remembered().afterRestart(), person.name()))
                .as("a browser that is recognised")
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
        Enrolled person = enrolled(Gallery.OWN_LOGIN);
        Map<String, String> form = Map.of("name", person.name(), "password", People.PASSWORD, "how", way);
        Browser browser = new Browser();

        assertThat(everythingIn(browser.post("/gallery-own/open/login", form))).doesNotContain(Secret.TEXT);
        assertThat(browser.open("/gallery-own/dashboard").name()).isEqualTo("verify");
        assertThat(everythingIn(browser.post(
                        "/gallery-own/open/login",
                        Map.of("name", enrolled(Gallery.ORDERING).name(), "password", People.PASSWORD, "how", way))))
                .as("as somebody else, while the first sign-in is pending")
                .doesNotContain(Secret.TEXT);

        Browser recognised = person.remembered().afterRestart();
        assertThat(everythingIn(recognised.post("/gallery-own/open/login", form)))
                .as("a browser that is recognised")
                .contains(Secret.TEXT);
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

    /** A link and a header sign somebody in by a request that looks like any other. */
    @Test
    void anotherPersonByALinkInTheSameSessionSeesNothing() {
        Enrolled person = enrolled(Gallery.OWN_LOGIN);
        String other = enrolled(Gallery.ORDERING).name();
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
            assertThat(visitor.sends(new Attack("sign in as somebody else", request), other))
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
            application.signIn(other, enrolled(Gallery.ORDERING).name());
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
    void showsNothingToRequestsThatArriveDuringTheSignIn() throws Exception {
        OldApplication application = Gallery.OWN_LOGIN;
        Enrolled person = enrolled(application);
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
        return application.equals(Gallery.CLINIC)
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
