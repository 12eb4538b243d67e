package io.github.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.account.AccountId;
import io.github.countersign.account.FillSearchWords;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.confirmation.ConfirmationService.State;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import io.github.countersign.installation.Entities;
import io.github.countersign.secret.Token;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People who are on the pages during the migration to the table of visits stay there. */
class VisitsMigrationTest {

    private final String ticketIn = Token.random();
    private final String ticketBack = Token.random();
    private final String cookie = Token.random();
    private final String state = Token.random();

    @ParameterizedTest
    @EnumSource
    void keepsVisitsTicketsChallengesAndConfirmations(TestDatabase kind) throws SQLException {
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
                .target("6")
                .load()
                .migrate();

        try (Database database = openedWithRows(dataSource)) {
            TestService service = new TestService(database);
            SigningIn signIn =
                    (SigningIn) service.redeem(ticketIn, cookie, service.from).orElseThrow();
            assertThat(signIn.accountId()).isEqualTo(new AccountId(2));
            assertThat(signIn.purpose()).isEqualTo(Purpose.VERIFY);
            assertThat(signIn.returnPath()).isEqualTo("/clinic/second-factor/return");
            assertThat(service.count("Challenge x WHERE x.visitId = 3 AND x.visitIdOpen = 3 AND x.attemptsLeft = 4"))
                    .isOne();

            Account sam = Account.of("before", "sam")
                    .role(Role.STAFF)
                    .displayName("Sam")
                    .locale("en")
                    .build();
            assertThat(service.gate.redeem(TestService.GATE_KEY, ticketBack, state, cookie, sam))
                    .isNotNull();
            Managing managing = (Managing)
                    service.find(new VisitId(4), cookie, service.from).orElseThrow();
            assertThat(service.confirmations
                            .status(managing, new ConfirmationId(6))
                            .state())
                    .isEqualTo(State.OPEN);
        }
    }

    private Database openedWithRows(DataSource dataSource) throws SQLException {
        long later = Instant.parse("2026-03-01T12:10:00Z").toEpochMilli();
        execute(
                dataSource,
                "INSERT INTO countersign.practice (id, directory, name, policy) VALUES (1, 'before', 'default', 'STAFF')",
                "INSERT INTO countersign.account (id, directory, name, practice_id, role, display_name, security_version,"
                        + " wrong_guesses, first_seen_at, last_seen_at)"
                        + " VALUES (2, 'before', 'sam', 1, 'STAFF', 'Sam', 0, 0, 0, 0)",
                handoff(3, "VERIFY", "NULL", later),
                handoff(4, "MANAGE", "1", later),
                ticket(ticketIn, "HANDOFF", 3, later),
                ticket(ticketBack, "COMPLETION", 4, later),
                "INSERT INTO countersign.challenge (id, handoff_id, handoff_id_open, account_id, purpose, nonce, phone,"
                        + " channel, attempts_left, created_at, expires_at)"
                        + " VALUES (5, 3, 3, 2, 'VERIFY', 'n', 'sealed', 'SMS', 4, 0, " + later + ")",
                "INSERT INTO countersign.confirmation (id, token_hash, handoff_id, account_id, action, target_id,"
                        + " created_at, expires_at) VALUES (6, 'hash', 4, 2, 'TURN_ON', 2, 0, " + later + ")");
        return Database.open(dataSource, Entities.ALL, Entities.MIGRATIONS);
    }

    private String handoff(int id, String purpose, String completedAt, long expiresAt) {
        return "INSERT INTO countersign.handoff (id, open_key, state_hash, cookie_hash, account_id, security_version,"
                + " practice_id, role, purpose, application_path, prefix, locale, remember_offered, confirmation,"
                + " client_address, user_agent, created_at, expires_at, completed_at, remember) VALUES ("
                + String.join(
                        ", ",
                        List.of(
                                "" + id,
                                "'" + purpose + " x'",
                                "'" + Token.hash(state) + "'",
                                "'" + Token.hash(cookie) + "'",
                                "2, 0, 1, 'STAFF', '" + purpose + "'",
                                "'/clinic', '/second-factor/', 'en', TRUE, 'PASSWORD', '203.0.113.9', 'Firefox', 0",
                                "" + expiresAt,
                                completedAt,
                                "FALSE)"));
    }

    private static String ticket(String ticket, String kind, int handoff, long expiresAt) {
        return "INSERT INTO countersign.ticket (hash, kind, handoff_id, expires_at) VALUES ('" + Token.hash(ticket)
                + "', '" + kind + "', " + handoff + ", " + expiresAt + ")";
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
