package io.github.countersign.authenticator;

import io.github.countersign.account.AccountId;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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

    private static String context(AccountId accountId) {
        return "phone of account " + accountId.value();
    }
}
