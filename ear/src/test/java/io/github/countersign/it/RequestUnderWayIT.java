package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.it.gallery.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A request is begun while nobody, or somebody verified, is signed in. While it waits, the password of somebody whose second factor is
 * outstanding is given in another request of the same session; then the first one goes on.
 */
@ExtendWith(ArquillianExtension.class)
class RequestUnderWayIT {

    /** Keeps who is signed in as a session attribute, where the filter sees it. */
    private static final String ATTRIBUTE = "slow-attribute";
    /** Calls {@code request.login()}, and keeps who is signed in in a bean of the session. */
    private static final String CONTAINER = "slow-container";

    /** In which way the application waits. */
    private static final Set<String> WAYS =
            Set.of("parameter", "stream", "text", "part", "chunked", "continue", "not-blocking", "reading", "itself");

    private static final Map<String, Browser> REMEMBERED = new HashMap<>();
    private static final Map<String, String> ENROLLED = new HashMap<>();
    private static String stranger;

    @Deployment(name = "countersign", order = 1, testable = false)
    static EnterpriseArchive countersign() {
        return Archives.countersign();
    }

    @Deployment(name = "telephone", order = 2, testable = false)
    static WebArchive telephone() {
        return Archives.telephone();
    }

    @Deployment(name = ATTRIBUTE, order = 3, testable = false)
    static WebArchive attribute() {
        return war(ATTRIBUTE, "attribute.xml");
    }

    @Deployment(name = CONTAINER, order = 4, testable = false)
    static WebArchive container() {
        return war(CONTAINER, "container.xml");
    }

    private static WebArchive war(String name, String webXml) {
        String resources = "io/github/countersign/it/gallery/slow/";
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addPackage(Secret.class.getPackageName() + ".slow")
                .addClasses(Secret.class, io.github.countersign.it.gallery.TouchedServlet.class)
                .setWebXML(resources + webXml)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebResource(resources + "pay.xhtml", "pay.xhtml")
                .addAsLibrary(Archives.filter());
    }

    static Stream<Arguments> ways() {
        return Stream.of(ATTRIBUTE, CONTAINER)
                .flatMap(application -> WAYS.stream().sorted().map(way -> Arguments.of(application, way)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void doesNothingForSomebodyWhoSignsInMeanwhile(String application, String way) {
        Browser browser = new Browser();
        browser.open("/" + application + "/home");
        int touched = touched(application);

        String answer = pays(application, way, browser, stranger());

        assertThat(answer).doesNotContain(Secret.TEXT);
        assertThat(touched(application))
                .as("paid, with the answer " + shortened(answer))
                .isEqualTo(touched);
        Page next = browser.open("/" + application + "/home");
        assertThat(next.name()).as(next.toString()).startsWith("set-up");
    }

    /** So that the attack is one: where the second factor is not outstanding, the same request does what was asked. */
    @ParameterizedTest
    @MethodSource("ways")
    void goesOnForSomebodyWhoseBrowserIsRecognized(String application, String way) {
        if (way.equals("itself") && application.equals(CONTAINER)) {
            return; // it does not see who is signed in, and goes on before the other request has been let in
        }
        Browser browser = remembered(application);
        browser.open("/" + application + "/home");
        int touched = touched(application);

        String answer = pays(application, way, browser, ENROLLED.get(application));

        assertThat(touched(application))
                .as("paid, with the answer " + shortened(answer))
                .isEqualTo(touched + 1);
        assertThat(answer).contains(Secret.TEXT);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void somebodyVerifiedDoesNothingForSomebodyElse(String application, String way) {
        if (way.equals("itself")) {
            return; // it would not wait, because somebody is signed in
        }
        Browser browser = remembered(application);
        signIn(browser, application, ENROLLED.get(application));
        assertThat(browser.open("/" + application + "/home").text()).contains(Secret.TEXT);
        int touched = touched(application);

        String answer = pays(application, way, browser, stranger());

        assertThat(answer).doesNotContain(Secret.TEXT);
        assertThat(touched(application))
                .as("paid, with the answer " + shortened(answer))
                .isEqualTo(touched);
    }

    @ParameterizedTest
    @ValueSource(strings = {ATTRIBUTE, CONTAINER})
    void aPageThatWasMadeMeanwhileDoesNotComeOutAfterASignOut(String application) {
        Browser browser = new Browser();
        browser.open("/" + application + "/home");
        try (Wire request = begin(application, "page-later", browser, "Content-Length: 0\r\n", "")) {
            signIn(browser, application, stranger());
            assertThat(browser.post("/" + application + "/sign-out", Map.of()).text())
                    .contains("Goodbye");

            assertThat(request.readAll()).startsWith("HTTP/1.1 ").doesNotContain(Secret.TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ATTRIBUTE, CONTAINER})
    void aFacesActionDoesNothingForSomebodyWhoSignsInMeanwhile(String application) {
        Browser browser = new Browser();
        assertThat(paysByFaces(application, browser, stranger(), 0)).doesNotContain(Secret.TEXT);
        assertThat(paysByFaces(application, remembered(application), ENROLLED.get(application), 1))
                .as("a browser that is recognized")
                .contains(Secret.TEXT);
    }

    private static String paysByFaces(String application, Browser browser, String person, int paid) {
        Document page = browser.open("/" + application + "/pay.xhtml").document();
        String state = page.select("input[name=jakarta.faces.ViewState]").val();
        String body = "form=form&amount=7&pay=Pay&jakarta.faces.ViewState="
                + java.net.URLEncoder.encode(state, java.nio.charset.StandardCharsets.UTF_8);
        int touched = touched(application);
        String lines = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n";
        String action = page.getElementById("form").attr("action");
        try (Wire request = begin(application, action, browser, lines, body.substring(0, 3))) {
            signIn(browser, application, person);
            String answer = request.more(body.substring(3)).readAll();
            assertThat(touched(application)).as("paid: " + shortened(answer)).isEqualTo(touched + paid);
            return answer;
        }
    }

    private static String pays(String application, String way, Browser browser, String person) {
        String type = "Content-Type: application/x-www-form-urlencoded\r\n";
        switch (way) {
            case "chunked" -> {
                return pays(
                        application,
                        "stream",
                        browser,
                        person,
                        "Transfer-Encoding: chunked\r\n",
                        "3\r\nid=\r\n",
                        "1\r\n7\r\n0\r\n\r\n");
            }
            case "continue" -> {
                return pays(
                        application,
                        "parameter",
                        browser,
                        person,
                        type + "Expect: 100-continue\r\nContent-Length: 4\r\n",
                        "",
                        "id=7");
            }
            case "part" -> {
                String part = "--x\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n7\r\n--x--\r\n";
                return pays(
                        application,
                        way,
                        browser,
                        person,
                        "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: " + part.length() + "\r\n",
                        part.substring(0, 20),
                        part.substring(20));
            }
            case "reading", "itself" -> {
                return pays(application, way, browser, person, "Content-Length: 0\r\n", "", "");
            }
            default -> {
                return pays(application, way, browser, person, type + "Content-Length: 4\r\n", "id=", "7");
            }
        }
    }

    private static String pays(
            String application, String way, Browser browser, String person, String lines, String first, String rest) {
        try (Wire request = begin(application, way, browser, lines, first)) {
            signIn(browser, application, person);
            return request.more(rest).readAll();
        }
    }

    /** Sends the head of a request, and some of its body; the server has begun with it then. */
    private static Wire begin(String application, String way, Browser browser, String lines, String first) {
        String mark = UUID.randomUUID().toString();
        String address = way.startsWith("/") ? way : "/" + application + "/pay/" + way;
        Wire request = Wire.send("POST " + address + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                + "Connection: close\r\nX-Mark: " + mark + "\r\n" + lines
                + new Visitor(browser, application).headerLines() + "\r\n" + first);
        Browser watcher = new Browser();
        Patience.until(() -> watcher.open("/" + application + "/open/begun").text(), begun -> begun.contains(mark));
        return request;
    }

    private static void signIn(Browser browser, String application, String person) {
        Page answer = browser.post("/" + application + "/sign-in", Map.of("name", person, "password", People.PASSWORD));
        assertThat(answer.status()).as(answer.toString()).isBetween(301, 303);
    }

    private static int touched(String application) {
        return Integer.parseInt(
                new Browser().open("/" + application + "/open/touched").text().strip());
    }

    private static String shortened(String answer) {
        return answer.substring(0, Math.min(answer.length(), 500));
    }

    /** Somebody who never sets up a phone: only the password is known. */
    private static synchronized String stranger() {
        if (stranger == null) {
            stranger = People.freshStaff();
        }
        return stranger;
    }

    /** A browser that is remembered for a person of that application, after a restart. */
    private static synchronized Browser remembered(String application) {
        return REMEMBERED
                .computeIfAbsent(application, name -> {
                    String person = People.freshStaff();
                    ENROLLED.put(name, person);
                    Browser browser = new Browser();
                    signIn(browser, name, person);
                    Page done = Clinic.setUp(browser, browser.open("/" + name + "/home"), People.phoneOf(person), true);
                    assertThat(done.text()).as(done.toString()).contains(Secret.TEXT);
                    return browser;
                })
                .afterRestart();
    }
}
