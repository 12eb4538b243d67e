package io.github.countersign.browser;

import io.github.countersign.store.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
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
        if (noted.size() < MOST || noted.containsKey(browserId)) {
            noted.put(browserId, clock.instant());
        }
    }

    /** Writes what was noted since: each in a transaction of its own, which holds no other row while it waits for one. */
    public void write() {
        Map.copyOf(noted).forEach((browserId, at) -> {
            database.transaction(entities -> {
                browsers.used(entities, browserId, at);
                return true;
            });
            noted.remove(browserId, at);
        });
    }
}
