package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A visit to the module's pages ends, here and at the service, with what it rests on. */
@NullUnmarked
class ManageVisitTest {

    private final Clinic clinic = new Clinic();

    @Test
    void withTheSignOut() throws Exception {
        ManageVisit visit = clinic.visiting();

        clinic.visit(FakeRequest.form("/second-factor/sign-out")
                .as("olivia")
                .in(clinic.session)
                .header("Sec-Fetch-Site", "same-origin"));

        assertThat(clinic.gate.ended).containsExactly(visit.state());
    }

    @Test
    void withTheSession() throws Exception {
        ManageVisit visit = clinic.visiting();
        clinic.session.listener = new SessionEndListener(new GateConnection(clinic.gate, () -> FakeGate.KEY));

        clinic.session.invalidate();

        assertThat(clinic.gate.ended).containsExactly(visit.state());
    }

    @Test
    void withASignOutThatLeavesTheSessionStanding() throws Exception {
        ManageVisit visit = clinic.visiting();
        clinic.servlet = (request, response) -> request.logout();

        clinic.visit(olivia("/logout"));

        assertEnded(visit);
    }

    @Test
    void withAChangeOfAccount() throws Exception {
        ManageVisit visit = clinic.visiting();

        clinic.visit(FakeRequest.page("/").as("marcus").in(clinic.session));

        assertEnded(visit);
    }

    @Test
    void withAChangeOfRole() throws Exception {
        ManageVisit visit = clinic.visiting();
        clinic.clock.pass(Duration.ofMinutes(1));

        clinic.visit(olivia("/").roles("client"));

        assertEnded(visit);
    }

    @Test
    void withTheTrust() throws Exception {
        ManageVisit visit = clinic.visiting();
        clinic.gate.trusted = false;
        clinic.clock.pass(Duration.ofMinutes(1));

        clinic.visit(olivia("/"));

        assertEnded(visit);
    }

    private void assertEnded(ManageVisit visit) {
        assertThat(clinic.gate.ended).containsExactly(visit.state());
        assertThat(clinic.session.attributes).doesNotContainKey(ManageVisit.ATTRIBUTE);
        assertThat(clinic.session.attributes).doesNotContainKey(SecondFactorStatus.ATTRIBUTE);
    }

    private FakeRequest olivia(String path) {
        return FakeRequest.page(path).as("olivia").in(clinic.session);
    }
}
