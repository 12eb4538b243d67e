package io.github.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.account.FillSearchWords;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import io.github.countersign.installation.Entities;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An account that was known by a blank stable id is known by its name from then on. */
class BlankIdsMigrationTest {

    @ParameterizedTest
    @EnumSource
    void takesBlankStableIdsAway(TestDatabase kind) throws SQLException {
        DataSource dataSource = kind.empty();
        execute(
                dataSource,
                "DROP SCHEMA IF EXISTS countersign CASCADE",
                "DROP TABLE IF EXISTS \"countersign_schema_history\"");
        Flyway.configure()
                .dataSource(dataSource)
                .table("countersign_schema_history")
                .locations("classpath:io/github/countersign/store/migration")
                .javaMigrations(new FillSearchWords())
                .target("7")
                .load()
                .migrate();
        execute(
                dataSource,
                "INSERT INTO countersign.practice (id, directory, name, policy) VALUES (1, 'before', 'default', 'STAFF')",
                account(2, "ana", "''"),
                account(3, "bob", "'  '"),
                account(4, "cem", "'7'"));

        try (Database database = Database.open(dataSource, Entities.ALL, Entities.MIGRATIONS)) {
            TestService service = new TestService(database);
            assertThat(service.<List<String>>read(work -> work.query(
                                    "SELECT a.name FROM KnownAccount a WHERE a.stableId IS NULL ORDER BY a.name",
                                    String.class)
                            .getResultList()))
                    .containsExactly("ana", "bob");
            service.gate.check(
                    TestService.GATE_KEY,
                    Account.of("before", "ana").stableId("8").build(),
                    null,
                    service.from,
                    null);
            KnownAccount ana = service.read(work -> service.accounts.find(work, "before", "ana", "8"))
                    .orElseThrow();
            assertThat(ana.id().value()).isEqualTo(2);
            assertThat(service.gate
                            .check(
                                    TestService.GATE_KEY,
                                    Account.of("before", "dan").stableId(" ").build(),
                                    null,
                                    service.from,
                                    null)
                            .kind())
                    .isEqualTo(Decision.Kind.SET_UP);
            assertThat(service.count("KnownAccount x WHERE x.name = 'dan'")).isOne();
        }
    }

    private static String account(int id, String name, String stableId) {
        return "INSERT INTO countersign.account (id, directory, name, stable_id, practice_id, role, display_name,"
                + " security_version, wrong_guesses, first_seen_at, last_seen_at) VALUES (" + id + ", 'before', '"
                + name
                + "', " + stableId + ", 1, 'STAFF', '" + name + "', 0, 0, 0, 0)";
    }

    private static void execute(DataSource dataSource, String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
