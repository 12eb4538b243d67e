package io.github.countersign.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.administration.PeoplePage;
import io.github.countersign.administration.PeoplePage.Filter;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Role;
import io.github.countersign.installation.Entities;
import io.github.countersign.secret.Token;
import io.github.countersign.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After an upgrade, everybody is still found and every browser still recognized. */
class FillSearchWordsTest {

    private static final int ACCOUNTS = 2_003;

    @ParameterizedTest
    @EnumSource
    void upgradesAccountsAndBrowsers(TestDatabase kind) throws SQLException {
        DataSource dataSource = kind.empty();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS countersign CASCADE");
            statement.execute("DROP TABLE IF EXISTS \"countersign_schema_history\"");
        }
        Flyway.configure()
                .dataSource(dataSource)
                .table("countersign_schema_history")
                .locations("classpath:io/github/countersign/store/migration")
                .target("3")
                .load()
                .migrate();
        String token = Token.random();
        try (Connection connection = dataSource.getConnection()) {
            insert(connection, token);
        }
        try (Database database = Database.open(dataSource, Entities.ALL, Entities.MIGRATIONS)) {
            TestService service = new TestService(database);
            String directory = service.directory;
            for (String table : List.of("practice", "account")) {
                database.transaction(entities -> entities.createNativeQuery(
                                "UPDATE countersign." + table + " SET directory = '" + directory + "'")
                        .executeUpdate());
            }
            var owner = service.visitor("olivia", Role.OWNER);
            for (int number : List.of(1, 1_000, ACCOUNTS)) {
                assertThat(service.people
                                .list(
                                        owner.managing(),
                                        new PeoplePage.Query("jose number" + number, Filter.ALL, null, null))
                                .orElseThrow()
                                .lines()
                                .get(0)
                                .name())
                        .isEqualTo("user" + number);
            }
            Account account = Account.of(directory, "user7")
                    .role(Role.CLIENT)
                    .displayName("Jos\u00e9 Number7")
                    .locale("en")
                    .build();
            assertThat(service.gate
                            .check(
                                    TestService.GATE_KEY,
                                    account,
                                    token,
                                    new Circumstances("203.0.113.9", "Firefox"),
                                    null)
                            .trust()
                            .browserId())
                    .isEqualTo("public");
        }
    }

    private static void insert(Connection connection, String token) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement account =
                        connection.prepareStatement("INSERT INTO countersign.account (id, directory,"
                                + " name, practice_id, role, display_name, security_version, wrong_guesses, first_seen_at,"
                                + " last_seen_at) VALUES (?, 'before', ?, 1, 'CLIENT', ?, 0, 0, 0, 0)");
                PreparedStatement browser =
                        connection.prepareStatement("INSERT INTO countersign.remembered_browser (id,"
                                + " public_id, account_id, token_hash, security_version, user_agent, created_at, expires_at,"
                                + " last_used_at) VALUES (1, 'public', -7, ?, 0, 'Firefox', 0, 4000000000000, 0)")) {
            statement.execute(
                    "INSERT INTO countersign.practice (id, directory, name, policy) VALUES (1, 'before', 'default', 'STAFF')");
            for (int i = 1; i <= ACCOUNTS; i++) {
                account.setLong(1, -i);
                account.setString(2, "user" + i);
                account.setString(3, "Jos\u00e9 Number" + i);
                account.addBatch();
            }
            account.executeBatch();
            browser.setString(1, Token.hash(token));
            browser.execute();
        }
    }
}
