package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.identity.SignIn;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.gate.Account;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A visit to the module's pages ends with what it depends on, here and at the service. */
@NullUnmarked
class ManagingVisitTest {

    private final Clinic clinic = new Clinic();

    @Test
    void withTheSignOut() throws Exception {
        ManagingVisit visit = clinic.visiting();

        clinic.visit(FakeRequest.form("/second-factor/sign-out")
                .as("olivia")
                .in(clinic.session)
                .header("Sec-Fetch-Site", "same-origin"));

        assertThat(clinic.gate.ended).containsExactly(visit.state());
    }

    @Test
    void withTheSession() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.session.listener = new SessionEndListener(new GateConnection(clinic.gate, () -> FakeGate.KEY));

        clinic.session.invalidate();

        assertThat(clinic.gate.ended).containsExactly(visit.state());
    }

    @Test
    void withASignOutThatKeepsTheSession() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.servlet = (request, response) -> request.logout();

        clinic.visit(olivia("/logout"));

        assertEnded(visit);
    }

    @Test
    void withAChangeOfAccount() throws Exception {
        ManagingVisit visit = clinic.visiting();

        clinic.visit(FakeRequest.page("/").as("marcus").in(clinic.session));

        assertEnded(visit);
    }

    @Test
    void withAChangeOfRole() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.clock.pass(Duration.ofMinutes(1));

        clinic.visit(olivia("/").roles("client"));

        assertEnded(visit);
    }

    @Test
    void withTheTrust() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.gate.trusted = false;
        clinic.clock.pass(Duration.ofMinutes(1));

        clinic.visit(olivia("/"));

        assertEnded(visit);
    }

    /** As when another request found the trust revoked between the look and the link. */
    @Test
    void doesNotBeginInASessionThatIsNoLongerVerified() {
        FilterSettings settings = FilterSettings.read(name -> null, () -> "clinic", () -> SignIn.PASSWORD)
                .settings();
        HostSessions sessions = new HostSessions(
                new GateConnection(clinic.gate, () -> FakeGate.KEY), settings, clinic.clock, new AtWork());
        Account olivia = settings.resolver().resolve(olivia("/").http, "clinic");

        assertThat(sessions.visit(clinic.session.http, olivia)).isNull();
        assertThat(clinic.session.attributes).isEmpty();
    }

    private void assertEnded(ManagingVisit visit) {
        assertThat(clinic.gate.ended).containsExactly(visit.state());
        assertThat(clinic.session.attributes).doesNotContainKey(ManagingVisit.ATTRIBUTE);
        assertThat(clinic.session.attributes).doesNotContainKey(SecondFactorStatus.ATTRIBUTE);
    }

    private FakeRequest olivia(String path) {
        return FakeRequest.page(path).as("olivia").in(clinic.session);
    }
}
