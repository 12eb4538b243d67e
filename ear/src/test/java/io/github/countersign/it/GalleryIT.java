package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Old applications of many kinds under the same attacks. Each got the filter's jar; nothing else was changed. */
@ExtendWith(ArquillianExtension.class)
class GalleryIT {

    private static final Pattern DISPATCHES = Pattern.compile("^(?:forward|include|async-dispatch)");

    private static final boolean EVERYTHING = Boolean.getBoolean("countersign.everything");

    private static final Map<String, Enrolled> ENROLLED = new HashMap<>();

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
        List<Attack> attacks = EVERYTHING || application.equals(Gallery.OWN_LOGIN) ? Attacks.all() : Attacks.some();
        // behind a proxy, a request without headers is nobody's, and it is the proxy that keeps it out
        return application.equals(Gallery.PROXY)
                ? attacks.stream().filter(Attack::tellsWho).toList()
                : attacks;
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
            held.assertThat(answer.everything()).as(page).doesNotContain(application.secret());
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
        Page first = person.entersCode(browser, verify);

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
        // otherwise the table might consist of requests that no server answers anyway
        assertThat(reaching).as("what shows the page to somebody verified").hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @MethodSource("firstPages")
    void showsNothingInTheRequestOfTheSignIn(OldApplication application, String way) {
        Enrolled person = enrolled(application);
        Browser browser = new Browser();
        int touched = touched(application);

        Page answer = application.signIn().by(browser, person.name(), way);

        assertThat(answer.everything()).as(answer.toString()).doesNotContain(application.secret());
        if (DISPATCHES.matcher(way).find()) {
            assertThat(touched(application))
                    .as("what is dispatched to runs not")
                    .isEqualTo(touched);
        }
        Page next = browser.open(application.address(application.dashboard()));
        assertThat(next.everything()).doesNotContain(application.secret());
        assertThat(next.name()).as(answer + "\nthen " + next).isEqualTo(way.equals("out-and-in") ? "" : "verify");

        // otherwise this way might show nothing to anybody
        Browser recognized = person.remembered().afterRestart();
        Page shown = application.signIn().by(recognized, person.name(), way);
        String said = shown.everything();
        assertThat(
                        said.contains(application.secret())
                                ? said
                                : recognized.follow(shown).everything())
                .as("a browser that is recognized: " + shown)
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

    private static int touched(OldApplication application) {
        return application.equals(Gallery.CLINIC)
                ? 0
                : Integer.parseInt(new Browser()
                        .open(application.address("open/touched"))
                        .text()
                        .strip());
    }

    private static synchronized Enrolled enrolled(OldApplication application) {
        return ENROLLED.computeIfAbsent(application.name(), name -> Enrolled.at(application));
    }
}
