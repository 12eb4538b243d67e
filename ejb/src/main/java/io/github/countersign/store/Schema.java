package io.github.countersign.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Brings our tables up to date. The history table of the migrations is always named with its schema. Without that, its place would depend
 * on the role's name and on the existing schemas, and the first migration creates one.
 */
final class Schema {

    private static final String NAME = "countersign";
    private static final String HISTORY = "countersign_schema_history";

    private Schema() {}

    static void migrate(DataSource dataSource, Collection<JavaMigration> migrations) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .defaultSchema(schemaOfHistory(dataSource))
                .createSchemas(false)
                .table(HISTORY)
                .baselineOnMigrate(true) // the database may hold other applications' tables
                .baselineVersion("0")
                .locations("classpath:io/github/countersign/store/migration")
                .javaMigrations(migrations.toArray(JavaMigration[]::new))
                .load()
                .migrate();
    }

    /** The schema of the history; for a new installation it is our own, created if it is missing. */
    private static String schemaOfHistory(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            Optional<String> existing = longestHistory(connection);
            return existing.isPresent() ? existing.get() : ownSchema(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The schema " + NAME + " cannot be read or created", e);
        }
    }

    /**
     * Earlier versions created the history wherever the search path led at the first start. If a later start looked elsewhere, it left a
     * second history there that holds nothing but its baseline.
     */
    private static Optional<String> longestHistory(Connection connection) throws SQLException {
        String longest = null;
        int most = -1;
        for (String schema : schemasWithHistory(connection)) {
            int length = migrationsIn(connection, schema);
            if (length > most) {
                longest = schema;
                most = length;
            }
        }
        return Optional.ofNullable(longest);
    }

    /** The schemas, ours first. */
    private static List<String> schemasWithHistory(Connection connection) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT table_schema FROM information_schema.tables"
                + " WHERE table_name = ? ORDER BY CASE WHEN LOWER(table_schema) = ? THEN 0 ELSE 1 END, table_schema")) {
            select.setString(1, HISTORY);
            select.setString(2, NAME);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    schemas.add(found.getString(1));
                }
            }
        }
        return schemas;
    }

    private static int migrationsIn(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + quoted(connection, schema) + "."
                        + quoted(connection, HISTORY) + " WHERE " + quoted(connection, "type") + " <> 'BASELINE'")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static String quoted(Connection connection, String name) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        return quote + name.replace(quote, quote + quote) + quote;
    }

    /**
     * Creates the schema, or finds it: a role that may not create schemas needs one from somebody else, and of two nodes that start at
     * once, only one creates it.
     */
    private static String ownSchema(Connection connection) throws SQLException {
        String existing = find(connection);
        if (existing != null) {
            return existing;
        }
        SQLException refused = null;
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + NAME);
        } catch (SQLException e) {
            refused = e;
        }
        String made = find(connection);
        if (made == null) {
            throw refused != null ? refused : new SQLException("The schema " + NAME + " was created, but is not there");
        }
        return made;
    }

    /** A name as the database spells it. */
    private static @Nullable String find(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT schema_name FROM information_schema.schemata WHERE schema_name IN (?, ?)")) {
            select.setString(1, NAME);
            select.setString(2, NAME.toUpperCase(Locale.ROOT));
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        }
    }
}
