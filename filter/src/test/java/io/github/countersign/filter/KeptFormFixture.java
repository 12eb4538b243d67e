package io.github.countersign.filter;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;

/** Olivia was verified, her trust ends, and she sends a form. */
@NullUnmarked
final class KeptFormFixture {

    final Clinic clinic = new Clinic();

    void trustEnds() throws Exception {
        clinic.verified();
        clinic.gate.trusted = false;
        clinic.clock.pass(Duration.ofMinutes(2));
    }

    void keptAndVerified(String body) throws Exception {
        trustEnds();
        clinic.visit(note(body));
        verified();
    }

    FakeRequest note(String body) {
        return FakeRequest.form("/notes/7?tab=a")
                .as("olivia")
                .in(clinic.session)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", "https://clinic.example")
                .header("Referer", "https://clinic.example/clinic/notes/7/edit?x=1")
                .body(body);
    }

    FakeRequest decline() {
        return FakeRequest.form("/second-factor/form")
                .as("olivia")
                .in(clinic.session)
                .header("Sec-Fetch-Site", "same-origin");
    }

    FakeResponse verified() throws Exception {
        SigningInVisit pending = SigningInVisit.in(clinic.session.http);
        clinic.gate.trusted = true;
        return clinic.visit(clinic.comesBack(pending, new Return(FakeGate.TRUST, Decision.WITH_THE_SESSION, null)));
    }

    FakeResponse page() throws Exception {
        return clinic.visit(FakeRequest.page("/second-factor/form").as("olivia").in(clinic.session));
    }

    KeptForm kept() {
        return KeptForm.in(clinic.session.http);
    }
}
