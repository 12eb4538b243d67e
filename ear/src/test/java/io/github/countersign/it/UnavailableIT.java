package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a guarded application does while the service is not there, or not ready, and after it came back. */
@ExtendWith(ArquillianExtension.class)
class UnavailableIT {

    private static final String COUNTERSIGN = "countersign-again";

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
        Page recognised = Clinic.signIn(verified.afterRestart(), name, "/clinic/dashboard");
        assertThat(recognised.text()).as(recognised.toString()).contains(Clinic.SECRET);
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
