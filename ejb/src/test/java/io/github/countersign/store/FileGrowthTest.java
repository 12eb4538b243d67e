package io.github.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.Together;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.CodeMessage;
import io.github.countersign.gate.Role;
import io.github.countersign.installation.Entities;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file of the embedded database stays near the size of its data. The system property {@code countersign.times} makes the tests longer.
 */
class FileGrowthTest {

    private static final int TIMES = Integer.getInteger("countersign.times", 1);
    private static final int PEOPLE = 20;
    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    private Path data;

    private JdbcConnectionPool pool;
    private Database database;
    private TestService service;
    private final AtomicLong largest = new AtomicLong();

    @BeforeEach
    void open() {
        pool = EmbeddedDatabase.open(data);
        pool.setMaxConnections(2 * PEOPLE);
        database = Database.open(pool, Entities.ALL, Entities.MIGRATIONS);
        service = new TestService(database);
        service.seen(service.account("first", Role.STAFF));
        FileUpkeep.run(pool);
    }

    @AfterEach
    void close() {
        database.close();
        pool.dispose();
    }

    /** The chore runs every five seconds, in which so many people do not sign in so often. */
    @Test
    void underTwentyPeopleItIsLessThanTenTimesItsData() throws Exception {
        for (int round = 0; round < 4 * TIMES; round++) {
            int number = round;
            Together.run(PEOPLE, person -> signIn("p" + person + "-" + number));
            note();
            FileUpkeep.run(pool);
        }
        FileUpkeep.run(pool);
        long quiet = size();
        assertThat(largest.get()).isLessThan(10 * compacted() + MEGABYTE);
        assertThat(quiet).isLessThan(largest.get());
    }

    /** With a row for each, and without the chore, 45,000 of them made 1.5 GB. */
    @Test
    void afterThousandsOfNavigationsOfOneSessionItIsSmall() {
        service.enroll("sam", Role.STAFF);
        Browser stranger = service.browser("sam", Role.STAFF);
        for (int i = 0; i < 1_500 * TIMES; i++) {
            String ticket = stranger.ticket(Purpose.VERIFY);
            if (i % 3 == 0) {
                service.redeem(ticket, stranger.cookie, service.from);
            }
            if (i % 500 == 499) {
                note();
                FileUpkeep.run(pool);
            }
        }
        assertThat(service.count("Ticket x")).isLessThan(25);
        assertThat(service.count("PageCookie x")).isLessThan(25);
        assertThat(largest.get()).isLessThan(20 * MEGABYTE);
        assertThat(size()).isLessThan(2 * MEGABYTE);
    }

    private String signIn(String name) {
        String phone = "+1202" + (2_000_000 + Math.floorMod(name.hashCode(), 7_999_999));
        service.seen(service.account(name, Role.STAFF));
        service.givePhone(service.known(name).id(), phone);
        Browser browser = service.browser(name, Role.STAFF);
        SigningIn signIn = browser.verify();
        CodeMessage message = service.messages.all().stream()
                .filter(sent -> sent.to().e164().equals(phone))
                .findFirst()
                .orElseThrow();
        browser.complete(service.verification.answer(signIn, message.code().digits(), true));
        return name;
    }

    private void note() {
        largest.accumulateAndGet(size(), Math::max);
    }

    private long size() {
        try {
            return Files.size(data.resolve("countersign.mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long compacted() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        }
        return size();
    }
}
