package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.nio.file.Files;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several applications on one server with one module. Each gets the filter in a different way. */
@ExtendWith(ArquillianExtension.class)
class InstallationIT {

    private static final String DECLARED = """
            <listener>
              <listener-class>io.github.countersign.filter.SessionEndListener</listener-class>
            </listener>
            <filter>
              <filter-name>countersign</filter-name>
              <filter-class>io.github.countersign.filter.SecondFactorFilter</filter-class>
              <async-supported>true</async-supported>
            </filter>
            <filter-mapping>
              <filter-name>countersign</filter-name>
              <url-pattern>/*</url-pattern>
              <dispatcher>REQUEST</dispatcher>
              <dispatcher>FORWARD</dispatcher>
              <dispatcher>INCLUDE</dispatcher>
              <dispatcher>ASYNC</dispatcher>
              <dispatcher>ERROR</dispatcher>
            </filter-mapping>
            """;

    @Deployment(name = "countersign-installed", order = 1, testable = false)
    static EnterpriseArchive countersign() {
        return Archives.countersign();
    }

    @Deployment(name = "telephone-installed", order = 2, testable = false)
    static WebArchive telephone() {
        return Archives.telephone();
    }

    @Deployment(name = "sister", order = 3, testable = false)
    static WebArchive sister() {
        return Archives.guardedClinicAt("sister", "/sister", Archives.parameter("countersign.directory", "family"));
    }

    @Deployment(name = "brother", order = 4, testable = false)
    static WebArchive brother() {
        return Archives.guardedClinicAt("brother", "/brother", Archives.parameter("countersign.directory", "family"));
    }

    @Deployment(name = "stranger", order = 5, testable = false)
    static WebArchive stranger() {
        return Archives.guardedClinicAt("stranger", "/stranger", "");
    }

    @Deployment(name = "twice", order = 6, testable = false)
    static WebArchive twice() {
        return Archives.guardedClinicAt("twice", "/twice", DECLARED);
    }

    @Deployment(name = "reporting", order = 7, testable = false)
    static WebArchive reporting() {
        return Archives.guardedClinicAt("reporting", "/reporting", Archives.parameter("countersign.mode", "report"));
    }

    @Deployment(name = "root", order = 8, testable = false)
    static WebArchive root() {
        return Archives.guardedClinicAt("root", "/", "");
    }

    @Test
    void applicationsOfOneDirectoryShareTheSecondFactorAndTheRememberedBrowser() {
        String name = People.freshStaff();
        Browser browser = new Browser();
        signedInWithCode(browser, name, "/sister", true);
        int sent = Telephone.codes(People.phoneOf(name)).size();

        Page brother = Clinic.signIn(browser, name, "/brother/dashboard");
        assertThat(brother.text()).as(brother.toString()).contains(Clinic.SECRET);

        Page elsewhere = Clinic.signIn(new Browser(), name, "/brother/dashboard");
        assertThat(elsewhere.name()).as("no set-up, a code: " + elsewhere).isEqualTo("verify");
        assertThat(Telephone.codes(People.phoneOf(name))).hasSize(sent + 1);
    }

    @Test
    void anApplicationOfAnotherDirectoryKnowsNoneOfThem() {
        String name = People.freshStaff();
        Browser browser = new Browser();
        signedInWithCode(browser, name, "/sister", true);

        Page stranger = Clinic.signIn(browser, name, "/stranger/dashboard");

        assertThat(stranger.name()).as(stranger.toString()).isEqualTo("set-up-phone");
    }

    @Test
    void installedTwiceRunsOnce() {
        String name = People.freshStaff();

        signedInWithCode(new Browser(), name, "/twice", false);

        assertThat(Telephone.codes(People.phoneOf(name))).hasSize(1);
    }

    @Test
    void guardsAnApplicationAtTheRootAndLeavesItsOwnPagesAlone() {
        String name = People.freshStaff();
        Browser browser = new Browser();

        Page done = signedInWithCode(browser, name, "", true);

        assertThat(done.address().getPath()).isEqualTo("/dashboard");
        assertThat(browser.open("/second-factor/account").name()).isEqualTo("account");
        assertThat(new Browser().open("/countersign/verify").name()).isEqualTo("expired");
        Page again = Clinic.signIn(browser.afterRestart(), name, "/dashboard");
        assertThat(again.text()).as(again.toString()).contains(Clinic.SECRET);
    }

    @Test
    void reportsAndHoldsNobodyBack() throws IOException {
        String name = People.freshStaff();
        Browser browser = new Browser();
        Page page = Clinic.signIn(browser, name, "/reporting/dashboard");
        assertThat(page.text()).as(page.toString()).contains(Clinic.SECRET);
        assertThat(browser.fetch("/reporting/waiting-room/now").status()).isEqualTo(200);
        assertThat(Telephone.codes(People.phoneOf(name))).as("nobody is asked").isEmpty();
        assertThat(browser.open("/reporting/second-factor/report").status())
                .as("not for staff")
                .isEqualTo(404);

        Browser owner = new Browser();
        Clinic.signIn(owner, People.OWNER, "/reporting/dashboard");
        // people do not wait for the count
        Page report = Patience.until(
                () -> owner.open("/reporting/second-factor/report"),
                shown -> !shown.name().equals("report")
                        || shown.document().getElementById("set-up").text().endsWith(": 2"));

        assertThat(report.name()).as(report.toString()).isEqualTo("report");
        assertThat(report.text()).contains("This application is not guarded", name);
        // nor for the line in the log
        String log =
                Patience.until(InstallationIT::log, lines -> lines.contains("/" + name + " would have been asked"));
        assertThat(log)
                .contains("Countersign does NOT guard the application /reporting")
                .containsPattern("Countersign \\(report only, nothing was held back\\): reporting.*/" + name
                        + " would have been asked to set up a second factor");
    }

    private static String log() {
        try {
            return Files.readString(ServerUnderTest.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsTheAdministratorInAFileOfEachApplication() throws IOException {
        signedInWithCode(new Browser(), People.freshStaff(), "/stranger", false);

        assertThat(file("reporting")).contains("state: NOT GUARDED: countersign.mode is report");
        assertThat(file("ROOT")).contains("application: /", "state: guarded");
        assertThat(file("brother")).contains("state: guarded", "account-resolver: container", "directory: family");
        assertThat(file("stranger")).anyMatch(line -> line.startsWith("last-sign-in: "));
    }

    @Test
    void behindAProxyThatEndsTlsCookiesAreBoundToTheHost() throws Exception {
        String name = People.freshStaff();
        try (TlsProxy proxy = TlsProxy.before(ServerUnderTest.PORT_FOR_PROXIES)) {
            Browser browser = proxy.browser();
            signedInWithCode(browser, name, "/sister", true);

            assertThat(browser.cookies())
                    .filteredOn(cookie -> cookie.getName().matches(".*countersign-[0-9a-f]{16}"))
                    .singleElement()
                    .satisfies(cookie -> {
                        assertThat(cookie.getName()).startsWith("__Host-");
                        assertThat(cookie.getSecure()).isTrue();
                        assertThat(cookie.isHttpOnly()).isTrue();
                        assertThat(cookie.getPath()).isEqualTo("/");
                    });
            Page recognized = Clinic.signIn(browser.afterRestart(proxy.browser()), name, "/sister/dashboard");
            assertThat(recognized.text()).as(recognized.toString()).contains(Clinic.SECRET);
        }
    }

    @Test
    void onlyTheProxyMaySayThatTheConnectionIsSecure() {
        String name = Clinic.enrolledStaffAt("/sister");
        Browser browser = new Browser().always("X-Forwarded-Proto", "https");

        Page verify = Clinic.signIn(browser, name, "/sister/dashboard");

        assertThat(verify.name()).as(verify.toString()).isEqualTo("verify");
        assertThat(browser.cookies())
                .extracting(HttpCookie::getName)
                .contains("countersign-visit")
                .noneMatch(cookie -> cookie.startsWith("__Host-"));
    }

    private static Page signedInWithCode(Browser browser, String name, String application, boolean remember) {
        Page first = Clinic.signIn(browser, name, application + "/dashboard");
        Page done = Clinic.setUp(browser, first, People.phoneOf(name), remember);
        assertThat(done.text()).as(done.toString()).contains(Clinic.SECRET);
        return done;
    }

    private static List<String> file(String name) throws IOException {
        return Files.readAllLines(
                ServerUnderTest.dataDirectory().resolve("applications").resolve(name + ".txt"));
    }
}
