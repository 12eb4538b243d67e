package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A password alone, sent with a request that acts, to an application whose own filter checks it. */
@ExtendWith(ArquillianExtension.class)
class SecondDoorIT {

    private static final String ENROLLED = People.freshStaff();

    private static final Map<String, Browser> REMEMBERED = new HashMap<>();

    /** Each attack has a patient of its own. */
    private static int patient;

    @Deployment(name = "countersign", order = 1, testable = false)
    static EnterpriseArchive countersign() {
        return Archives.countersign();
    }

    @Deployment(name = "telephone", order = 2, testable = false)
    static WebArchive telephone() {
        return Archives.telephone();
    }

    @Deployment(name = "credentials", order = 3, testable = false)
    static WebArchive credentials() {
        return Gallery.CREDENTIALS.archive();
    }

    @Deployment(name = "declared", order = 4, testable = false)
    static WebArchive declared() {
        return Gallery.DECLARED.archive();
    }

    static Stream<Arguments> attacks() {
        List<Arguments> attacks = new ArrayList<>();
        for (OldApplication application : List.of(Gallery.CREDENTIALS, Gallery.DECLARED)) {
            for (String check : List.of("Basic", "Login")) {
                for (String route : List.of("", "FORWARD", "INCLUDE", "ASYNC")) {
                    attacks.add(Arguments.of(application, check, route));
                }
            }
        }
        return attacks.stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void thePatientIsStillThere(OldApplication application, String check, String route) {
        Browser remembered = remembered(application);
        String patient = "/" + (1 + SecondDoorIT.patient++ % 8);
        String authorization = "Authorization: " + check + " " + base64(ENROLLED + ":" + People.PASSWORD) + "\r\n"
                + (route.isEmpty() ? "" : "X-Route: " + route + "\r\n");
        int sent = Telephone.codes(People.phoneOf(ENROLLED)).size();

        String answer = Wire.exchange(delete(application, patient, authorization));

        assertThat(patients(application)).as(answer).contains(patient);
        assertThat(answer).startsWith("HTTP/1.1 401").contains("second-factor-required");
        if (check.equals("Basic")) { // request.login makes one
            assertThat(answer).as("no session is left behind").doesNotContain("JSESSIONID");
        }
        assertThat(Telephone.codes(People.phoneOf(ENROLLED))).as("codes").hasSize(sent);

        // so that this is not a request that deletes nothing anyway
        String cookies = application.visitor(remembered).headerLines().replaceAll("Authorization:[^\r]*\r\n", "");
        String done = Wire.exchange(delete(application, patient, authorization + cookies));
        assertThat(patients(application))
                .as("a browser that is recognized: " + done)
                .doesNotContain(patient);
    }

    private static String delete(OldApplication application, String patient, String headers) {
        return "DELETE " + application.address("patients") + patient
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
    }

    private static String patients(OldApplication application) {
        return new Browser().open(application.address("open/patients")).text();
    }

    /** In one browser for both applications, which share their users only through it. */
    private static Browser remembered(OldApplication application) {
        return REMEMBERED.computeIfAbsent(application.name(), name -> {
            Browser browser = new Browser();
            Page first = browser.follow(application.signIn(browser, ENROLLED));
            Page done = Clinic.setUp(browser, first, People.phoneOf(ENROLLED), true);
            assertThat(done.text()).as(done.toString()).contains(application.secret());
            return browser.afterRestart();
        });
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
