package io.github.countersign.cost;

import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import io.github.countersign.secret.Token;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * An installation after some years: remembered browsers, a tenth as many accounts (50,000 per practice), and as many audit events as
 * accounts. The owner belongs to the first practice, and so do all events.
 */
final class Grown implements AutoCloseable {

    private static final int IN_A_PRACTICE = 50_000;
    private static final int SAMPLES = 500;

    final CountedDatabase counted = new CountedDatabase();
    final TestService service = new TestService(counted.database);
    final Person owner = service.visitor("olivia", Role.OWNER);
    private int browsers;

    /** A remembered browser somewhere in the table. */
    record Sample(Account account, String token) {}

    /** Adds rows up to that number of browsers; after large steps, the indexes of the browsers are built again. */
    void growTo(int wanted) throws SQLException {
        boolean anew = wanted - browsers > 1_000_000;
        if (anew) {
            counted.execute(
                    "DROP INDEX countersign.remembered_browser_token",
                    "ALTER TABLE countersign.remembered_browser DROP CONSTRAINT remembered_browser_public_id_key",
                    "DROP INDEX countersign.remembered_browser_account",
                    "DROP INDEX countersign.remembered_browser_expiry");
        }
        long now = service.clock.millis();
        long practice = owner.managing().practiceId().value();
        int accounts = browsers / 10;
        int wantedAccounts = wanted / 10;
        counted.execute(
                "INSERT INTO countersign.practice (id, directory, name, policy) SELECT 1000000000 + n, '"
                        + service.directory + "', 'practice ' || n, 'STAFF' FROM generate_series(1, "
                        + (wantedAccounts - 1) / IN_A_PRACTICE + ") n ON CONFLICT DO NOTHING",
                "INSERT INTO countersign.account (id, directory, name, practice_id, role, display_name, security_version,"
                        + " wrong_guesses, first_seen_at, last_seen_at) SELECT 1000000000 + n, '"
                        + service.directory + "', 'user' || lpad(n::text, 9, '0'), CASE WHEN n / " + IN_A_PRACTICE
                        + " = 0 THEN " + practice + " ELSE 1000000000 + n / " + IN_A_PRACTICE + " END,"
                        + " 'CLIENT', 'Person ' || n, 0, 0, " + now + ", " + now + " FROM generate_series("
                        + accounts + ", " + (wantedAccounts - 1) + ") n",
                "INSERT INTO countersign.search_word (account_id, word, practice_id, name) SELECT a.id, convert_to(w, 'UTF8'),"
                        + " a.practice_id, a.name FROM countersign.account a, unnest(ARRAY[a.name, substr(a.name, 5),"
                        + " 'person', (a.id - 1000000000)::text]) w WHERE a.id >= " + (1_000_000_000L + accounts)
                        + " AND a.name LIKE 'user_________'",
                "INSERT INTO countersign.audit_event (id, happened_at, event, result, directory, practice, actor, target,"
                        + " client_address, detail) SELECT 1000000000 + n, " + now + " - 86400000 + n, 'CODE_SENT',"
                        + " 'SUCCESS', '" + service.directory
                        + "', 'default', 'user' || lpad((n % 50000)::text, 9, '0'),"
                        + " 'user' || lpad((n % 50000)::text, 9, '0'), '203.0.113.9', 'SMS' FROM generate_series("
                        + accounts + ", " + (wantedAccounts - 1) + ") n",
                "INSERT INTO countersign.remembered_browser (id, public_id, account_id, token_hash, token_start, security_version,"
                        + " user_agent, created_at, expires_at, last_used_at) SELECT 1000000000 + n,"
                        + " encode(sha256(('id' || n)::bytea), 'base64'), 1000000000 + n % " + wantedAccounts
                        + ", encode(sha256(('token' || n)::bytea), 'base64'),"
                        + " substr(encode(sha256(('token' || n)::bytea), 'base64'), 1, 7), 0, 'Mozilla/5.0 (X11; Linux x86_64)', "
                        + now + ", " + now + " + 31536000000, " + now + " FROM generate_series(" + browsers + ", "
                        + (wanted - 1) + ") n");
        if (anew) {
            counted.execute(
                    "SET maintenance_work_mem = '512MB'",
                    "CREATE INDEX remembered_browser_token ON countersign.remembered_browser (token_start)",
                    "ALTER TABLE countersign.remembered_browser ADD CONSTRAINT remembered_browser_public_id_key"
                            + " UNIQUE (public_id)",
                    "CREATE INDEX remembered_browser_account ON countersign.remembered_browser (account_id)",
                    "CREATE INDEX remembered_browser_expiry ON countersign.remembered_browser (expires_at)");
        }
        counted.execute(
                "VACUUM ANALYZE countersign.remembered_browser",
                "VACUUM ANALYZE countersign.account",
                "VACUUM ANALYZE countersign.search_word",
                "VACUUM ANALYZE countersign.audit_event",
                "ANALYZE countersign.practice");
        browsers = wanted;
    }

    /** Browsers from all over the table; their tokens are known from now on. */
    List<Sample> samples() throws SQLException {
        List<Sample> samples = new ArrayList<>();
        try (Connection connection = counted.uncounted().getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE countersign.remembered_browser b SET token_hash = ?, token_start = ? FROM countersign.account a,"
                                + " countersign.practice p WHERE b.id = ? AND a.id = b.account_id AND p.id = a.practice_id"
                                + " RETURNING a.name, p.name")) {
            for (int i = 0; i < SAMPLES; i++) {
                String token = Token.random();
                String hash = Token.hash(token);
                update.setString(1, hash);
                update.setString(2, hash.substring(0, 7));
                update.setLong(3, 1_000_000_000L + (long) browsers / SAMPLES * i);
                try (ResultSet row = update.executeQuery()) {
                    row.next();
                    String name = row.getString(1);
                    samples.add(new Sample(
                            Account.of(service.directory, name)
                                    .role(Role.CLIENT)
                                    .practice(row.getString(2))
                                    .locale("en")
                                    .build(),
                            token));
                }
            }
        }
        counted.execute("VACUUM countersign.remembered_browser");
        return samples;
    }

    int browsers() {
        return browsers;
    }

    @Override
    public void close() {
        counted.close();
    }
}
