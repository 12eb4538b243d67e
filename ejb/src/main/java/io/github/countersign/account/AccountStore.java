package io.github.countersign.account;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import io.github.countersign.policy.PracticeId;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Query;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts that the service has seen. */
@Singleton
public class AccountStore {

    @Inject
    public AccountStore() {}

    /** Finds the account that has that name, or, if there is one, that stable id. It may be another spelling of an account, or held. */
    public Optional<KnownAccount> findAsNamed(Work work, Account account) {
        return findAsNamed(work, account.directory(), account.name(), account.stableId());
    }

    /**
     * Creates an account that the service has not seen yet.
     *
     * @param standing what an application says that the person is; null if that is not known
     * @throws jakarta.persistence.PersistenceException if it exists already: look again
     */
    public KnownAccount create(Work work, Account account, PracticeId practiceId, @Nullable Standing standing) {
        KnownAccount fresh = new KnownAccount(account, practiceId, work.now());
        if (standing != null) {
            fresh.seenAsSpelled(standing, work.now());
        }
        return create(work, fresh);
    }

    /**
     * Creates an account that is held: its name looks like its twin's.
     *
     * @throws jakarta.persistence.PersistenceException if it exists already: look again
     */
    public KnownAccount createHeld(Work work, Account account, PracticeId practiceId, AccountId twin) {
        KnownAccount fresh = new KnownAccount(account, practiceId, work.now());
        fresh.hold(twin);
        return create(work, fresh);
    }

    private static KnownAccount create(Work work, KnownAccount fresh) {
        work.persist(fresh);
        work.flush();
        writeWords(work, fresh);
        return fresh;
    }

    /**
     * Notes a sign-in of an account that was found in this transaction. Before it has a second factor, whoever knows the password is
     * believed: what the application says is taken over.
     *
     * @param standing what an application says that the person is; null if that is not known
     */
    public void see(
            Work work,
            KnownAccount known,
            Account account,
            PracticeId practiceId,
            boolean isSetUp,
            @Nullable Standing standing) {
        known.see(work.now());
        if (!isSetUp) {
            known.spell(account);
            takeOver(work, known, account, practiceId, account.role());
        }
        known.spellUnlessKnown(account);
        if (standing != null && known.spelling().equals(account.spelling())) {
            known.seenAsSpelled(standing, work.now());
        }
    }

    /** Gives an account that was found in this transaction the name that the application's rule makes of its spelling. */
    public void rename(Work work, KnownAccount known, String name) {
        if (known.rename(name)) {
            writeWordsAgain(work, known);
        }
    }

    /**
     * Gives an account that was found in this transaction another name, so that its own is free.
     *
     * @return whether it is; not if somebody else has the other one
     */
    public boolean makeWay(Work work, KnownAccount known, String name) {
        if (named(work, known.directory(), name).isPresent()) {
            return false;
        }
        rename(work, known, name);
        return true;
    }

    /** Notes that a held account was proved to be another spelling of its twin. */
    public boolean becomeAlias(Work work, AccountId id) {
        return work.change("UPDATE KnownAccount a SET a.aliasSince = :now"
                                + " WHERE a.id = :id AND a.twinId IS NOT NULL AND a.aliasSince IS NULL")
                        .setParameter("now", work.now())
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    /** Notes that somebody is not the twin, however alike the names. */
    public void separate(Work work, AccountId id) {
        work.change("UPDATE KnownAccount a SET a.twinId = NULL, a.aliasSince = NULL WHERE a.id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /** How many accounts were held before that one because of the same twin, and still are. */
    public long heldBefore(Work work, AccountId id, AccountId twin) {
        return work.query(
                        "SELECT COUNT(a) FROM KnownAccount a WHERE a.twinId = :twin AND a.aliasSince IS NULL AND a.id < :id",
                        Long.class)
                .setParameter("twin", twin.value())
                .setParameter("id", id.value())
                .getSingleResult();
    }

    /** Takes over what the application says about an account that was found in this transaction. */
    void takeOver(Work work, KnownAccount known, Account account, PracticeId practiceId, Role role) {
        boolean isAlias = !known.name().equals(account.name()) && !known.hasStableId(account.stableId());
        boolean isCalledOtherwise = !isAlias && takeOverNames(work, known, account);
        if (known.belongTo(practiceId, role) || isCalledOtherwise) {
            writeWordsAgain(work, known);
        }
    }

    private static boolean takeOverNames(Work work, KnownAccount known, Account account) {
        boolean isRenamed = !known.name().equals(account.name()) && isFree(work, account);
        if (isRenamed) {
            known.spell(account);
        }
        return known.takeOver(account, isRenamed ? account.name() : known.name());
    }

    /** Has an account that was found in this transaction belong to a practice. */
    void belongTo(Work work, KnownAccount known, PracticeId practiceId, Role role) {
        if (known.belongTo(practiceId, role)) {
            writeWordsAgain(work, known);
        }
    }

    private static void writeWordsAgain(Work work, KnownAccount known) {
        work.flush(); // takes the account's row first, so that others who see it now write its words after us
        work.change("DELETE FROM SearchWord w WHERE w.accountId = :id")
                .setParameter("id", known.id().value())
                .executeUpdate();
        writeWords(work, known);
    }

    private static boolean isFree(Work work, Account account) {
        return named(work, account.directory(), account.name()).isEmpty();
    }

    /** Writes all of them in one statement. */
    private static void writeWords(Work work, KnownAccount account) {
        List<String> words = SearchWords.of(account.name(), account.displayName());
        if (words.isEmpty()) {
            return;
        }
        Query insert = work.sql("INSERT INTO countersign.search_word (account_id, word, practice_id, name) VALUES "
                + String.join(", ", Collections.nCopies(words.size(), "(?, ?, ?, ?)")));
        int parameter = 1;
        for (String word : words) {
            insert.setParameter(parameter++, account.id().value())
                    .setParameter(parameter++, SearchWords.bytes(word))
                    .setParameter(parameter++, account.practiceId().value())
                    .setParameter(parameter++, account.name());
        }
        insert.executeUpdate();
    }

    /**
     * Finds an account by its stable id if there is one, otherwise by its name, unless the name has another stable id. Another spelling
     * leads to its account.
     */
    public Optional<KnownAccount> find(Work work, String directory, String name, @Nullable String stableId) {
        return findAsNamed(work, directory, name, stableId).map(found -> twinOfAlias(work, found));
    }

    /** The account of which that one is another spelling; otherwise itself. */
    public KnownAccount twinOfAlias(Work work, KnownAccount found) {
        AccountId twin = found.twin();
        return twin != null && found.isAlias() ? get(work, twin) : found;
    }

    /** Like {@link #find}, and another spelling is what it is. */
    public Optional<KnownAccount> findAsNamed(Work work, String directory, String name, @Nullable String stableId) {
        if (stableId != null) {
            Optional<KnownAccount> byId = first(work.query(
                            "SELECT a FROM KnownAccount a WHERE a.directory = :directory AND a.stableId = :stableId",
                            KnownAccount.class)
                    .setParameter("directory", directory)
                    .setParameter("stableId", stableId)
                    .getResultList());
            if (byId.isPresent()) {
                return byId;
            }
        }
        return named(work, directory, name).filter(found -> found.mayBe(stableId));
    }

    private static Optional<KnownAccount> named(Work work, String directory, String name) {
        return first(work.query(
                        "SELECT a FROM KnownAccount a WHERE a.directory = :directory AND a.name = :name",
                        KnownAccount.class)
                .setParameter("directory", directory)
                .setParameter("name", name)
                .getResultList());
    }

    public Optional<KnownAccount> find(Work work, AccountId id) {
        return Optional.ofNullable(work.find(KnownAccount.class, id.value()));
    }

    public KnownAccount get(Work work, AccountId id) {
        KnownAccount account = work.find(KnownAccount.class, id.value());
        if (account == null) {
            throw new IllegalArgumentException("No account has the id " + id);
        }
        return account;
    }

    /**
     * Locks the account until this transaction ends, its wrong guesses and its security version included. The lock must come before any
     * change to what belongs to the account, everywhere in this order; otherwise two transactions wait for each other. It is an update
     * because on PostgreSQL, SELECT FOR UPDATE would also wait for transactions that insert rows which refer to the account.
     */
    public void lock(Work work, AccountId id) {
        work.change("UPDATE KnownAccount a SET a.securityVersion = a.securityVersion WHERE a.id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /** Whether the account still has that version: since then, no trust in it was ended. */
    public boolean hasSecurityVersion(Work work, AccountId id, long version) {
        return work.query(
                                "SELECT COUNT(a) FROM KnownAccount a WHERE a.id = :id AND a.securityVersion = :version",
                                Long.class)
                        .setParameter("id", id.value())
                        .setParameter("version", version)
                        .getSingleResult()
                == 1;
    }

    /** Ends every trust in the account: remembered browsers, stamps, open challenges and tickets depend on this version. */
    public void endEveryTrust(Work work, AccountId id) {
        work.change("UPDATE KnownAccount a SET a.securityVersion = a.securityVersion + 1 WHERE a.id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /** Requires the account to set up a second factor at its next sign-in, whatever the policy. */
    public void askForSetUp(Work work, AccountId id) {
        work.change("UPDATE KnownAccount a SET a.setUpAskedAt = :now WHERE a.id = :id")
                .setParameter("now", work.now())
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /** Leaves the requirement to the policy again. */
    public void askNoMoreForSetUp(Work work, AccountId id) {
        work.change("UPDATE KnownAccount a SET a.setUpAskedAt = NULL WHERE a.id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /** Forgets from where a second factor was proved: it belonged to whoever had the account until now. */
    public void forgetNetworks(Work work, AccountId id) {
        work.change("UPDATE KnownAccount a SET a.knownNetworks = NULL WHERE a.id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /** Notes that a second factor was proved just now. */
    public void verified(Work work, AccountId id) {
        work.change("UPDATE KnownAccount a SET a.verifiedAt = :now WHERE a.id = :id")
                .setParameter("now", work.now())
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /** Forgets the stable id of an account that was reset: it belongs to the next person who signs in under its name. */
    public void forgetStableId(Work work, AccountId id) {
        work.change("UPDATE KnownAccount a SET a.stableId = NULL WHERE a.id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    private static Optional<KnownAccount> first(List<KnownAccount> found) {
        return found.stream().findFirst();
    }
}
