package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the filter would have done with the sign-ins to one application, since it started. In memory; safe for use by many threads. */
final class SignInReport {

    private static final int ACCOUNTS = 20;
    private static final int WITHOUT_SESSION = 1_000;

    private final Clock clock;
    private final Instant since;
    private final List<String> problems;
    private final Map<Decision.Kind, Long> counts = new EnumMap<>(Decision.Kind.class);
    private final Map<String, Decision.Kind> accounts = latest(ACCOUNTS);
    private final Map<String, Boolean> withoutSession = latest(WITHOUT_SESSION);

    /** @param accounts the last ones, the latest first */
    record Now(
            Instant since,
            Instant until,
            Map<Decision.Kind, Long> counts,
            List<Map.Entry<String, Decision.Kind>> accounts,
            List<String> problems) {

        long count(Decision.Kind kind) {
            return counts.getOrDefault(kind, 0L);
        }
    }

    /** @param problems what is wrong with the settings */
    SignInReport(Clock clock, List<String> problems) {
        this.clock = clock;
        this.since = clock.instant();
        this.problems = List.copyOf(problems);
    }

    synchronized void count(Account account, Decision.Kind kind) {
        counts.merge(kind, 1L, Long::sum);
        accounts.remove(account.toString());
        accounts.put(account.toString(), kind);
    }

    synchronized boolean isNewWithoutSession(Account account) {
        return withoutSession.put(account.toString(), true) == null;
    }

    synchronized Now now() {
        List<Map.Entry<String, Decision.Kind>> latestFirst = new ArrayList<>();
        accounts.forEach((account, kind) -> latestFirst.add(Map.entry(account, kind)));
        Collections.reverse(latestFirst);
        return new Now(since, clock.instant(), new EnumMap<>(counts), latestFirst, problems);
    }

    /** The counts, for the administrator's file. */
    synchronized List<String> lines() {
        return Arrays.stream(Decision.Kind.values())
                .map(kind -> "would-have-been-"
                        + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ": " + counts.getOrDefault(kind, 0L))
                .toList();
    }

    private static <V> Map<String, V> latest(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }
}
