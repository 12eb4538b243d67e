package io.github.countersign.limit;

import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The meters: one row each, found by its key, whatever the number of sends. */
@Singleton
class MeterStore {

    /** Longer than any window, and long enough for a clock that was a day ahead for a while. */
    private static final Duration KEPT = Duration.ofDays(3);

    private static final Duration DAY = Duration.ofDays(1);
    private static final int BATCH = 500;

    @Inject
    MeterStore() {}

    /** The meters of a decision, locked until its transaction ends. */
    static final class Locked {

        private final Map<String, Meter> meters = new HashMap<>();
        private final Set<String> stored = new HashSet<>();
        private final Map<String, Meter> changed = new TreeMap<>();
        private final Map<String, Integer> taken = new HashMap<>();
        private @Nullable Instant olderNodeAt;

        /** An empty one if there is no row yet. */
        Meter get(String id) {
            return meters.getOrDefault(id, Meter.EMPTY);
        }

        /** The meter as it is now; not written. */
        void see(String id, Meter meter) {
            meters.put(id, meter);
        }

        /** The meter as it is to be written. */
        void set(String id, Meter meter) {
            meters.put(id, meter);
            changed.put(id, meter);
        }

        /** Notes that a count of {@link PendingCounts} is part of what is to be written. */
        void took(String id, int count) {
            taken.put(id, count);
        }

        Map<String, Integer> taken() {
            return taken;
        }

        /** When a node of the release before last decided on a send; null if no row that was read tells. */
        @Nullable
        Instant olderNodeAt() {
            return olderNodeAt;
        }
    }

    /** Locks those rows, all in the same order, and waits for whoever has one of them. */
    void lock(Work work, Collection<String> ids, Locked locked) {
        String sql = "SELECT id, sends, last_at, (SELECT taken_at FROM countersign.send_lock WHERE id = 1)"
                + " FROM countersign.send_meter WHERE id IN ("
                + String.join(", ", Collections.nCopies(ids.size(), "?")) + ") ORDER BY id FOR UPDATE";
        try (PreparedStatement select = work.connection().prepareStatement(sql)) {
            int parameter = 1;
            for (String id : ids) {
                select.setString(parameter++, id);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String id = row.getString(1);
                    long lastAt = row.getLong(3);
                    locked.meters.put(
                            id, Meter.read(row.getString(2), row.wasNull() ? null : Instant.ofEpochMilli(lastAt)));
                    locked.stored.add(id);
                    locked.olderNodeAt = Instant.ofEpochMilli(row.getLong(4));
                }
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /**
     * Writes what changed.
     *
     * @throws PersistenceException if somebody else makes one of the missing rows at this moment: try again
     */
    void write(Work work, Locked locked) {
        if (locked.changed.isEmpty()) {
            return;
        }
        Connection connection = work.connection();
        long keptUntil = day(work.now().plus(KEPT));
        try (PreparedStatement update = connection.prepareStatement(
                        "UPDATE countersign.send_meter SET sends = ?, last_at = ?, kept_until = ? WHERE id = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO countersign.send_meter"
                        + " (sends, last_at, kept_until, id) VALUES (?, ?, ?, ?)")) {
            boolean updated = false;
            boolean inserted = false;
            for (Map.Entry<String, Meter> changed : locked.changed.entrySet()) {
                boolean stored = locked.stored.contains(changed.getKey());
                PreparedStatement statement = stored ? update : insert;
                statement.setString(1, changed.getValue().text());
                Instant lastAt = changed.getValue().lastAt();
                if (lastAt == null) {
                    statement.setNull(2, Types.BIGINT);
                } else {
                    statement.setLong(2, lastAt.toEpochMilli());
                }
                statement.setLong(3, keptUntil);
                statement.setString(4, changed.getKey());
                statement.addBatch();
                updated |= stored;
                inserted |= !stored;
            }
            if (inserted) {
                insert.executeBatch();
            }
            if (updated) {
                update.executeBatch();
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
        locked.stored.addAll(locked.changed.keySet());
        locked.changed.clear();
    }

    /** The provider refused what was sent at that time: nobody has to wait for it. */
    void forgetLast(Work work, Collection<String> ids, Instant sentAt) {
        String sql = "UPDATE countersign.send_meter SET last_at = NULL WHERE last_at = ? AND id IN ("
                + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")";
        try (PreparedStatement update = work.connection().prepareStatement(sql)) {
            update.setLong(1, sentAt.toEpochMilli());
            int parameter = 2;
            for (String id : ids) {
                update.setString(parameter++, id);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** Gives a meter another id, if there is none of that id. */
    void rename(Work work, String from, String to) {
        work.sql("UPDATE countersign.send_meter SET id = ? WHERE id = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM countersign.send_meter m WHERE m.id = ?)")
                .setParameter(1, to)
                .setParameter(2, from)
                .setParameter(3, to)
                .executeUpdate();
    }

    /**
     * Removes meters that count nothing any more.
     *
     * @return whether there may be more
     */
    boolean purge(Work work) {
        long now = day(work.now());
        // asked again, because a send may have made one of them young in the meantime
        int purged = work.sql("DELETE FROM countersign.send_meter WHERE kept_until < ? AND id IN (SELECT id"
                        + " FROM countersign.send_meter WHERE kept_until < ? ORDER BY kept_until LIMIT " + BATCH + ")")
                .setParameter(1, now)
                .setParameter(2, now)
                .executeUpdate();
        return purged == BATCH;
    }

    /** Whole days, so that the column's index changes once a day and not with every send. */
    private static long day(Instant at) {
        return at.toEpochMilli() / DAY.toMillis() * DAY.toMillis();
    }
}
