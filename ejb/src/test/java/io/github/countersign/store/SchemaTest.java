package io.github.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Role;
import io.github.countersign.installation.Entities;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Each start finds the tables of the first one, whatever the role's name and search path. */
class SchemaTest {

    @Test
    void aRoleNamedLikeTheSchemaInstallsOnceAndStartsAgain() throws SQLException {
        DataSource dataSource = as("countersign", "GRANT CREATE ON DATABASE %1$s TO countersign");

        start(dataSource);
        start(dataSource);

        assertThat(histories(dataSource)).containsExactly("countersign");
    }

    @Test
    void aRoleWithoutRightsOnTheSchemaPublicInstalls() throws SQLException {
        DataSource dataSource = as(
                "tenant",
                "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                "GRANT CREATE ON DATABASE %1$s TO tenant",
                "ALTER ROLE tenant SET search_path = ''");

        start(dataSource);
        start(dataSource);

        assertThat(histories(dataSource)).containsExactly("countersign");
    }

    @Test
    void aRoleNamedLikeTheSchemaGoesOnWithTheHistoryThatItsFirstStartLeftInPublic() throws SQLException {
        DataSource dataSource = as(
                "countersign",
                "GRANT CREATE ON DATABASE %1$s TO countersign",
                "GRANT ALL ON SCHEMA public TO countersign");
        earlierVersion(dataSource).migrate();
        assertThat(histories(dataSource)).containsExactly("public");

        start(dataSource);

        assertThat(histories(dataSource)).containsExactly("public");
    }

    /** With an earlier version, each later start began a second history and failed at the first existing table. */
    @Test
    void theBeginningOfASecondHistoryIsNotTakenForTheFirst() throws SQLException {
        DataSource dataSource = as(
                "countersign",
                "GRANT CREATE ON DATABASE %1$s TO countersign",
                "GRANT ALL ON SCHEMA public TO countersign");
        earlierVersion(dataSource).migrate();
        try {
            earlierVersion(dataSource).migrate();
        } catch (FlywayException expected) {
            assertThat(expected).hasMessageContaining("already exists");
        }
        assertThat(histories(dataSource)).containsExactlyInAnyOrder("public", "countersign");

        start(dataSource);
    }

    @Test
    void aHistoryInAnotherSchemaOfTheRoleIsFound() throws SQLException {
        DataSource dataSource =
                as("clinic", "GRANT CREATE ON DATABASE %1$s TO clinic", "CREATE SCHEMA clinic AUTHORIZATION clinic");
        earlierVersion(dataSource).migrate();
        assertThat(histories(dataSource)).containsExactly("clinic");

        start(dataSource);

        assertThat(histories(dataSource)).containsExactly("clinic");
    }

    @Test
    void aSearchPathToTablesOfTheSameNamesLeadsNobodyAstray() throws SQLException {
        String[] tables = {
            "account",
            "practice",
            "authenticator",
            "visit",
            "ticket",
            "challenge",
            "send",
            "send_lock",
            "audit_event",
            "remembered_browser",
            "confirmation",
            "bypass_code",
            "search_word",
            "installation",
            "flyway_schema_history"
        };
        List<String> grants = new ArrayList<>(
                List.of("GRANT CREATE ON DATABASE %1$s TO wanderer", "CREATE SCHEMA decoy AUTHORIZATION wanderer"));
        for (String table : tables) {
            grants.add("CREATE TABLE decoy." + table + " (nothing integer)");
        }
        grants.add("CREATE SEQUENCE decoy.account_seq");
        grants.add("ALTER ROLE wanderer IN DATABASE %1$s SET search_path = decoy, public");
        DataSource dataSource = as("wanderer", grants.toArray(String[]::new));

        start(dataSource);
        try (Database database = Database.open(dataSource, Entities.ALL, Entities.MIGRATIONS)) {
            TestService service = new TestService(database);
            service.enroll("sam", Role.STAFF);
            assertThat(service.browser("sam", Role.STAFF).remembered().browserToken())
                    .isNotNull();
        }

        assertThat(histories(dataSource)).containsExactly("countersign");
    }

    @ParameterizedTest
    @EnumSource
    void anInstallationThatKeptItsHistoryInTheDefaultSchemaGoesOn(TestDatabase kind) throws SQLException {
        DataSource dataSource = kind.empty();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS countersign CASCADE");
        }
        earlierVersion(dataSource).migrate();

        start(dataSource);
        start(dataSource);

        assertThat(histories(dataSource)).singleElement().asString().isEqualToIgnoringCase("public");
    }

    private static void start(DataSource dataSource) {
        try (Database database = Database.open(dataSource, Entities.ALL, Entities.MIGRATIONS)) {
            TestService service = new TestService(database);
            assertThat(service.visitor("olivia", Role.OWNER)).isNotNull();
        }
    }

    private static Flyway earlierVersion(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .table("countersign_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("classpath:io/github/countersign/store/migration")
                .javaMigrations(Entities.MIGRATIONS.toArray(new org.flywaydb.core.api.migration.JavaMigration[0]))
                .load();
    }

    private static List<String> histories(DataSource dataSource) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("SELECT table_schema FROM information_schema.tables"
                        + " WHERE table_name = 'countersign_schema_history'")) {
            while (tables.next()) {
                schemas.add(tables.getString(1));
            }
        }
        return schemas;
    }

    /** An empty PostgreSQL database, as that role sees it. The role has only the rights that it was granted there. */
    private static DataSource as(String role, String... grants) throws SQLException {
        PGSimpleDataSource administrator = new PGSimpleDataSource();
        administrator.setUrl(TestDatabase.postgres());
        try (Connection connection = administrator.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA countersign CASCADE");
            statement.execute("DROP TABLE IF EXISTS public.countersign_schema_history");
            statement.execute(
                    "DO $$ BEGIN CREATE ROLE " + role + " LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            for (String grant : grants) {
                statement.execute(grant.formatted(administrator.getDatabaseName()));
            }
        }
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(administrator.getURL());
        dataSource.setUser(role);
        return dataSource;
    }
}
