package io.github.countersign.bypass;

import io.github.countersign.account.KnownAccount;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.Token;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The bypass codes: one that can be used for each account. Safe for use by many threads and several nodes. */
@Singleton
public class BypassStore {

    private final KeyRing keys;
    private final Clock clock;

    @Inject
    public BypassStore(KeyRing keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Makes a code in place of any other of the account. The caller holds the account's lock.
     *
     * @return the code as it is read out: two groups of five characters
     */
    public String give(EntityManager entities, KnownAccount account, long givenBy, Duration validFor) {
        revoke(entities, account.id());
        String code = Token.readable(TypedBypass.ALPHABET, TypedBypass.LENGTH);
        Instant now = clock.instant();
        entities.persist(new BypassCode(
                account.id(), account.securityVersion(), hash(account.id(), code), givenBy, now, now.plus(validFor)));
        return code.substring(0, 5) + "-" + code.substring(5);
    }

    /** Ends the code of an account, if there is one. */
    public void revoke(EntityManager entities, long accountId) {
        entities.createQuery("UPDATE BypassCode b SET b.accountIdOpen = NULL WHERE b.accountIdOpen = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    }

    /** Until when the account has a code to use; empty when it has none. */
    public Optional<Instant> openUntil(EntityManager entities, KnownAccount account) {
        return open(entities, account).map(BypassCode::expiresAt);
    }

    private Optional<BypassCode> open(EntityManager entities, KnownAccount account) {
        Instant now = clock.instant();
        return entities.createQuery("SELECT b FROM BypassCode b WHERE b.accountIdOpen = :account", BypassCode.class)
                .setParameter("account", account.id())
                .getResultStream()
                .filter(code -> code.expiresAt().isAfter(now) && code.securityVersion() == account.securityVersion())
                .findFirst();
    }

    /** Uses the account's code up, when it is that one, by one conditional update. */
    boolean use(EntityManager entities, KnownAccount account, TypedBypass typed) {
        Optional<BypassCode> open = open(entities, account);
        return open.isPresent()
                && Token.same(open.get().codeHash(), hash(account.id(), typed.characters()))
                && entities.createQuery("UPDATE BypassCode b SET b.usedAt = :now, b.accountIdOpen = NULL"
                                        + " WHERE b.id = :id AND b.accountIdOpen IS NOT NULL AND b.usedAt IS NULL"
                                        + " AND b.expiresAt > :now")
                                .setParameter("now", clock.instant())
                                .setParameter("id", open.get().id())
                                .executeUpdate()
                        == 1;
    }

    /** Under the present server key alone: a code does not live long enough to outlast a change of keys. */
    private String hash(long accountId, String code) {
        return keys.current().bypassHash(accountId + " " + code);
    }
}
