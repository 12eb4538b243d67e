package io.github.countersign.demo.launcher;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import io.github.countersign.installation.Entities;
import io.github.countersign.policy.PracticeId;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.secret.KeyFile;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.settings.Settings;
import io.github.countersign.store.Database;
import io.github.countersign.store.EmbeddedDatabase;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Sets up the people who have a phone, before the server starts, in the database that the service will open. It uses the service's own key
 * and stores, so that the service finds the rows that it would have written itself.
 */
final class SeededPeople {

    /** The filter's names for the clinic's users: the name of its archive, and its only practice. */
    private static final String DIRECTORY = "clinic";

    private static final String PRACTICE = "default";

    private final PracticeStore practices;
    private final AccountStore accounts;
    private final PhoneStore phones;

    private SeededPeople(Settings settings, KeyRing keys) {
        this.practices = new PracticeStore(settings);
        this.accounts = new AccountStore();
        this.phones = new PhoneStore(keys);
    }

    static void enroll(DemoOptions options, Path countersignData, Map<String, String> settings) {
        KeyRing keys =
                new KeyRing(new ServerKey(KeyFile.readOrCreate(countersignData.resolve("server.key"))), List.of());
        SeededPeople seeded = new SeededPeople(Settings.read(countersignData, settings::get), keys);
        PostgresDatabase postgres = options.database();
        if (postgres != null) {
            seeded.enroll(options.people(), postgres.connections());
            return;
        }
        JdbcConnectionPool connections = EmbeddedDatabase.open(countersignData);
        try {
            seeded.enroll(options.people(), connections);
        } finally {
            connections.dispose();
        }
    }

    private void enroll(List<Person> people, DataSource connections) {
        try (Database database = Database.open(connections, Entities.ALL, Entities.MIGRATIONS)) {
            new Transactions(database, Clock.systemUTC())
                    .perform(work -> people.forEach(
                            person -> person.enrolledPhone().ifPresent(phone -> enroll(work, person, phone))));
        }
    }

    private void enroll(Work work, Person person, Person.Phone phone) {
        PracticeId practice = practices.findOrCreate(work, DIRECTORY, PRACTICE).id();
        Role role = Role.valueOf(person.role().toUpperCase(Locale.ROOT));
        Account account = Account.of(DIRECTORY, person.name())
                .role(role)
                .practice(PRACTICE)
                .build();
        Channel channel = phone.method() == Person.Method.TEXT ? Channel.SMS : Channel.VOICE;
        KnownAccount known =
                accounts.findAsNamed(work, account).orElseGet(() -> accounts.create(work, account, practice, null));
        phones.confirm(work, known.id(), new PhoneNumber(phone.number()), channel);
    }
}
