package io.github.countersign.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.store.Database;
import io.github.countersign.store.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database is backed up while people work, and restored, as docs/backup.md says. */
class BackupTest {

    @TempDir
    private Path data;

    @TempDir
    private Path elsewhere;

    private JdbcConnectionPool pool;
    private Database database;
    private TestService service;
    private Backup backup;

    @BeforeEach
    void open() throws IOException {
        pool = EmbeddedDatabase.open(data);
        database = Database.open(pool, Entities.ALL, Entities.MIGRATIONS);
        service = new TestService(database);
        backup = new Backup(TestService.settings("data-directory", data.toString()), pool);
        Files.createDirectories(data.resolve("backup"));
    }

    @AfterEach
    void close() {
        database.close();
        pool.dispose();
    }

    @Test
    void isMadeWhilePeopleWorkAndRestored() throws Exception {
        service.enroll("sam", Role.STAFF);
        Return remembered = service.browser("sam", Role.STAFF).remembered();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService people = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> working = people.submit(() -> {
                int done = 0;
                while (!over.get()) {
                    service.seen(service.account("newcomer" + done++, Role.CLIENT));
                }
                return done;
            });
            Files.createFile(data.resolve("backup/monday.wanted"));
            backup.look();
            over.set(true);
            assertThat(working.get(20, TimeUnit.SECONDS)).isPositive();
        } finally {
            over.set(true);
            people.shutdown();
        }
        assertThat(data.resolve("backup")).isDirectoryNotContaining("glob:**.{wanted,unfinished}");
        unzip(data.resolve("backup/monday.zip"), elsewhere);

        JdbcConnectionPool restoredPool = EmbeddedDatabase.open(elsewhere);
        try (Database restored = Database.open(restoredPool, Entities.ALL, Entities.MIGRATIONS)) {
            KeyCheck.verify(restored, service.keys);
            TestService again = service.onAnotherNode(restored);
            assertThat(again.browser("sam", Role.STAFF)
                            .check(remembered.browserToken())
                            .kind())
                    .isEqualTo(Decision.Kind.PASS);
            assertThat(again.confirmedPhone("sam").orElseThrow().number()).isEqualTo(new PhoneNumber(service.phone));
            assertThat(again.audited("sam")).contains("PHONE_SET_UP SUCCESS", "BROWSER_REMEMBERED SUCCESS");
        } finally {
            restoredPool.dispose();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isForTheServersOwnUserAlone() throws IOException {
        Files.setPosixFilePermissions(data.resolve("backup"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createFile(data.resolve("backup/now.wanted"));
        backup.look();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("backup/now.zip"))))
                .isEqualTo("rw-------");
    }

    @Test
    void replacesAnEarlierOneOfTheSameName() throws IOException {
        Path file = data.resolve("backup/now.zip");
        Files.writeString(file, "an earlier one");
        Files.createFile(data.resolve("backup/now.wanted"));
        backup.look();
        assertThat(Files.size(file)).isGreaterThan(1_000);
    }

    @Test
    void isNotMadeOfADataSource() throws IOException {
        Backup ofDataSource = new Backup(
                TestService.settings("data-directory", data.toString()),
                new io.github.countersign.store.LiveDataSource(TestDatabase.H2.empty(), () -> {}));
        Files.createFile(data.resolve("backup/now.wanted"));
        ofDataSource.look();
        assertThat(data.resolve("backup")).isEmptyDirectory();
    }

    private static void unzip(Path zip, Path into) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Files.copy(entries, into.resolve(entry.getName()));
            }
        }
    }
}
