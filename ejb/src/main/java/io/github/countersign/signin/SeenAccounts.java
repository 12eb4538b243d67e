package io.github.countersign.signin;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.authenticator.Authenticator;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.gate.Account;
import io.github.countersign.policy.Practice;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.TypedQuery;
import java.util.Optional;

/** Takes over what an application says of somebody who signs in, and says what is known of that person. */
@Singleton
class SeenAccounts {

    private final PracticeStore practices;
    private final AccountStore accounts;
    private final PhoneStore phones;

    @Inject
    SeenAccounts(PracticeStore practices, AccountStore accounts, PhoneStore phones) {
        this.practices = practices;
        this.accounts = accounts;
        this.phones = phones;
    }

    /** Somebody who was seen just now. */
    record Seen(Practice practice, KnownAccount account, boolean isSetUp) {}

    /**
     * Finds the practice and the account, or makes them.
     *
     * @throws jakarta.persistence.PersistenceException when somebody else makes them at this moment: try again
     */
    Seen see(Work work, Account account) {
        Optional<Seen> found = findAll(work, account);
        found.ifPresent(seen -> accounts.seeAgain(work, seen.account(), account, seen.practice().id()));
        return found.orElseGet(() -> seeOneByOne(work, account));
    }

    /** All in one query; empty where one of them is missing, or the account may be somebody else's. */
    private static Optional<Seen> findAll(Work work, Account account) {
        String stableId = account.stableId();
        TypedQuery<Object[]> query = work.query(
                        "SELECT p, a, CASE WHEN " + Authenticator.SET_UP + " THEN 1 ELSE 0 END"
                                + " FROM Practice p, KnownAccount a"
                                + " WHERE p.directory = :directory AND p.name = :practice AND a.directory = :directory AND "
                                + (stableId == null ? "a.name = :name" : "a.stableId = :stableId"),
                        Object[].class)
                .setParameter("directory", account.directory())
                .setParameter("practice", account.practice());
        if (stableId == null) {
            query.setParameter("name", account.name());
        } else {
            query.setParameter("stableId", stableId);
        }
        return query.getResultStream()
                .findFirst()
                .map(row -> new Seen((Practice) row[0], (KnownAccount) row[1], ((Number) row[2]).intValue() == 1));
    }

    private Seen seeOneByOne(Work work, Account account) {
        Practice practice = practices.findOrCreate(work, account.directory(), account.practice());
        KnownAccount known = accounts.see(work, account, practice.id());
        return new Seen(practice, known, phones.isSetUp(work, known.id()));
    }
}
