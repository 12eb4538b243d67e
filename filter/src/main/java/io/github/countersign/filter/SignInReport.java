package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import java.time.Clock;
import java.time.Instant;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** The report as it stands. Immutable. */
    static final class Now {

        private final Instant since;
        private final Instant until;
        private final Map<Decision.Kind, Long> counts;
        private final List<Map.Entry<String, Decision.Kind>> accounts;
        private final List<String> problems;

        /** The report at this moment; the caller holds the lock. */
        private Now(SignInReport report) {
            this.since = report.since;
            this.until = report.clock.instant();
            this.counts = new EnumMap<>(Decision.Kind.class);
            this.counts.putAll(report.counts);
            this.accounts = new ArrayList<>();
            report.accounts.forEach((account, kind) -> accounts.add(new SimpleImmutableEntry<>(account, kind)));
            Collections.reverse(accounts);
            this.problems = report.problems;
        }

        Instant since() {
            return since;
        }

        Instant until() {
            return until;
        }

        long count(Decision.Kind kind) {
            return counts.getOrDefault(kind, 0L);
        }

        /** The last sign-ins, the latest first. */
        List<Map.Entry<String, Decision.Kind>> accounts() {
            return accounts;
        }

        List<String> problems() {
            return problems;
        }
    }

    /** @param problems what is wrong with the settings */
    SignInReport(Clock clock, List<String> problems) {
        this.clock = clock;
        this.since = clock.instant();
        this.problems = problems;
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
        return new Now(this);
    }

    /** The counts, for the administrator's file. */
    synchronized List<String> lines() {
        return Arrays.stream(Decision.Kind.values())
                .map(kind -> "would-have-been-"
                        + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ": " + counts.getOrDefault(kind, 0L))
                .collect(Collectors.toList());
    }

    private static <V> Map<String, V> latest(int most) {
        return new LinkedHashMap<String, V>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }
}
