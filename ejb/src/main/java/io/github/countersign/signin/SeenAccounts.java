package io.github.countersign.signin;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.account.Standing;
import io.github.countersign.authenticator.Authenticator;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.policy.Practice;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.signin.Newcomers.Met;
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
    private final Newcomers newcomers;

    @Inject
    SeenAccounts(PracticeStore practices, AccountStore accounts, PhoneStore phones, Newcomers newcomers) {
        this.practices = practices;
        this.accounts = accounts;
        this.phones = phones;
        this.newcomers = newcomers;
    }

    /**
     * A person who was seen just now.
     *
     * @param isOtherwise whether the application said something else about the person's role in that practice until now
     * @param doubt whether it may be somebody else
     */
    record Seen(Practice practice, KnownAccount account, boolean isSetUp, boolean isOtherwise, Doubt doubt) {

        /** Whether it is for certain not the person who is set up. */
        boolean isSomebodyElse() {
            return doubt == Doubt.OTHERWISE || doubt == Doubt.OTHER_ID;
        }

        /** What that application says that the person is. */
        Standing standing(Account account, VisitRequest visit) {
            return SeenAccounts.standing(practice, account, visit);
        }
    }

    private static Standing standing(Practice practice, Account account, VisitRequest visit) {
        return new Standing(practice.id(), visit.applicationPath(), account.role());
    }

    /**
     * Finds the practice and the account, or creates them.
     *
     * @param visit what the filter asks for; null for a background request
     * @throws jakarta.persistence.PersistenceException if somebody else creates them at this moment: try again
     */
    Seen see(Work work, Account account, @Nullable VisitRequest visit) {
        Found found = find(work, account)
                .filter(known -> known.account() != null || account.stableId() == null)
                .orElseGet(() -> findOneByOne(work, account));
        Practice practice = found.practice();
        KnownAccount known = found.account();
        Standing standing = visit == null ? null : standing(practice, account, visit);
        Met met = known == null || isAnother(work, known, found.isSetUp(), account)
                ? newcomers.meet(work, account, practice.id(), standing)
                : Met.before(known, found.isSetUp());
        return met.isNew() || met.doubt() != Doubt.NONE
                ? new Seen(practice, met.account(), met.isSetUp(), false, met.doubt())
                : see(work, practice, met, account, standing);
    }

    private Seen see(Work work, Practice practice, Met met, Account account, @Nullable Standing standing) {
        KnownAccount known = accounts.twinOfAlias(work, met.account());
        boolean isSetUp = known == met.account() ? met.isSetUp() : phones.isSetUp(work, known.id());
        boolean isOtherwise = !isSetUp && known.practiceId().equals(practice.id()) && known.role() != account.role();
        Doubt doubt = doubt(work, known, isSetUp, account, standing);
        if (known == met.account()) {
            accounts.see(work, known, account, practice.id(), isSetUp, standing);
        }
        return new Seen(practice, known, isSetUp, isOtherwise, doubt);
    }

    private Doubt doubt(Work work, KnownAccount known, boolean isSetUp, Account account, @Nullable Standing standing) {
        if (known.isHeld()) {
            return Doubt.HELD;
        }
        boolean isOtherwise =
                isSetUp && standing != null && newcomers.isOtherwiseAsSpelled(work, known, account, standing);
        return isOtherwise ? Doubt.OTHERWISE : Doubt.NONE;
    }

    /** By the rule of the application, the account of that name may have another name: it was named by another rule. It makes way. */
    private boolean isAnother(Work work, KnownAccount known, boolean isSetUp, Account account) {
        if (!isSetUp || !known.name().equals(account.name()) || known.isCalled(account)) {
            return false;
        }
        return accounts.makeWay(work, known, account.names().fold(known.spelling()));
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

    private Found findOneByOne(Work work, Account account) {
        Practice practice = practices.findOrCreate(work, account.directory(), account.practice());
        Optional<KnownAccount> known = accounts.findAsNamed(work, account);
        Optional<AccountId> id = known.map(KnownAccount::id);
        return new Found(practice, known.orElse(null), id.isPresent() && phones.isSetUp(work, id.get()));
    }
}
