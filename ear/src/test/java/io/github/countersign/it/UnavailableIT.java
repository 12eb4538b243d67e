package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a guarded application does while the service is missing or not ready, and after it has come back. */
@ExtendWith(ArquillianExtension.class)
class UnavailableIT {

    private static final String COUNTERSIGN = "countersign-again";
    private static final String WANDERER = "wanderer";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = COUNTERSIGN, managed = false, testable = false)
    static EnterpriseArchive countersign() {
        return Archives.countersign();
    }

    @Deployment(name = "telephone-again", order = 2, testable = false)
    static WebArchive telephone() {
        return Archives.telephone();
    }

    @Deployment(name = "clinic-again", order = 3, testable = false)
    static WebArchive clinic() {
        return Archives.guardedClinic();
    }

    /** An application that asks again after a second, and goes on for three without an answer. */
    @Deployment(name = "impatient", order = 4, testable = false)
    static WebArchive impatient() {
        return Archives.guardedClinicAt(
                "impatient",
                "/impatient",
                Archives.parameter("countersign.look-again", "PT1S")
                        + Archives.parameter("countersign.unavailable-grace", "PT3S"));
    }

    @Deployment(name = WANDERER, managed = false, testable = false)
    static WebArchive wanderer() {
        return Archives.guardedClinicAt(WANDERER, "/wanderer", "");
    }

    @Deployment(name = "threads", order = 5, testable = false)
    static WebArchive threads() {
        return Archives.threads();
    }

    @AfterEach
    void leaveTheSettingsAsTheyWere() throws IOException {
        ServiceSettings.complete().write();
    }

    @Test
    void locksWhileTheServiceIsAwayAndGoesOnAfterItsRedeployment() throws IOException {
        String name = People.freshStaff();
        Page early = Clinic.signIn(new Browser(), name, "/clinic/dashboard");
        assertThat(early.status()).as("not deployed yet: " + early).isEqualTo(503);
        assertThat(early.text()).doesNotContain(Clinic.SECRET);

        ServiceSettings.complete().without("countersign.twilio.auth-token").write();
        lockedWhileNotReady(name, "a setting is missing");
        ServiceSettings.complete()
                .with("countersign.data-source", "jdbc/there-is-none")
                .write();
        lockedWhileNotReady(name, "the database is not there");

        ServiceSettings.complete().write();
        deployer.deploy(COUNTERSIGN);
        Browser verified = new Browser();
        Clinic.setUp(verified, Clinic.signIn(verified, name, "/clinic/dashboard"), People.phoneOf(name), true);
        assertThat(verified.open("/clinic/dashboard").text()).contains(Clinic.SECRET);

        deployer.undeploy(COUNTERSIGN);
        assertThat(verified.open("/clinic/dashboard").text())
                .as("a verified session goes on for a while")
                .contains(Clinic.SECRET);
        Page locked = Clinic.signIn(new Browser(), name, "/clinic/dashboard");
        assertThat(locked.status()).as("everybody else waits: " + locked).isEqualTo(503);

        deployer.deploy(COUNTERSIGN);
        assertThat(verified.open("/clinic/dashboard").text()).contains(Clinic.SECRET);
        Page recognized = Clinic.signIn(verified.afterRestart(), name, "/clinic/dashboard");
        assertThat(recognized.text()).as(recognized.toString()).contains(Clinic.SECRET);
        deployer.undeploy(COUNTERSIGN);
    }

    /** {@link #locksWhileTheServiceIsAwayAndGoesOnAfterItsRedeployment} has the default of five minutes. */
    @Test
    void verifiedSessionsGoOnForTheGracePeriodAndComeBackByThemselves() {
        String name = People.freshStaff();
        deployer.deploy(COUNTERSIGN);
        Browser verified = new Browser();
        Page first = Clinic.signIn(verified, name, "/impatient/dashboard");
        Clinic.setUp(verified, first, People.phoneOf(name), false);
        Instant lastGood = Instant.now();
        assertThat(verified.open("/impatient/dashboard").text()).contains(Clinic.SECRET);

        deployer.undeploy(COUNTERSIGN);
        Page locked = Patience.until(() -> verified.open("/impatient/dashboard"), page -> page.status() != 200);

        assertThat(locked.status()).as(locked.toString()).isEqualTo(503);
        assertThat(locked.text()).doesNotContain(Clinic.SECRET);
        assertThat(Instant.now()).as("it went on for the grace").isAfter(lastGood.plusSeconds(3));
        assertThat(verified.open("/impatient/dashboard").status()).isEqualTo(503);

        deployer.deploy(COUNTERSIGN);
        Page back = verified.open("/impatient/dashboard");
        assertThat(back.text()).as("the session is as good as before: " + back).contains(Clinic.SECRET);
        deployer.undeploy(COUNTERSIGN);
    }

    @Test
    void answersAtOnceWhileTheServiceIsAwayAndNoThreadPilesUp() throws Exception {
        Browser signedIn = new Browser();
        Page early = Clinic.signIn(signedIn, People.freshStaff(), "/clinic/dashboard");
        assertThat(early.status()).as(early.toString()).isEqualTo(503);
        ExecutorService crowd = Executors.newFixedThreadPool(32);
        try {
            List<Future<Page>> answers = new ArrayList<>();
            Instant began = Instant.now();
            for (int i = 0; i < 500; i++) {
                answers.add(crowd.submit(() -> signedIn.openOnly("/clinic/dashboard")));
            }
            for (Future<Page> answer : answers) {
                assertThat(answer.get(1, TimeUnit.MINUTES).status()).isEqualTo(503);
            }
            assertThat(Duration.between(began, Instant.now()))
                    .as("none of 500 waits for a service that is not there")
                    .isLessThan(Duration.ofSeconds(30));
        } finally {
            crowd.shutdownNow();
        }
        assertThat(new Browser().open("/threads/").text().lines().toList())
                .as("what the threads are at")
                .isNotEmpty()
                .noneMatch(line -> line.contains("io.github.countersign"));
    }

    /** The application starts, stops and starts again while the service runs, and the other way round. */
    @Test
    void itDoesNotMatterWhichOfTheTwoStartsAgain() {
        String name = People.freshStaff();
        deployer.deploy(COUNTERSIGN);
        deployer.deploy(WANDERER);
        Browser browser = new Browser();
        Clinic.setUp(browser, Clinic.signIn(browser, name, "/wanderer/dashboard"), People.phoneOf(name), true);

        deployer.undeploy(WANDERER);
        deployer.undeploy(COUNTERSIGN);
        deployer.deploy(WANDERER);
        Page locked = Clinic.signIn(browser.afterRestart(), name, "/wanderer/dashboard");
        assertThat(locked.status()).as(locked.toString()).isEqualTo(503);
        deployer.deploy(COUNTERSIGN);
        Page recognized = Clinic.signIn(browser.afterRestart(), name, "/wanderer/dashboard");
        assertThat(recognized.text()).as(recognized.toString()).contains(Clinic.SECRET);

        deployer.undeploy(WANDERER);
        deployer.deploy(WANDERER);
        Page again = Clinic.signIn(browser.afterRestart(), name, "/wanderer/dashboard");
        assertThat(again.text()).as(again.toString()).contains(Clinic.SECRET);
        deployer.undeploy(WANDERER);
        deployer.undeploy(COUNTERSIGN);
    }

    private void lockedWhileNotReady(String name, String why) {
        deployer.deploy(COUNTERSIGN);
        Page application = Clinic.signIn(new Browser(), name, "/clinic/dashboard");
        assertThat(application.status()).as(why + ": " + application).isEqualTo(503);
        assertThat(application.text()).doesNotContain(Clinic.SECRET);
        Page pages = new Browser().open("/countersign/verify?ticket=anything");
        assertThat(pages.name()).as(why + ": " + pages).isEqualTo("unavailable");
        assertThat(pages.text()).doesNotContain("auth-token").doesNotContain("there-is-none");
        deployer.undeploy(COUNTERSIGN);
    }
}
