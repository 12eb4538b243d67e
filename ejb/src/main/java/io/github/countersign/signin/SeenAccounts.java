package io.github.countersign.signin;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.account.Standing;
import io.github.countersign.authenticator.Authenticator;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.policy.Practice;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a person who signs in, and tells what is known about that person. */
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

    /**
     * A person who was seen just now.
     *
     * @param isOtherwise whether the application said something else about the person's role in that practice until now
     */
    record Seen(Practice practice, KnownAccount account, boolean isSetUp, boolean isOtherwise) {

        /** What that application says that the person is. */
        Standing standing(Account account, VisitRequest visit) {
            return new Standing(practice.id(), visit.applicationPath(), account.role());
        }
    }

    /**
     * Finds the practice and the account, or creates them.
     *
     * @throws jakarta.persistence.PersistenceException if somebody else creates them at this moment: try again
     */
    Seen see(Work work, Account account) {
        return find(work, account).map(found -> see(work, account, found)).orElseGet(() -> seeOneByOne(work, account));
    }

    private Seen see(Work work, Account account, Found found) {
        Practice practice = found.practice();
        KnownAccount known = found.account();
        if (known == null) {
            return account.stableId() == null
                    ? new Seen(practice, accounts.create(work, account, practice.id()), false, false)
                    : seeOneByOne(
                            work, account); // its name may be known without the stable id, or belong to somebody else
        }
        return see(work, practice, known, account, found.isSetUp());
    }

    private Seen see(Work work, Practice practice, KnownAccount known, Account account, boolean isSetUp) {
        boolean isOtherwise = !isSetUp && known.practiceId().equals(practice.id()) && known.role() != account.role();
        accounts.see(work, known, account, practice.id(), isSetUp);
        return new Seen(practice, known, isSetUp, isOtherwise);
    }

    private record Found(Practice practice, @Nullable KnownAccount account, boolean isSetUp) {}

    /** Finds all of them in one query; empty if the practice is not known yet. */
    private static Optional<Found> find(Work work, Account account) {
        String stableId = account.stableId();
        return work.query(
                        "SELECT p, a, CASE WHEN " + Authenticator.SET_UP + " THEN 1 ELSE 0 END"
                                + " FROM Practice p LEFT JOIN KnownAccount a ON a.directory = p.directory AND "
                                + (stableId == null ? "a.name = :key" : "a.stableId = :key")
                                + " WHERE p.directory = :directory AND p.name = :practice",
                        Object[].class)
                .setParameter("key", stableId == null ? account.name() : stableId)
                .setParameter("directory", account.directory())
                .setParameter("practice", account.practice())
                .getResultStream()
                .findFirst()
                .map(row -> new Found((Practice) row[0], (KnownAccount) row[1], ((Number) row[2]).intValue() == 1));
    }

    private Seen seeOneByOne(Work work, Account account) {
        Practice practice = practices.findOrCreate(work, account.directory(), account.practice());
        KnownAccount known = accounts.findOrCreate(work, account, practice.id());
        return see(work, practice, known, account, phones.isSetUp(work, known.id()));
    }
}
