package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.fake.FakeSession;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Trust;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A change on the module's pages ended all trust of the account; the session in which it was made goes on. */
@NullUnmarked
class ReturnAfterChangeTest {

    private static final Trust FRESH = new Trust(7, 2, null);

    private final Clinic clinic = new Clinic();

    @Test
    void goesOnWithTheNewTrustAndTheOldSignIn() throws Exception {
        long signedInAt = clinic.clock.millis();
        ManagingVisit visit = clinic.visiting();
        clinic.clock.pass(Duration.ofMinutes(2));
        clinic.gate.trusted = false;

        FakeResponse response = clinic.visit(comesBack(visit));

        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo("/countersign/account");
        assertThat(response.cookies()).isEmpty();
        Stamp stamp = Stamp.in(clinic.session.http);
        assertThat(stamp.trust()).isSameAs(FRESH);
        assertThat(stamp.signedInAt().millis()).isEqualTo(signedInAt);
        assertThat(clinic.gate.questions).containsExactly("redeem");
        assertThat(ManagingVisit.in(clinic.session.http)).isSameAs(visit);
    }

    @Test
    void theNewTrustEndsWhenTheServiceSays() throws Exception {
        ManagingVisit visit = clinic.visiting();
        long until = clinic.clock.millis() + 1_000;
        clinic.gate.returns.put(Clinic.TICKET, new Return(FRESH, until, "token"));

        clinic.visit(back(visit));

        assertThat(Stamp.in(clinic.session.http).isExpired(until - 1)).isFalse();
        assertThat(Stamp.in(clinic.session.http).isExpired(until)).isTrue();
    }

    /** The trust that was revoked is the old one's. */
    @Test
    void aLookThatWasAskedBeforeDoesNotTakeTheNewTrustAway() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.clock.pass(Duration.ofMinutes(2));
        clinic.gate.trusted = false;
        FakeRequest back = comesBack(visit);
        clinic.gate.whileLooking = () -> {
            clinic.gate.whileLooking = () -> {};
            visit(back);
        };

        visit(FakeRequest.fetch("/poll").as("olivia").in(clinic.session));

        assertThat(Stamp.in(clinic.session.http).trust()).isSameAs(FRESH);
        assertThat(clinic.gate.ended).isEmpty();
    }

    private void visit(FakeRequest request) {
        try {
            clinic.visit(request);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anInvalidTicketLeavesTheOldTrustToTheNextLook() throws Exception {
        ManagingVisit visit = clinic.visiting();
        clinic.clock.pass(Duration.ofMinutes(2));
        clinic.gate.trusted = false;

        FakeResponse response = clinic.visit(back(visit));

        assertThat(response.header("Location")).startsWith("/countersign/verify?ticket=");
        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void theCookieOfAnotherBrowserChangesNothing() throws Exception {
        FakeRequest back = comesBack(clinic.visiting());
        back.cookies.clear();
        assertNothingChanged(back);

        back.cookie("__Host-countersign-visit", "x".repeat(43));
        assertNothingChanged(back);
    }

    @Test
    void anotherAccountsVisitChangesNothing() throws Exception {
        FakeRequest back = comesBack(clinic.visiting());

        clinic.visit(back.as("marcus"));

        assertThat(clinic.gate.questions).doesNotContain("redeem");
        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void aVisitThatStrayedIntoAnotherAccountsSessionIsNotRedeemed() throws Exception {
        ManagingVisit olivias = clinic.visiting();
        FakeSession marcuss = new FakeSession();
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);
        clinic.visit(FakeRequest.page("/").as("marcus").in(marcuss));
        marcuss.attributes.put(ManagingVisit.ATTRIBUTE, olivias);

        clinic.visit(comesBack(olivias).as("marcus").in(marcuss));

        assertThat(clinic.gate.questions).doesNotContain("redeem");
    }

    @Test
    void anUnverifiedSessionStaysUnverified() throws Exception {
        FakeRequest back = comesBack(clinic.visiting());
        clinic.session.attributes.remove(Stamp.ATTRIBUTE);

        clinic.visit(back);

        assertThat(clinic.gate.questions).doesNotContain("redeem");
        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void aStampThatHasExpiredIsNotRevived() throws Exception {
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, clinic.clock.millis() + 60_000);
        clinic.visit(FakeRequest.page("/second-factor/account").as("olivia").in(clinic.session));
        clinic.gate.decision = Decision.verify(null);
        FakeRequest back = comesBack(ManagingVisit.in(clinic.session.http));
        clinic.clock.pass(Duration.ofMinutes(1));

        clinic.visit(back);

        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void aPrefetchRedeemsNothing() throws Exception {
        assertNothingChanged(comesBack(clinic.visiting()).header("Sec-Purpose", "prefetch"));
    }

    @Test
    void aFailureOfTheServiceChangesNothing() throws Exception {
        FakeRequest back = comesBack(clinic.visiting());
        clinic.gate.failOn = "redeem";

        clinic.visit(back);

        assertThat(Stamp.in(clinic.session.http).trust()).isSameAs(FakeGate.TRUST);
    }

    private void assertNothingChanged(FakeRequest back) throws Exception {
        clinic.visit(back);
        assertThat(clinic.gate.questions).doesNotContain("redeem");
        assertThat(Stamp.in(clinic.session.http).trust()).isSameAs(FakeGate.TRUST);
    }

    private FakeRequest comesBack(ManagingVisit visit) {
        clinic.gate.returns.put(Clinic.TICKET, new Return(FRESH, Decision.WITH_THE_SESSION, "token"));
        return back(visit);
    }

    private FakeRequest back(ManagingVisit visit) {
        return FakeRequest.page("/second-factor/return?ticket=" + Clinic.TICKET)
                .as("olivia")
                .in(clinic.session)
                .cookie("__Host-countersign-visit", visit.visitCookie());
    }
}
