package io.github.countersign.ui.visit;

import io.github.countersign.ui.code.Statuses;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;

/** Sign-ins that wait on the pages. */
final class SignIns {

    private SignIns() {}

    static SigningIn toVerify() {
        return signIn(Purpose.VERIFY, false);
    }

    static SigningIn toSetUp() {
        return signIn(Purpose.SET_UP, false);
    }

    static SigningIn completed() {
        return signIn(Purpose.VERIFY, true);
    }

    private static SigningIn signIn(Purpose purpose, boolean completed) {
        return new SigningIn(
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
