package io.github.countersign.authenticator;

import io.github.countersign.account.AccountId;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The confirmed phones, their numbers encrypted. */
@Singleton
public class PhoneStore {

    private final KeyRing keys;

    @Inject
    public PhoneStore(KeyRing keys) {
        this.keys = keys;
    }

    public Optional<Phone> find(Work work, AccountId accountId) {
        return work.query(
                        "SELECT a FROM Authenticator a WHERE a.accountId = :account AND a.kind = :kind",
                        Authenticator.class)
                .setParameter("account", accountId.value())
                .setParameter("kind", Authenticator.Kind.PHONE)
                .getResultStream()
                .findFirst()
                .map(row -> new Phone(
                        new PhoneNumber(keys.decrypt(row.secret(), context(accountId))),
                        row.channel(),
                        row.confirmedAt()));
    }

    /** Whether a second factor is set up, of whatever kind. */
    public boolean isSetUp(Work work, AccountId accountId) {
        return work.query(
                                "SELECT COUNT(a) FROM KnownAccount a WHERE a.id = :account AND " + Authenticator.SET_UP,
                                Long.class)
                        .setParameter("account", accountId.value())
                        .getSingleResult()
                > 0;
    }

    /** Makes a number that was just proved the account's phone. It replaces any other. */
    public void confirm(Work work, AccountId accountId, PhoneNumber number, Channel channel) {
        remove(work, accountId);
        String secret = keys.encrypt(number.e164(), context(accountId));
        work.persist(new Authenticator(accountId, secret, channel, work.now()));
    }

    /** @return whether there was one */
    public boolean remove(Work work, AccountId accountId) {
        return work.change("DELETE FROM Authenticator a WHERE a.accountId = :account AND a.kind = :kind")
                        .setParameter("account", accountId.value())
                        .setParameter("kind", Authenticator.Kind.PHONE)
                        .executeUpdate()
                > 0;
    }

    /**
     * A phone that is encrypted under an earlier server key.
     *
     * @param key that key
     */
    public record UnderEarlierKey(long id, AccountId accountId, PhoneNumber number, ServerKey key) {}

    /**
     * Encrypts phones under the current server key that are encrypted under another one, in the order of their ids. A phone that changes at
     * this moment stays as it becomes.
     *
     * @param after the id after which to begin
     * @return the phones, at most so many
     */
    public List<UnderEarlierKey> carryOver(Work work, long after, int most) {
        List<Authenticator> found = work.query(
                        "SELECT a FROM Authenticator a WHERE a.kind = :kind AND a.id > :after"
                                + " AND SUBSTRING(a.secret, 1, " + ServerKey.ID_LENGTH + ") <> :current ORDER BY a.id",
                        Authenticator.class)
                .setParameter("kind", Authenticator.Kind.PHONE)
                .setParameter("after", after)
                .setParameter("current", keys.current().id())
                .setMaxResults(most)
                .getResultList();
        return found.stream().map(row -> carryOver(work, row)).toList();
    }

    private UnderEarlierKey carryOver(Work work, Authenticator row) {
        String context = context(row.accountId());
        String number = keys.decrypt(row.secret(), context);
        work.change("UPDATE Authenticator a SET a.secret = :fresh WHERE a.id = :id AND a.secret = :seen")
                .setParameter("fresh", keys.encrypt(number, context))
                .setParameter("id", row.id())
                .setParameter("seen", row.secret())
                .executeUpdate();
        return new UnderEarlierKey(row.id(), row.accountId(), new PhoneNumber(number), keys.of(row.secret()));
    }

    private static String context(AccountId accountId) {
        return "phone of account " + accountId.value();
    }
}
