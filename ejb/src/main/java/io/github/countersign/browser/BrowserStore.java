package io.github.countersign.browser;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.gate.Account;
import io.github.countersign.secret.Token;
import io.github.countersign.settings.Settings;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The remembered browsers. */
@Singleton
public class BrowserStore {

    private final Period rememberFor;

    @Inject
    public BrowserStore(Settings settings) {
        this.rememberFor = settings.rememberFor();
    }

    /** A recognized browser, with the account that it was remembered for. */
    public record Recognised(String browserId, Instant expiresAt, AccountId accountId, long securityVersion) {}

    /** A browser that was just remembered; the token goes into its cookie and is not kept. */
    public record Remembered(String browserId, String token, Instant expiresAt) {

        /** Hides the token. */
        @Override
        public String toString() {
            return "Remembered until " + expiresAt;
        }
    }

    /**
     * Recognizes a browser by one indexed query: its token, for this account with its known role and practice and its current password, not
     * expired and not revoked. A user name that belonged to another stable id is another account.
     */
    public Optional<Recognised> recognise(Work work, String token, Account account) {
        String hash = Token.hash(token);
        return work.query(
                        "SELECT b.publicId, b.expiresAt, a.id, a.securityVersion, a.stableId"
                                + " FROM RememberedBrowser b, KnownAccount a, Practice p"
                                + " WHERE b.tokenStart = :start AND b.tokenHash = :hash AND b.expiresAt > :now AND a.id = b.accountId"
                                + " AND p.id = a.practiceId AND a.securityVersion = b.securityVersion"
                                + " AND a.directory = :directory AND a.name = :name AND a.role = :role"
                                + " AND p.name = :practice AND COALESCE(b.credentialVersion, '') = :credential",
                        Object[].class)
                .setParameter("start", RememberedBrowser.start(hash))
                .setParameter("hash", hash)
                .setParameter("now", work.now())
                .setParameter("directory", account.directory())
                .setParameter("name", account.name())
                .setParameter("role", account.role())
                .setParameter("practice", account.practice())
                .setParameter("credential", Objects.requireNonNullElse(account.credentialVersion(), ""))
                .getResultStream()
                .filter(row -> row[4] == null || account.stableId() == null || row[4].equals(account.stableId()))
                .findFirst()
                .map(row ->
                        new Recognised((String) row[0], (Instant) row[1], new AccountId((Long) row[2]), (Long) row[3]));
    }

    /**
     * Recognizes a browser of an account that was found in this transaction, whatever its name, role and practice were until now. What the
     * browser proves is who the person is.
     */
    public Optional<Recognised> recognise(Work work, String token, KnownAccount account, Account signedIn) {
        String hash = Token.hash(token);
        return work.query(
                        "SELECT b.publicId, b.expiresAt FROM RememberedBrowser b"
                                + " WHERE b.tokenStart = :start AND b.tokenHash = :hash AND b.expiresAt > :now"
                                + " AND b.accountId = :account AND b.securityVersion = :version"
                                + " AND COALESCE(b.credentialVersion, '') = :credential",
                        Object[].class)
                .setParameter("start", RememberedBrowser.start(hash))
                .setParameter("hash", hash)
                .setParameter("now", work.now())
                .setParameter("account", account.id().value())
                .setParameter("version", account.securityVersion())
                .setParameter("credential", Objects.requireNonNullElse(signedIn.credentialVersion(), ""))
                .getResultStream()
                .findFirst()
                .map(row -> new Recognised((String) row[0], (Instant) row[1], account.id(), account.securityVersion()));
    }

    /**
     * Whether a browser that is not recognized any more was once remembered for the account: its time is over, or the role, practice or
     * password changed. A browser that somebody removed is not known.
     */
    public boolean wasRemembered(Work work, String token, AccountId accountId) {
        String hash = Token.hash(token);
        return work.query(
                                "SELECT COUNT(b) FROM RememberedBrowser b WHERE b.tokenStart = :start AND b.tokenHash = :hash"
                                        + " AND b.accountId = :account",
                                Long.class)
                        .setParameter("start", RememberedBrowser.start(hash))
                        .setParameter("hash", hash)
                        .setParameter("account", accountId.value())
                        .getSingleResult()
                > 0;
    }

    /**
     * Remembers a browser from now on, for exactly the configured time: a year by default, counted by the calendar in UTC.
     *
     * @param signedIn the account as the session that was just verified knows it, with the password of that sign-in; it may have been
     *     changed elsewhere since
     */
    public Remembered remember(Work work, KnownAccount account, Account signedIn, String userAgent) {
        Instant now = work.now();
        Instant expiresAt = now.atOffset(ZoneOffset.UTC).plus(rememberFor).toInstant();
        Remembered browser = new Remembered(Token.random(), Token.random(), expiresAt);
        work.persist(new RememberedBrowser(account, browser, signedIn.credentialVersion(), userAgent, now));
        return browser;
    }

    /** Whether a browser is still remembered and its account still has that version (no trust in it was ended since), by one query. */
    public boolean isTrusted(Work work, String browserId, AccountId accountId, long securityVersion) {
        return work.query(
                                "SELECT COUNT(b) FROM RememberedBrowser b, KnownAccount a WHERE b.publicId = :id"
                                        + " AND b.accountId = :account AND b.expiresAt > :now AND a.id = b.accountId"
                                        + " AND a.securityVersion = :version",
                                Long.class)
                        .setParameter("id", browserId)
                        .setParameter("account", accountId.value())
                        .setParameter("now", work.now())
                        .setParameter("version", securityVersion)
                        .getSingleResult()
                == 1;
    }

    /** Whether a browser is still remembered. */
    public boolean isRemembered(Work work, String browserId, AccountId accountId) {
        return work.query(
                                "SELECT COUNT(b) FROM RememberedBrowser b WHERE b.publicId = :id"
                                        + " AND b.accountId = :account AND b.expiresAt > :now",
                                Long.class)
                        .setParameter("id", browserId)
                        .setParameter("account", accountId.value())
                        .setParameter("now", work.now())
                        .getSingleResult()
                == 1;
    }

    /** Whether a remembered browser of the account was used since then. */
    public boolean wasOneUsed(Work work, AccountId accountId, Instant since) {
        return work.query(
                                "SELECT COUNT(b) FROM RememberedBrowser b WHERE b.accountId = :account"
                                        + " AND b.lastUsedAt >= :since",
                                Long.class)
                        .setParameter("account", accountId.value())
                        .setParameter("since", since)
                        .getSingleResult()
                > 0;
    }

    /** The remembered browsers of an account, the most recently used first. */
    public List<RememberedBrowser> of(Work work, AccountId accountId) {
        return work.query(
                        "SELECT b FROM RememberedBrowser b, KnownAccount a WHERE b.accountId = :account"
                                + " AND a.id = b.accountId AND b.securityVersion = a.securityVersion"
                                + " AND b.expiresAt > :now ORDER BY b.lastUsedAt DESC, b.id DESC",
                        RememberedBrowser.class)
                .setParameter("account", accountId.value())
                .setParameter("now", work.now())
                .getResultList();
    }

    /** @return whether the account had that browser */
    public boolean forget(Work work, AccountId accountId, String browserId) {
        return work.change("DELETE FROM RememberedBrowser b WHERE b.accountId = :account AND b.publicId = :id")
                        .setParameter("account", accountId.value())
                        .setParameter("id", browserId)
                        .executeUpdate()
                == 1;
    }

    /**
     * Notes when browsers were last used, unless a later use is known. It holds many rows without their accounts' locks, so it must not
     * wait for any row: it leaves out a browser that another transaction is changing at the moment.
     */
    public void used(Work work, Map<String, Instant> uses) {
        Connection connection = work.connection();
        try (PreparedStatement lock = connection.prepareStatement(
                        "SELECT public_id FROM countersign.remembered_browser WHERE public_id IN ("
                                + String.join(", ", Collections.nCopies(uses.size(), "?"))
                                + ") FOR UPDATE SKIP LOCKED");
                PreparedStatement update = connection.prepareStatement("UPDATE countersign.remembered_browser"
                        + " SET last_used_at = ? WHERE public_id = ? AND last_used_at < ?")) {
            int parameter = 1;
            for (String browserId : uses.keySet()) {
                lock.setString(parameter++, browserId);
            }
            Set<String> mine = new HashSet<>();
            try (ResultSet locked = lock.executeQuery()) {
                while (locked.next()) {
                    mine.add(locked.getString(1));
                }
            }
            for (Map.Entry<String, Instant> use : uses.entrySet()) {
                if (mine.contains(use.getKey())) {
                    update.setLong(1, use.getValue().toEpochMilli());
                    update.setString(2, use.getKey());
                    update.setLong(3, use.getValue().toEpochMilli());
                    update.addBatch();
                }
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** Forgets every browser of an account. */
    public void forgetAll(Work work, AccountId accountId) {
        work.change("DELETE FROM RememberedBrowser b WHERE b.accountId = :account")
                .setParameter("account", accountId.value())
                .executeUpdate();
    }
}
