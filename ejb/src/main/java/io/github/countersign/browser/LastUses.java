package io.github.countersign.browser;

import io.github.countersign.store.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When browsers were last used: kept here on the way of a sign-in, and written later, in batches. Safe for use by many threads. */
@Singleton
public class LastUses {

    private static final int MOST = 10_000;

    private final Database database;
    private final BrowserStore browsers;
    private final Clock clock;
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();

    @Inject
    public LastUses(Database database, BrowserStore browsers, Clock clock) {
        this.database = database;
        this.browsers = browsers;
        this.clock = clock;
    }

    /** Notes a use now. While the database does not answer, no more than that many are kept. */
    public void note(String browserId) {
        if (noted.size() < MOST) {
            noted.put(browserId, clock.instant());
        }
    }

    /** Writes what was noted since. */
    public void write() {
        Map<String, Instant> batch = new HashMap<>(noted);
        if (batch.isEmpty()) {
            return;
        }
        database.transaction(entities -> {
            browsers.used(entities, batch);
            return true;
        });
        batch.forEach(noted::remove);
    }
}
