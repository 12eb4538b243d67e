package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.gate.CookieNames;
import io.github.countersign.gate.DataDirectory;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A connection that the container does not call secure: plain HTTP, or a proxy that ends TLS without saying so. */
@NullUnmarked
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class NoHttpsTest {

    private static final String CHECK = "/clinic/second-factor/return?cookie-sent=1";

    private final Clinic clinic = new Clinic();

    @TempDir
    Path dataDirectory;

    @BeforeEach
    void keepsItsFilesHere() {
        System.setProperty(DataDirectory.PROPERTY, dataDirectory.toString());
    }

    @AfterEach
    void forgetTheDirectory() {
        System.clearProperty(DataDirectory.PROPERTY);
    }

    @Test
    void theCookieIsSecureWhereverTheRequestComesFrom() throws Exception {
        for (String address : List.of("127.0.0.1", "::1", "192.0.2.7")) {
            FakeResponse response = clinic.visit(unsecured("/patients/7", "localhost:8080", address));

            assertThat(response.cookies())
                    .singleElement()
                    .asString()
                    .startsWith("__Host-countersign-visit=")
                    .contains("; Secure;");
        }
    }

    @Test
    void aBrowserThatKeepsTheCookieGoesOn() throws Exception {
        FakeResponse first = clinic.visit(unsecured("/patients/7"));
        assertThat(first.status).isEqualTo(303);
        assertThat(first.header("Location")).isEqualTo(CHECK);
        assertThat(clinic.gate.visits).isEmpty();

        FakeResponse second =
                clinic.visit(unsecured("/second-factor/return?cookie-sent=1").cookie(nameOf(first), valueOf(first)));

        assertThat(second.header("Location")).isEqualTo("/countersign/verify?ticket=ticket-1");
        assertThat(clinic.gate.visits.get(0).rememberOffered()).isTrue();
        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/patients/7");
    }

    @Test
    void aBrowserThatIsKnownToKeepTheCookieIsSentAtOnce() throws Exception {
        FakeResponse first = clinic.visit(unsecured("/a"));

        FakeResponse second = clinic.visit(unsecured("/b").cookie(nameOf(first), valueOf(first)));

        assertThat(second.header("Location")).isEqualTo("/countersign/verify?ticket=ticket-1");
    }

    @Test
    void aBrowserThatDropsTheCookieIsToldSoAndNotSentInCircles() throws Exception {
        clinic.visit(unsecured("/patients/7"));

        FakeResponse told = clinic.visit(unsecured("/second-factor/return?cookie-sent=1"));

        assertThat(told.status).isEqualTo(503);
        assertThat(told.header("Location")).isNull();
        assertThat(told.header("Cache-Control")).isEqualTo("no-store");
        assertThat(told.body()).contains("Countersign needs HTTPS", "href=\"/clinic/second-factor/return\"");
        assertThat(clinic.gate.visits).isEmpty();
        assertThat(clinic.served).isZero();
    }

    @Test
    void aCookieOfTheBareNameProvesNothing() throws Exception {
        FakeResponse first = clinic.visit(unsecured("/patients/7"));

        FakeResponse told = clinic.visit(
                unsecured("/second-factor/return?cookie-sent=1").cookie("countersign-visit", valueOf(first)));

        assertThat(told.status).isEqualTo(503);
    }

    @Test
    void theAdministratorIsToldOnce() throws Exception {
        Path file = dataDirectory.resolve(ApplicationFile.FOLDER).resolve("clinic.txt");
        clinic.visit(unsecured("/patients/7"));
        assertThat(Files.readAllLines(file)).noneMatch(line -> line.contains("HTTPS"));

        clinic.visit(unsecured("/second-factor/return?cookie-sent=1"));
        clinic.visit(unsecured("/second-factor/return?cookie-sent=1"));

        assertThat(Files.readAllLines(file))
                .filteredOn(line -> line.contains("HTTPS"))
                .singleElement()
                .asString()
                .startsWith("problem: Countersign needs HTTPS.")
                .contains("countersign.development=true");
    }

    @Test
    void aPersonWhoManagesTheirAccountIsToldTheSame() throws Exception {
        clinic.verified();
        FakeResponse first = clinic.visit(unsecured("/second-factor/account"));
        assertThat(first.header("Location")).isEqualTo("/clinic/second-factor/account?cookie-sent=1");

        assertThat(clinic.visit(unsecured("/second-factor/account?cookie-sent=1")).status)
                .isEqualTo(503);
        assertThat(clinic.visit(unsecured("/second-factor/account?cookie-sent=1")
                                .cookie(nameOf(first), valueOf(first)))
                        .header("Location"))
                .startsWith("/countersign/account?ticket=");
    }

    @Test
    void theBrowserIsRememberedByASecureCookie() throws Exception {
        FakeResponse first = clinic.visit(unsecured("/"));
        clinic.visit(unsecured("/").cookie(nameOf(first), valueOf(first)));
        SigningInVisit pending = SigningInVisit.in(clinic.session.http);
        clinic.gate.returns.put(Clinic.TICKET, new Return(FakeGate.TRUST, Decision.WITH_THE_SESSION, "remembered"));

        FakeResponse response = clinic.visit(
                unsecured("/second-factor/return?ticket=" + Clinic.TICKET).cookie(nameOf(first), valueOf(first)));

        assertThat(response.cookies())
                .contains(CookieNames.browser(pending.account(), true)
                        + "=remembered; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void inDevelopmentTheCookieHasItsBareName() throws Exception {
        clinic.with("countersign.development", "true");

        FakeResponse response = clinic.visit(unsecured("/"));

        assertThat(response.header("Location")).isEqualTo("/countersign/verify?ticket=ticket-1");
        assertThat(response.cookies().get(0)).startsWith("countersign-visit=").doesNotContain("Secure");
        assertThat(clinic.gate.visits.get(0).rememberOffered()).isTrue();
        assertThat(Files.readAllLines(
                        dataDirectory.resolve(ApplicationFile.FOLDER).resolve("clinic.txt")))
                .anyMatch(line -> line.startsWith("countersign.development: true"));
    }

    @Test
    void theCookieIsSecureOverHttpsInDevelopmentToo() throws Exception {
        clinic.with("countersign.development", "true");

        FakeResponse response = clinic.visit(FakeRequest.page("/").as("olivia").in(clinic.session));

        assertThat(response.cookies().get(0))
                .startsWith("__Host-countersign-visit=")
                .contains("; Secure;");
    }

    private FakeRequest unsecured(String path) {
        return unsecured(path, "clinic.example", "127.0.0.1");
    }

    private FakeRequest unsecured(String path, String server, String client) {
        return FakeRequest.page(path).as("olivia").in(clinic.session).plainHttp(server, client);
    }

    private static String nameOf(FakeResponse response) {
        String cookie = response.cookies().get(0);
        return cookie.substring(0, cookie.indexOf('='));
    }

    private static String valueOf(FakeResponse response) {
        String cookie = response.cookies().get(0);
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }
}
