package io.github.countersign.installation;

import io.github.countersign.limit.SendLimits;
import io.github.countersign.settings.Settings;
import io.github.countersign.work.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

/** Removes what has expired, in small batches, each in its own transaction. */
@Singleton
class Purge {

    private static final int BATCH = 500;

    /** Long enough to answer questions about past sign-ins. */
    private static final Duration KEPT = Duration.ofDays(2);

    /** Longer than any visit. What is left there was for the next request. */
    private static final Duration DRAWERS = Duration.ofDays(1);

    /** How long a browser whose time is over is still known: its next sign-in has codes that are kept for it. */
    private static final Duration KNOWN_AFTERWARDS = Duration.ofDays(30);

    private final Transactions transactions;
    private final SendLimits limits;
    private final Period keepAudit;

    @Inject
    Purge(Transactions transactions, SendLimits limits, Settings settings) {
        this.limits = limits;
        this.keepAudit = settings.keepAudit();
        this.transactions = transactions;
    }

    /** The order matters: a visit is removed after the rows that refer to it. Its drawers and cookies go with it. */
    void run() {
        Instant now = transactions.now();
        Instant old = now.minus(KEPT);
        purge("Ticket", "hash", "expiresAt", now);
        purge("Confirmation", "id", "expiresAt", old);
        purge("BypassCode", "id", "expiresAt", old);
        purge("Challenge", "id", "expiresAt", old);
        emptyDrawers(now.minus(DRAWERS));
        purge("Visit", "id", "expiresAt", old.minus(KEPT));
        purgeSends();
        purge("RememberedBrowser", "id", "expiresAt", now.minus(KNOWN_AFTERWARDS));
        Instant keptFrom = now.atOffset(ZoneOffset.UTC).minus(keepAudit).toInstant();
        purge("AuditEvent", "id", "happenedAt", keptFrom);
    }

    /** They are few: most are emptied by the next request. */
    private void emptyDrawers(Instant before) {
        transactions.perform(work -> work.change("DELETE FROM Drawer d WHERE d.keptAt < :before")
                .setParameter("before", before)
                .executeUpdate());
    }

    private void purgeSends() {
        boolean more = true;
        while (more) {
            more = transactions.run(limits::purge);
        }
    }

    private void purge(String entity, String key, String time, Instant before) {
        String select = "SELECT e." + key + " FROM " + entity + " e WHERE e." + time + " < :before";
        String delete = "DELETE FROM " + entity + " e WHERE e." + key + " IN :keys";
        boolean more = true;
        while (more) {
            more = transactions.run(work -> {
                List<?> keys = work.query(select, Object.class)
                        .setParameter("before", before)
                        .setMaxResults(BATCH)
                        .getResultList();
                if (!keys.isEmpty()) {
                    work.change(delete).setParameter("keys", keys).executeUpdate();
                }
                return keys.size() == BATCH;
            });
        }
    }
}
