package io.github.countersign.limit;

import io.github.countersign.limit.MeterStore.Locked;
import io.github.countersign.settings.SendLimit;
import io.github.countersign.settings.Settings;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;

/** The meters as a decision needs them: as of now, and with what this node has not written yet. */
@Singleton
class Meters {

    private static final int BATCH = 250;

    private final MeterStore store;
    private final PendingCounts pending;
    private final SendLimit limit;

    @Inject
    Meters(MeterStore store, PendingCounts pending, Settings settings) {
        this.store = store;
        this.pending = pending;
        this.limit = settings.sendLimit();
    }

    /** Locks those meters, all in the same order, and waits for whoever has one of them. */
    void lock(Work work, Locked locked, List<String> ids) {
        store.lock(work, ids, locked);
        for (String id : ids) {
            Meter stored = locked.get(id);
            Meter present =
                    stored.at(work.now(), MeterKind.of(id).longest(limit).length());
            if (stored.isAheadOf(work.now())) {
                locked.set(id, present);
            } else {
                locked.see(id, present);
            }
        }
    }

    void lockWithPending(Work work, Locked locked, List<String> ids) {
        lock(work, locked, ids);
        ids.forEach(id -> takePending(locked, id, work.now()));
    }

    void takePending(Locked locked, String id, Instant now) {
        int count = pending.take(id);
        locked.took(id, count);
        count(locked, id, count, now);
    }

    /** @param count negative if places are given back */
    void count(Locked locked, String id, int count, Instant now) {
        MeterKind kind = MeterKind.of(id);
        Meter meter = locked.get(id);
        if (count > 0) {
            locked.set(
                    id,
                    meter.with(count, now, kind.exactFor(), kind.longest(limit).grain()));
        } else if (count < 0 && !meter.isEmpty()) {
            locked.set(id, meter.without(-count));
        }
    }

    /** Writes what changed. */
    void write(Work work, Locked locked) {
        try {
            store.write(work, locked);
        } catch (PersistenceException e) {
            locked.taken().forEach(pending::add);
            throw e;
        }
    }

    /** The provider refused what was sent at that time: nobody has to wait for it. */
    void forgetLast(Work work, List<String> ids, Instant sentAt) {
        store.forgetLast(work, ids, sentAt);
    }

    /** Gives a meter another id, if there is none of that id. */
    void rename(Work work, String from, String to) {
        store.rename(work, from, to);
    }

    /** Adds what this node has not added yet. */
    void writePending(Transactions transactions) {
        List<String> ids = pending.ids();
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
            transactions.repeated(work -> {
                Locked locked = new Locked();
                lockWithPending(work, locked, batch);
                write(work, locked);
                return batch.size();
            });
        }
    }

    /** @return whether there may be more to remove */
    boolean purge(Work work) {
        return store.purge(work);
    }
}
