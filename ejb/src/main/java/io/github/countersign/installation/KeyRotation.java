package io.github.countersign.installation;

import static java.util.stream.Collectors.joining;

import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.authenticator.PhoneStore.UnderEarlierKey;
import io.github.countersign.limit.SendLimits;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.settings.Settings;
import io.github.countersign.store.Database;
import io.github.countersign.work.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;

/**
 * Carries phones over to the current server key after a change of keys, in small batches while people work, and tells the administrator how
 * far it is and when an earlier key can go.
 */
@Singleton
class KeyRotation {

    /** In the data directory, while there are earlier keys. */
    static final String FILE = "server-keys.txt";

    private static final Logger LOG = Logger.getLogger(KeyRotation.class.getName());
    private static final int BATCH = 100;

    /** At a time, so that one node does not work on it for long. */
    private static final int MOST_BATCHES = 100;

    private final KeyRing keys;
    private final Database database;
    private final Transactions transactions;
    private final PhoneStore phones;
    private final SendLimits limits;
    private final Path file;
    private volatile String told = "";

    @Inject
    KeyRotation(
            KeyRing keys,
            Database database,
            Transactions transactions,
            PhoneStore phones,
            SendLimits limits,
            Settings settings) {
        this.keys = keys;
        this.database = database;
        this.transactions = transactions;
        this.phones = phones;
        this.limits = limits;
        this.file = settings.dataDirectory().resolve(FILE);
    }

    void run() {
        if (keys.all().size() > 1) {
            carryOver();
            tell();
        } else if (told.isEmpty()) {
            told = "nothing";
            forgetFile();
        }
    }

    private void carryOver() {
        long after = Long.MIN_VALUE;
        for (int i = 0; i < MOST_BATCHES; i++) {
            long from = after;
            List<UnderEarlierKey> carried = transactions.repeated(work -> {
                List<UnderEarlierKey> batch = phones.carryOver(work, from, BATCH);
                batch.forEach(phone -> limits.carryOver(work, phone.number(), phone.key()));
                return batch;
            });
            if (carried.size() < BATCH) {
                return;
            }
            after = carried.get(carried.size() - 1).id();
        }
    }

    private void tell() {
        String progress = progress(keys, database.read(KeyCheck::phonesByKey));
        if (!progress.equals(told)) {
            told = progress;
            LOG.info(progress);
            write("The current server key is " + keys.current().id() + ".\n" + progress + "\n");
        }
    }

    /** A line for each earlier key. */
    static String progress(KeyRing keys, Map<String, Long> phonesByKey) {
        long all = phonesByKey.values().stream().mapToLong(Long::longValue).sum();
        return keys.all().stream()
                .skip(1)
                .map(key -> sentence(key, phonesByKey.getOrDefault(key.id(), 0L), all))
                .collect(joining("\n"));
    }

    private static String sentence(ServerKey key, long phones, long all) {
        return phones == 0
                ? "No phone needs the server key " + key.id() + ". A day after every node has had the new key as its"
                        + " countersign.server-key, this one can go from countersign.server-key.previous."
                : phones + " of " + all + " phones still need the server key " + key.id()
                        + ". Leave it in countersign.server-key.previous.";
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forgetFile() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
