package io.github.countersign.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Role;
import io.github.countersign.store.Database;
import io.github.countersign.store.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * This version opens a database file that an earlier version of the module wrote, some with an earlier H2. {@link #main} wrote them: one
 * ends with an orderly stop, the other with a crash of the server. Files of a release stay for good.
 */
class DatabaseFileTest {

    private static final String DIRECTORY = "clinic1";
    private static final String PHONE = "+12022000001";

    @TempDir
    private Path dataDirectory;

    /** The name tells H2's version and the schema's. The token is the remembered browser's. */
    @ParameterizedTest
    @CsvSource({
        "h2-2.3.232-v6-stopped.mv.db.gz, v1BT7RUUPqbcCxgMo4jDee8zbGufUl4rZuYJXCCjvFA",
        "h2-2.3.232-v6-crashed.mv.db.gz, v1BT7RUUPqbcCxgMo4jDee8zbGufUl4rZuYJXCCjvFA",
        "h2-2.5.252-v7-stopped.mv.db.gz, kYveqf58Q-Ff9nt6sE_Pqsa69TUUN16nL9eCxnWmvxk",
        "h2-2.5.252-v7-crashed.mv.db.gz, kYveqf58Q-Ff9nt6sE_Pqsa69TUUN16nL9eCxnWmvxk"
    })
    void findsThePhoneTheBrowserAndTheAuditTrailOfAnEarlierVersion(String file, String token) throws IOException {
        try (InputStream stored = Objects.requireNonNull(DatabaseFileTest.class.getResourceAsStream(file), file);
                InputStream plain = new GZIPInputStream(stored)) {
            Files.copy(plain, dataDirectory.resolve("countersign.mv.db"));
        }
        for (String start : new String[] {"the first start", "the next start"}) {
            JdbcConnectionPool pool = EmbeddedDatabase.open(dataDirectory);
            try (Database database = Database.open(pool, Entities.ALL, Entities.MIGRATIONS)) {
                TestService service = new TestService(database);
                KeyCheck.verify(database, service.keys);
                Account sam = Account.of(DIRECTORY, "sam")
                        .role(Role.STAFF)
                        .locale("en")
                        .build();
                assertThat(service.browser(sam).check(token).kind()).as(start).isEqualTo(Decision.Kind.PASS);
                assertThat(service.read(work -> service.accounts
                                        .find(work, DIRECTORY, "sam", null)
                                        .flatMap(account -> service.phones.find(work, account.id())))
                                .orElseThrow()
                                .number())
                        .isEqualTo(new PhoneNumber(PHONE));
                List<AuditEvent> audited = service.events(DIRECTORY, "sam");
                assertThat(audited)
                        .extracting(event -> event.event() + " " + event.result())
                        .startsWith("CODE_SENT SUCCESS")
                        .contains("PHONE_SET_UP SUCCESS", "BROWSER_REMEMBERED SUCCESS");
            } finally {
                pool.dispose();
            }
        }
    }

    /** Writes such files into a directory, and the token of the remembered browser beside them. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Path written = directory.resolve("countersign.mv.db");
        JdbcConnectionPool pool = EmbeddedDatabase.open(directory);
        try (Database database = Database.open(pool, Entities.ALL, Entities.MIGRATIONS)) {
            TestService service = new TestService(database);
            KeyCheck.verify(database, service.keys);
            service.enroll("sam", Role.STAFF);
            String token = service.browser("sam", Role.STAFF).remembered().browserToken();
            Files.writeString(directory.resolve("token"), Objects.requireNonNull(token));
            compress(written, directory.resolve("crashed.mv.db.gz"));
        } finally {
            pool.dispose();
        }
        compress(written, directory.resolve("stopped.mv.db.gz"));
    }

    private static void compress(Path from, Path to) throws IOException {
        try (GZIPOutputStream compressed = new GZIPOutputStream(Files.newOutputStream(to))) {
            Files.copy(from, compressed);
        }
    }
}
