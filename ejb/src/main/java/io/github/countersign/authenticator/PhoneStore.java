package io.github.countersign.authenticator;

import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.secret.KeyRing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;

/** The confirmed phones, their numbers encrypted. */
@Singleton
public class PhoneStore {

    private final KeyRing keys;
    private final Clock clock;

    @Inject
    public PhoneStore(KeyRing keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public Optional<Phone> find(EntityManager entities, long accountId) {
        return entities.createQuery(
                        "SELECT a FROM Authenticator a WHERE a.accountId = :account AND a.kind = :kind",
                        Authenticator.class)
                .setParameter("account", accountId)
                .setParameter("kind", Authenticator.Kind.PHONE)
                .getResultStream()
                .findFirst()
                .map(row -> new Phone(
                        new PhoneNumber(keys.decrypt(row.secret(), context(accountId))),
                        row.channel(),
                        row.confirmedAt()));
    }

    public boolean exists(EntityManager entities, long accountId) {
        return entities.createQuery(
                                "SELECT COUNT(a) FROM Authenticator a WHERE a.accountId = :account AND a.kind = :kind",
                                Long.class)
                        .setParameter("account", accountId)
                        .setParameter("kind", Authenticator.Kind.PHONE)
                        .getSingleResult()
                > 0;
    }

    /** Makes a number that was just proved the account's phone, in place of any other. */
    public void confirm(EntityManager entities, long accountId, PhoneNumber number, Channel channel) {
        remove(entities, accountId);
        String secret = keys.encrypt(number.e164(), context(accountId));
        entities.persist(new Authenticator(accountId, secret, channel, clock.instant()));
    }

    /** @return whether there was one */
    public boolean remove(EntityManager entities, long accountId) {
        return entities.createQuery("DELETE FROM Authenticator a WHERE a.accountId = :account AND a.kind = :kind")
                        .setParameter("account", accountId)
                        .setParameter("kind", Authenticator.Kind.PHONE)
                        .executeUpdate()
                > 0;
    }

    private static String context(long accountId) {
        return "phone of account " + accountId;
    }
}
