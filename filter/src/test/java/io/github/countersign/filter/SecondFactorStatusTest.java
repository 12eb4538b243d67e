package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.SecondFactor;
import io.github.countersign.gate.Trust;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The session attribute for an application's banners. */
@NullUnmarked
class SecondFactorStatusTest {

    private static final SecondFactor NOT_SET_UP = new SecondFactor(false, true, null, false);

    private final Clinic clinic = new Clinic();

    @Test
    void tellsTheFacts() throws Exception {
        clinic.verified();

        assertThat(status().isEnrolled()).isTrue();
        assertThat(status().isRequired()).isTrue();
        assertThat(status().getPhone()).isEqualTo("********43");
        assertThat(status().getMethod()).isEqualTo("sms");
        assertThat(clinic.gate.questions).containsExactly("secondFactor");
    }

    @Test
    void withoutAPhoneThereIsNoMethod() throws Exception {
        clinic.verified();
        clinic.gate.secondFactor = NOT_SET_UP;

        assertThat(status().isEnrolled()).isFalse();
        assertThat(status().getPhone()).isNull();
        assertThat(status().getMethod()).isNull();
    }

    @Test
    void asksNothingUnlessItIsUsed() throws Exception {
        clinic.verified();

        clinic.visit(FakeRequest.page("/").as("olivia").in(clinic.session));

        assertThat(status()).isNotNull();
        assertThat(clinic.gate.questions).isEmpty();
    }

    @Test
    void isMissingUntilTheSessionIsVerified() throws Exception {
        clinic.pending("/");

        assertThat(status()).isNull();
    }

    @Test
    void asksAgainAfterAMinute() throws Exception {
        clinic.verified();
        status().isEnrolled();
        clinic.gate.secondFactor = NOT_SET_UP;

        clinic.clock.pass(Duration.ofMinutes(1).minusMillis(1));
        assertThat(status().isEnrolled()).isTrue();
        clinic.clock.pass(Duration.ofMillis(1));
        assertThat(status().isEnrolled()).isFalse();
    }

    @Test
    void asksAgainAfterAVisitToTheModulesPages() throws Exception {
        clinic.gate.secondFactor = NOT_SET_UP;
        clinic.verified();
        status().isEnrolled();
        clinic.visit(FakeRequest.page("/second-factor/account").as("olivia").in(clinic.session));
        clinic.gate.secondFactor = new SecondFactor(true, true, "43", false);

        assertThat(status().isEnrolled()).isTrue();
    }

    @Test
    void tellsNobodyToSetUpWhileTheServiceDoesNotAnswer() throws Exception {
        clinic.verified();
        clinic.gate.secondFactor = NOT_SET_UP;
        clinic.gate.failure = new IllegalStateException();

        assertThat(status().isEnrolled()).isTrue();
        assertThat(status().isRequired()).isFalse();
        assertThat(status().getPhone()).isNull();
        assertThat(status().getMethod()).isNull();
        clinic.gate.failure = null;
        assertThat(status().isEnrolled())
                .as("asked again soon, but not with every use")
                .isTrue();
        clinic.clock.pass(Duration.ofSeconds(5));
        assertThat(status().isEnrolled()).isFalse();
    }

    @Test
    void keepsTheLastAnswerWhileTheServiceDoesNotAnswer() throws Exception {
        clinic.verified();
        clinic.gate.secondFactor = NOT_SET_UP;
        status().isEnrolled();
        clinic.clock.pass(Duration.ofHours(1));
        clinic.gate.failure = new IllegalStateException();

        assertThat(status().isEnrolled()).isFalse();
    }

    @Test
    void aClockSetBackDoesNotMakeAnAnswerLastLonger() throws Exception {
        clinic.verified();
        status().isEnrolled();
        clinic.gate.secondFactor = NOT_SET_UP;
        clinic.clock.pass(Duration.ofDays(-1));

        assertThat(status().isEnrolled()).isFalse();
    }

    @Test
    void survivesWithTheSession() throws Exception {
        clinic.verified();
        status().isEnrolled();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(kept)) {
            out.writeObject(status());
        }
        SecondFactorStatus found;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(kept.toByteArray()))) {
            found = (SecondFactorStatus) in.readObject();
        }

        assertThat(found.isEnrolled())
                .as("there is no service here: the safe answer")
                .isTrue();
        assertThat(found.getPhone()).isNull();
    }

    @Test
    void belongsToThePersonVerifiedNow() throws Exception {
        clinic.verified();
        SecondFactorStatus olivias = status();
        clinic.gate.decision = Decision.pass(new Trust(8, 1, null), Decision.WITH_THE_SESSION);

        clinic.visit(FakeRequest.page("/").as("marcus").in(clinic.session));

        assertThat(status()).isNotNull().isNotSameAs(olivias);
    }

    private SecondFactorStatus status() {
        return SecondFactorStatus.in(clinic.session.http);
    }
}
