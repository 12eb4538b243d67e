package io.github.countersign.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sends that are counted against one limit: how many, and when. A value; each change is another meter.
 *
 * <p><b>Why it stays small.</b> Sends that are close to each other share an entry, which counts until the last of them leaves the window.
 * So no window ever holds more than its limit, a meter of any limit has a few dozen entries, and a place comes back at most a 24th of the
 * window late. Limits up to 24, and what is younger than ten minutes for an account or a number, are exact to the millisecond.
 *
 * <p><b>Why a clock may step.</b> A send cannot have happened later than now. After a step back, what seems to lie ahead is taken to have
 * happened just now, and written down so: whoever got a code shortly before waits as long as the window says, and not until the clock has
 * caught up.
 */
final class Meter {

    /** A few dozen are in use; the limit is for settings far beyond the usual. */
    static final int MOST_ENTRIES = 180;

    static final Meter EMPTY = new Meter(List.of(), null);

    private final List<Entry> entries;
    private final @Nullable Instant lastAt;

    private Meter(List<Entry> entries, @Nullable Instant lastAt) {
        this.entries = List.copyOf(entries);
        this.lastAt = lastAt;
    }

    /** Sends that count until {@code at}, the last of them, leaves the window. */
    private record Entry(Instant at, int count) {}

    /**
     * Reads a stored meter.
     *
     * @param lastAt the newest send that has to be waited for; null if there is none
     */
    static Meter read(String text, @Nullable Instant lastAt) {
        List<Entry> entries = new ArrayList<>();
        long at = 0;
        for (String entry : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            String[] timeAndCount = entry.split("\\*", 2);
            at += Long.parseLong(timeAndCount[0], Character.MAX_RADIX);
            int count = timeAndCount.length == 1 ? 1 : Integer.parseInt(timeAndCount[1]);
            entries.add(new Entry(Instant.ofEpochMilli(at), count));
        }
        return new Meter(entries, lastAt);
    }

    /** The stored form: times in milliseconds to the base 36, each after the one before, with a count where it is not one. */
    String text() {
        StringBuilder text = new StringBuilder();
        long before = 0;
        for (Entry entry : entries) {
            long at = entry.at().toEpochMilli();
            text.append(text.isEmpty() ? "" : " ").append(Long.toString(at - before, Character.MAX_RADIX));
            if (entry.count() != 1) {
                text.append('*').append(entry.count());
            }
            before = at;
        }
        return text.toString();
    }

    @Nullable
    Instant lastAt() {
        return lastAt;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether the clock has stepped back since it was written. */
    boolean isAheadOf(Instant now) {
        return (lastAt != null && lastAt.isAfter(now))
                || (!entries.isEmpty() && entries.get(entries.size() - 1).at().isAfter(now));
    }

    /** The same at a later time: without what no window needs any more, and with nothing ahead of now. */
    Meter at(Instant now, Duration longest) {
        List<Entry> kept = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.at().plus(longest).isAfter(now)) {
                append(kept, new Entry(earlier(entry.at(), now), entry.count()));
            }
        }
        return new Meter(kept, lastAt == null ? null : earlier(lastAt, now));
    }

    int count(Window window, Instant now) {
        return entries.stream()
                .filter(entry -> !window.isOver(entry.at(), now))
                .mapToInt(Entry::count)
                .sum();
    }

    /** When the window has a place for another send: now, or later. */
    Instant free(Window window, Instant now) {
        int tooMany = count(window, now) - window.most() + 1;
        Instant free = now;
        for (Entry entry : entries) {
            if (tooMany > 0 && !window.isOver(entry.at(), now)) {
                tooMany -= entry.count();
                free = entry.at().plus(window.length());
            }
        }
        return free;
    }

    /** When the short wait after the last send is over; long ago if there was none. */
    Instant waited(Duration interval) {
        return lastAt == null ? Instant.EPOCH : lastAt.plus(interval);
    }

    /**
     * With so many more sends at that time, which is not before any other.
     *
     * @param exactFor how young a send has to be to keep an entry of its own
     */
    Meter with(int more, Instant now, Duration exactFor, Duration grain) {
        List<Entry> counted = new ArrayList<>();
        for (Entry entry : entries) {
            appendByGrain(counted, entry, now.minus(exactFor), grain);
        }
        appendByGrain(counted, new Entry(now, more), now.minus(exactFor), grain);
        while (counted.size() > MOST_ENTRIES) {
            Entry oldest = counted.remove(0);
            counted.set(0, new Entry(counted.get(0).at(), counted.get(0).count() + oldest.count()));
        }
        return new Meter(counted, lastAt);
    }

    /** With sends that are counted elsewhere, oldest first and none ahead of now, for a decision alone. */
    Meter alsoWith(List<Instant> elsewhere) {
        List<Entry> all = new ArrayList<>(entries);
        elsewhere.forEach(sentAt -> all.add(new Entry(sentAt, 1)));
        all.sort((one, other) -> one.at().compareTo(other.at()));
        return new Meter(all, lastAt);
    }

    /** Gives places back, the newest first. */
    Meter without(int given) {
        List<Entry> left = new ArrayList<>(entries);
        int still = given;
        while (still > 0 && !left.isEmpty()) {
            Entry newest = left.remove(left.size() - 1);
            int of = Math.min(still, newest.count());
            still -= of;
            if (newest.count() > of) {
                left.add(new Entry(newest.at(), newest.count() - of));
            }
        }
        return new Meter(left, lastAt);
    }

    /** The next send has to wait for one at that time. */
    Meter waitingFrom(@Nullable Instant sentAt) {
        return new Meter(entries, sentAt);
    }

    private static void append(List<Entry> entries, Entry next) {
        int last = entries.size() - 1;
        if (last >= 0 && entries.get(last).at().equals(next.at())) {
            entries.set(last, new Entry(next.at(), entries.get(last).count() + next.count()));
        } else {
            entries.add(next);
        }
    }

    private static void appendByGrain(List<Entry> entries, Entry next, Instant exactSince, Duration grain) {
        int last = entries.size() - 1;
        if (last >= 0
                && !next.at().isAfter(exactSince)
                && bucket(entries.get(last).at(), grain) == bucket(next.at(), grain)) {
            entries.set(last, new Entry(next.at(), entries.get(last).count() + next.count()));
        } else {
            append(entries, next);
        }
    }

    private static long bucket(Instant at, Duration grain) {
        return at.toEpochMilli() / grain.toMillis();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
