package io.github.countersign.signin;

import io.github.countersign.account.Standing;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.signin.SeenAccounts.Seen;
import io.github.countersign.visit.Opening;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.work.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Goes through the sign-in of nobody and takes it back. Without this, the first person to sign in waits while classes are loaded and
 * queries are prepared: longer, on a busy server, than anybody waits for an answer.
 */
@Singleton
public class WarmUp {

    private static final Account NOBODY = Account.of("countersign", "nobody").build();

    private final Transactions transactions;
    private final SeenAccounts seenAccounts;
    private final VisitStore visits;

    @Inject
    public WarmUp(Transactions transactions, SeenAccounts seenAccounts, VisitStore visits) {
        this.transactions = transactions;
        this.seenAccounts = seenAccounts;
        this.visits = visits;
    }

    /** @throws jakarta.persistence.PersistenceException if the database refuses or does not answer */
    public void run() {
        VisitRequest request = VisitRequest.ofSigningIn("nobody", "nobody", "", "/second-factor/", false);
        Circumstances nowhere = new Circumstances("", "");
        transactions.repeated(work -> {
            Seen seen = seenAccounts.see(work, NOBODY, request);
            Standing standing = seen.standing(NOBODY, request);
            visits.open(
                    work,
                    new Opening(request, Purpose.SET_UP, standing, Role.CLIENT, NOBODY.locale(), nowhere, false, false),
                    seen.account());
            work.flush();
            return work.rollBack(true);
        });
    }
}
