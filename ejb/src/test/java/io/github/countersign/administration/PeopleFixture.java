package io.github.countersign.administration;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.browser.TrustEnd;
import io.github.countersign.bypass.BypassStore;
import io.github.countersign.confirmation.ConfirmationStore;
import io.github.countersign.notice.Notices;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.store.Database;

/** Wires what other packages do not see. */
public final class PeopleFixture {

    private PeopleFixture() {}

    public static PeopleService service(
            Database database,
            PracticeStore practices,
            AccountStore accounts,
            PhoneStore phones,
            GuessLimit guesses,
            BypassStore bypasses,
            ConfirmationStore confirmations,
            TrustEnd trust,
            Notices notices,
            AuditTrail audit,
            Rights rights) {
        return new PeopleService(
                database,
                practices,
                accounts,
                new People(),
                phones,
                guesses,
                bypasses,
                confirmations,
                trust,
                notices,
                audit,
                rights);
    }
}
