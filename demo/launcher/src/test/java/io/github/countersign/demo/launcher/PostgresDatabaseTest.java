package io.github.countersign.demo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void bringsTheServerItsDriverAndItsDataSource() throws IOException {
        Path driver = Files.writeString(folder.resolve("postgresql-1.jar"), "a driver");
        PostgresDatabase database = new PostgresDatabase(
                "jdbc:postgresql://localhost:5432/countersign", "sa", "secret", driver, new JdbcDataSource());

        database.writeModule(folder.resolve("modules"));

        Path module = folder.resolve("modules/org/postgresql/jdbc/main");
        assertThat(module.resolve("driver.jar")).hasContent("a driver");
        assertThat(module.resolve("module.xml")).content().contains("name=\"org.postgresql.jdbc\"", "\"driver.jar\"");
        assertThat(database.addTo("<datasources><drivers></drivers></datasources>"))
                .contains(
                        PostgresDatabase.JNDI_NAME,
                        "<connection-url>jdbc:postgresql://localhost:5432/countersign?loginTimeout=2&amp;",
                        "options=-c%20statement_timeout=1500%20-c%20lock_timeout=1000</connection-url>",
                        "PostgreSQLValidConnectionChecker\"/>",
                        "<validate-on-match>true</validate-on-match>",
                        "PostgreSQLExceptionSorter\"/>",
                        "<driver name=\"postgresql\" module=\"org.postgresql.jdbc\"/>");
    }
}
