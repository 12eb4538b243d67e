package io.github.countersign.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** The search words of the accounts that were there before these were kept: no SQL of both databases takes accents away. */
public class FillSearchWords implements JavaMigration {

    private static final int BATCH = 1_000;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("6");
    }

    @Override
    public String getDescription() {
        return "fill search words";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, practice_id, name, display_name"
                        + " FROM countersign.account WHERE id > ? ORDER BY id LIMIT " + BATCH);
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO countersign.search_word (account_id, word, practice_id, name) VALUES (?, ?, ?, ?)")) {
            long last = Long.MIN_VALUE;
            boolean more = true;
            while (more) {
                more = false;
                select.setLong(1, last);
                try (ResultSet accounts = select.executeQuery()) {
                    while (accounts.next()) {
                        more = true;
                        last = accounts.getLong("id");
                        insert.setLong(1, last);
                        insert.setLong(3, accounts.getLong("practice_id"));
                        insert.setString(4, accounts.getString("name"));
                        for (byte[] word :
                                FirstSearchWords.of(accounts.getString("name"), accounts.getString("display_name"))) {
                            insert.setBytes(2, word);
                            insert.addBatch();
                        }
                    }
                }
                if (more) {
                    insert.executeBatch();
                }
            }
        }
    }
}
