package io.github.countersign.browser;

import static java.util.stream.Collectors.toMap;

import io.github.countersign.work.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When browsers were last used. A sign-in only notes it here; it is written later, in batches. Safe for use by many threads. */
@Singleton
public class LastUses {

    private static final int MOST = 10_000;

    /** As many as the PostgreSQL driver sends without waiting for answers in between. */
    private static final int BATCH = 250;

    private final Transactions transactions;
    private final BrowserStore browsers;
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();

    @Inject
    public LastUses(Transactions transactions, BrowserStore browsers) {
        this.transactions = transactions;
        this.browsers = browsers;
    }

    /** Notes a use now. The number of noted uses is limited, in case the database does not answer. */
    public void note(String browserId) {
        if (noted.size() < MOST || noted.containsKey(browserId)) {
            noted.put(browserId, transactions.now());
        }
    }

    /**
     * Writes what was noted since the last time, in batches, each in its own transaction. A batch that fails is kept for the next time and
     * does not stop the others.
     */
    public void write() {
        List<Map.Entry<String, Instant>> uses = List.copyOf(Map.copyOf(noted).entrySet());
        RuntimeException failure = null;
        for (int from = 0; from < uses.size(); from += BATCH) {
            try {
                write(uses.subList(from, Math.min(from + BATCH, uses.size())));
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void write(List<Map.Entry<String, Instant>> uses) {
        Map<String, Instant> batch = uses.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        transactions.run(work -> {
            browsers.used(work, batch);
            return true;
        });
        batch.forEach(noted::remove);
    }
}
