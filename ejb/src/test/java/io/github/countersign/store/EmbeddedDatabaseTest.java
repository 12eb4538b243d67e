package io.github.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.store.fs.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** These files hold phones and codes: nobody else on the machine can read them, whoever created the folder. */
@DisabledOnOs(OS.WINDOWS)
class EmbeddedDatabaseTest {

    @TempDir
    private Path data;

    @BeforeEach
    void theAdministratorMadeTheFolderForEverybody() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theFileIsForTheServersOwnUserAlone() throws Exception {
        work();
        assertThat(permissions()).isEqualTo(Map.of("countersign.mv.db", "rw-------"));
    }

    @Test
    void soAreTheFilesThatComeLater() throws Exception {
        JdbcConnectionPool pool = EmbeddedDatabase.open(data);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET TRACE_LEVEL_FILE 3");
            statement.execute("CREATE TABLE t (x INT)");
            assertThat(permissions())
                    .containsKey("countersign.trace.db")
                    .allSatisfy((name, mode) -> assertThat(mode).isEqualTo("rw-------"));
        } finally {
            pool.dispose();
        }
    }

    @Test
    void soIsWhatACompactionLeaves() throws Exception {
        JdbcConnectionPool pool = EmbeddedDatabase.open(data);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (x INT)");
            statement.execute("INSERT INTO t SELECT x FROM SYSTEM_RANGE(1, 10000)");
            statement.execute("SHUTDOWN DEFRAG");
        }
        assertThat(permissions())
                .containsKey("countersign.mv.db")
                .allSatisfy((name, mode) -> assertThat(mode).isEqualTo("rw-------"));
        work();
    }

    @Test
    void aFileOfAnEarlierVersionIsClosedToEverybodyElse() throws Exception {
        work();
        Files.setPosixFilePermissions(data.resolve("countersign.mv.db"), PosixFilePermissions.fromString("rw-r--r--"));
        work();
        assertThat(permissions()).isEqualTo(Map.of("countersign.mv.db", "rw-------"));
    }

    @Test
    void temporaryFilesAreToo() throws Exception {
        String scheme = OwnerOnlyPath.scheme();
        Path file = data.resolve("countersign.mv.db");
        String name = FileUtils.createTempFile(scheme + ":" + file, ".temp.db", false);
        FileUtils.createFile(scheme + ":" + data.resolve("countersign.made"));
        assertThat(name).startsWith(scheme + ":");
        assertThat(permissions())
                .hasSize(2)
                .allSatisfy((made, mode) -> assertThat(mode).isEqualTo("rw-------"));
    }

    /** The list belongs to the platform: what is in it holds its deployment. */
    @Test
    void closedItIsNotInTheListOfDrivers() {
        JdbcConnectionPool pool = EmbeddedDatabase.open(data);
        org.h2.Driver.load();
        EmbeddedDatabase.close(pool);
        assertThat(DriverManager.drivers()).noneMatch(org.h2.Driver.class::isInstance);
    }

    @Test
    void aFolderThatIsMissingIsMadeForTheServersOwnUser() throws Exception {
        Path folder = data.resolve("new/countersign");
        EmbeddedDatabase.open(folder).dispose();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    /** An application may interrupt the thread of a request, and a server does when it stops: Java then closes the file under H2. */
    @Test
    void aThreadThatIsInterruptedTakesItFromNobody() throws Exception {
        JdbcConnectionPool pool = EmbeddedDatabase.open(data);
        try {
            insert(pool, "CREATE TABLE t (x INT)");
            Thread.currentThread().interrupt();
            insert(pool, "INSERT INTO t VALUES (1)");
            Thread.interrupted();
            insert(pool, "INSERT INTO t VALUES (2)");
        } finally {
            Thread.interrupted();
            pool.dispose();
        }
    }

    private static void insert(JdbcConnectionPool pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As H2 wrote it by its own file system, in an earlier version. */
    @Test
    void aDatabaseOfAnEarlierVersionOpens() throws Exception {
        JdbcConnectionPool earlier = JdbcConnectionPool.create("jdbc:h2:file:" + data.resolve("countersign"), "sa", "");
        try (Connection connection = earlier.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE seen (x INT)");
            statement.execute("SHUTDOWN");
        }
        earlier.dispose();
        JdbcConnectionPool pool = EmbeddedDatabase.open(data);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO seen VALUES (1)");
        } finally {
            pool.dispose();
        }
        assertThat(permissions()).containsEntry("countersign.mv.db", "rw-------");
    }

    private void work() throws SQLException {
        JdbcConnectionPool pool = EmbeddedDatabase.open(data);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS worked (x INT)");
        } finally {
            pool.dispose();
        }
    }

    private Map<String, String> permissions() throws IOException {
        Map<String, String> permissions = new TreeMap<>();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                permissions.put(
                        file.getFileName().toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return permissions;
    }
}
