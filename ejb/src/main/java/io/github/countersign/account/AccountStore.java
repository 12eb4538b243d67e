package io.github.countersign.account;

import io.github.countersign.gate.Account;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts that were seen. */
@Singleton
public class AccountStore {

    private final Clock clock;

    @Inject
    public AccountStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * Finds the account, or makes it, and takes over what the application says of it now.
     *
     * @throws jakarta.persistence.PersistenceException when somebody else makes it at this moment: try again
     * @throws IllegalStateException when the name is known with another stable id: it is somebody else, who has a second factor
     *     of his own to keep; the administrator decides, by a break-glass file for the name
     */
    public KnownAccount see(EntityManager entities, Account account, long practiceId) {
        Optional<KnownAccount> known = find(entities, account.directory(), account.name(), account.stableId());
        if (known.isEmpty()) {
            if (account.stableId() != null
                    && find(entities, account.directory(), account.name(), null).isPresent()) {
                throw new IllegalStateException(
                        "The user name of " + account + " was known with another stable id. When it"
                                + " now belongs to somebody else, reset it by a break-glass file");
            }
            KnownAccount fresh = new KnownAccount(account, practiceId, clock.instant());
            entities.persist(fresh);
            entities.flush();
            writeWords(entities, fresh);
            return fresh;
        }
        if (known.get().see(account, practiceId, clock.instant())) {
            entities.flush(); // takes the account's row first, so that others who see it now write its words after us
            entities.createQuery("DELETE FROM SearchWord w WHERE w.accountId = :id")
                    .setParameter("id", known.get().id())
                    .executeUpdate();
            writeWords(entities, known.get());
        }
        return known.get();
    }

    /** All in one statement. */
    private static void writeWords(EntityManager entities, KnownAccount account) {
        List<String> words = SearchWords.of(account.name(), account.displayName());
        if (words.isEmpty()) {
            return;
        }
        Query insert = entities.createNativeQuery(
                "INSERT INTO countersign.search_word (account_id, word, practice_id, name) VALUES "
                        + String.join(", ", Collections.nCopies(words.size(), "(?, ?, ?, ?)")));
        int parameter = 1;
        for (String word : words) {
            insert.setParameter(parameter++, account.id())
                    .setParameter(parameter++, SearchWords.bytes(word))
                    .setParameter(parameter++, account.practiceId())
                    .setParameter(parameter++, account.name());
        }
        insert.executeUpdate();
    }

    /** Finds an account by its stable id where there is one, else by its folded name, unless that has another stable id. */
    public Optional<KnownAccount> find(
            EntityManager entities, String directory, String name, @Nullable String stableId) {
        if (stableId != null) {
            Optional<KnownAccount> byId = first(entities.createQuery(
                            "SELECT a FROM KnownAccount a WHERE a.directory = :directory AND a.stableId = :stableId",
                            KnownAccount.class)
                    .setParameter("directory", directory)
                    .setParameter("stableId", stableId)
                    .getResultList());
            if (byId.isPresent()) {
                return byId;
            }
        }
        return first(entities.createQuery(
                                "SELECT a FROM KnownAccount a WHERE a.directory = :directory AND a.name = :name",
                                KnownAccount.class)
                        .setParameter("directory", directory)
                        .setParameter("name", name)
                        .getResultList())
                .filter(found -> found.mayBe(stableId));
    }

    public Optional<KnownAccount> find(EntityManager entities, long id) {
        return Optional.ofNullable(entities.find(KnownAccount.class, id));
    }

    public KnownAccount get(EntityManager entities, long id) {
        KnownAccount account = entities.find(KnownAccount.class, id);
        if (account == null) {
            throw new IllegalArgumentException("No account has the id " + id);
        }
        return account;
    }

    /**
     * Lets nobody else change the account until this transaction ends: neither its wrong guesses nor its security version.
     * Must come before changes to what belongs to the account, everywhere in this order, or two transactions wait for each other.
     * An update, because SELECT FOR UPDATE would on PostgreSQL also wait for those who insert what refers to the account.
     */
    public void lock(EntityManager entities, long id) {
        entities.createQuery("UPDATE KnownAccount a SET a.securityVersion = a.securityVersion WHERE a.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Whether no trust in the account was ended since it had that version. */
    public boolean hasSecurityVersion(EntityManager entities, long id, long version) {
        return entities.createQuery(
                                "SELECT COUNT(a) FROM KnownAccount a WHERE a.id = :id AND a.securityVersion = :version",
                                Long.class)
                        .setParameter("id", id)
                        .setParameter("version", version)
                        .getSingleResult()
                == 1;
    }

    /** Ends every trust in the account: remembered browsers, stamps, open challenges and tickets fall with this version. */
    public void endEveryTrust(EntityManager entities, long id) {
        entities.createQuery("UPDATE KnownAccount a SET a.securityVersion = a.securityVersion + 1 WHERE a.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Has the account set up a second factor at its next sign-in, whatever the policy. */
    public void askForSetUp(EntityManager entities, long id) {
        entities.createQuery("UPDATE KnownAccount a SET a.setUpAskedAt = :now WHERE a.id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Leaves it to the policy again. */
    public void askNoMoreForSetUp(EntityManager entities, long id) {
        entities.createQuery("UPDATE KnownAccount a SET a.setUpAskedAt = NULL WHERE a.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Notes that a second factor was proved now. */
    public void verified(EntityManager entities, long id) {
        entities.createQuery("UPDATE KnownAccount a SET a.verifiedAt = :now WHERE a.id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Gives an account that was reset to whoever signs in next under its name, whatever stable id it had. */
    public void forgetStableId(EntityManager entities, long id) {
        entities.createQuery("UPDATE KnownAccount a SET a.stableId = NULL WHERE a.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private static Optional<KnownAccount> first(List<KnownAccount> found) {
        return found.stream().findFirst();
    }
}
