package io.github.countersign.bypass;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.secret.Token;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The bypass codes. Each account has at most one that can be used. Safe for use by many threads and several nodes. */
@Singleton
public class BypassStore {

    private final KeyRing keys;

    @Inject
    public BypassStore(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * Creates a code that replaces any other of the account. The caller holds the account's lock.
     *
     * @return the code as it is read out: two groups of five characters
     */
    public String give(Work work, KnownAccount account, AccountId givenBy, Duration validFor) {
        revoke(work, account.id());
        String code = Token.readable(TypedBypass.ALPHABET, TypedBypass.LENGTH);
        Instant now = work.now();
        work.persist(
                new BypassCode(account, hash(keys.current(), account.id(), code), givenBy, now, now.plus(validFor)));
        return code.substring(0, 5) + "-" + code.substring(5);
    }

    /** Revokes the account's code, if there is one. */
    public void revoke(Work work, AccountId accountId) {
        work.change("UPDATE BypassCode b SET b.accountIdOpen = NULL WHERE b.accountIdOpen = :account")
                .setParameter("account", accountId.value())
                .executeUpdate();
    }

    /** When the account's usable code expires; empty if there is none. */
    public Optional<Instant> openUntil(Work work, KnownAccount account) {
        return open(work, account).map(BypassCode::expiresAt);
    }

    private Optional<BypassCode> open(Work work, KnownAccount account) {
        Instant now = work.now();
        return work.query("SELECT b FROM BypassCode b WHERE b.accountIdOpen = :account", BypassCode.class)
                .setParameter("account", account.id().value())
                .getResultStream()
                .filter(code -> code.expiresAt().isAfter(now) && code.securityVersion() == account.securityVersion())
                .findFirst();
    }

    /** Uses up the account's code if it is this one, by one conditional update. */
    boolean use(Work work, KnownAccount account, TypedBypass typed) {
        Optional<BypassCode> open = open(work, account);
        return open.isPresent()
                && isHash(open.get().codeHash(), account.id(), typed.characters())
                && work.change("UPDATE BypassCode b SET b.usedAt = :now, b.accountIdOpen = NULL"
                                        + " WHERE b.id = :id AND b.accountIdOpen IS NOT NULL AND b.usedAt IS NULL"
                                        + " AND b.expiresAt > :now")
                                .setParameter("now", work.now())
                                .setParameter("id", open.get().id())
                                .executeUpdate()
                        == 1;
    }

    /** Under any key: a code that was given before a change of the server key is good until it expires. */
    private boolean isHash(String hash, AccountId accountId, String code) {
        return keys.all().stream().anyMatch(key -> Token.same(hash, hash(key, accountId, code)));
    }

    private static String hash(ServerKey key, AccountId accountId, String code) {
        return key.bypassHash(accountId.value() + " " + code);
    }
}
