package io.github.countersign.ui;

import io.github.countersign.gate.Handoff.Purpose;
import io.github.countersign.handoff.PendingSignIn;

/** Sign-ins that wait on the pages. */
final class SignIns {

    private SignIns() {}

    static PendingSignIn toVerify() {
        return signIn(Purpose.VERIFY, false);
    }

    static PendingSignIn toSetUp() {
        return signIn(Purpose.SET_UP, false);
    }

    static PendingSignIn completed() {
        return signIn(Purpose.VERIFY, true);
    }

    private static PendingSignIn signIn(Purpose purpose, boolean completed) {
        return new PendingSignIn(
                7,
                1,
                purpose,
                "Sam",
                "Riverside Clinic",
                "en",
                "/clinic/second-factor/return",
                "/clinic/second-factor/sign-out",
                "/clinic/",
                true,
                Statuses.NOW.plusSeconds(900),
                completed);
    }
}
