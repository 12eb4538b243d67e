package io.github.countersign.ui.visit;

import io.github.countersign.account.AccountId;
import io.github.countersign.audit.Acting;
import io.github.countersign.gate.Role;
import io.github.countersign.policy.PracticeId;
import io.github.countersign.ui.code.Statuses;
import io.github.countersign.visit.Application;
import io.github.countersign.visit.OpenVisit;
import io.github.countersign.visit.Person;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitId;

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
                new OpenVisit(
                        new VisitId(7),
                        new Acting("clinic", "default", "sam", "192.0.2.7"),
                        new Person(new AccountId(1), "Sam", Role.STAFF, new PracticeId(2), "Riverside Clinic"),
                        new Application("/clinic/", "/clinic/second-factor/"),
                        "en",
                        Statuses.NOW.plusSeconds(900)),
                purpose,
                true,
                completed,
                null);
    }
}
