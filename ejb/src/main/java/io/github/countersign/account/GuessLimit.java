package io.github.countersign.account;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong guesses in a row for an account, whatever the session, ticket or challenge (NIST SP 800-63B-4 §3.2.2): waits of
 * 1, 5, 15 and 60 minutes after 10, 20, 30 and 40 of them (60 after each further ten), and after 100 only a person can help.
 */
@Singleton
public class GuessLimit {

    static final int CEILING = 100;
    private static final int STEP = 10;
    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));

    private final Clock clock;

    @Inject
    public GuessLimit(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a guess before it is looked at, by one conditional update, which comes first in its transaction.
     *
     * @return whether there was a guess left; when not, the account waits
     */
    public boolean count(EntityManager entities, long accountId) {
        Instant now = clock.instant();
        int counted = entities.createQuery("UPDATE KnownAccount a SET a.wrongGuesses = a.wrongGuesses + 1"
                        + " WHERE a.id = :id AND a.wrongGuesses < " + CEILING
                        + " AND (a.lockedUntil IS NULL OR a.lockedUntil <= :now)")
                .setParameter("id", accountId)
                .setParameter("now", now)
                .executeUpdate();
        if (counted != 1) {
            return false;
        }
        int guesses = entities.createQuery("SELECT a.wrongGuesses FROM KnownAccount a WHERE a.id = :id", Integer.class)
                .setParameter("id", accountId)
                .getSingleResult();
        if (guesses % STEP == 0) {
            Duration wait = WAITS.get(Math.min(guesses / STEP, WAITS.size()) - 1);
            entities.createQuery("UPDATE KnownAccount a SET a.lockedUntil = :until WHERE a.id = :id")
                    .setParameter("until", now.plus(wait))
                    .setParameter("id", accountId)
                    .executeUpdate();
        }
        return true;
    }

    /** After a right answer, or when somebody helped: the row of wrong guesses is over. */
    public void clear(EntityManager entities, long accountId) {
        entities.createQuery("UPDATE KnownAccount a SET a.wrongGuesses = 0, a.lockedUntil = NULL WHERE a.id = :id")
                .setParameter("id", accountId)
                .executeUpdate();
    }

    /** Until when the account waits: null when it does not, {@link Instant#MAX} when only a person can help. */
    public @Nullable Instant lockedUntil(KnownAccount account) {
        if (account.wrongGuesses() >= CEILING) {
            return Instant.MAX;
        }
        Instant until = account.lockedUntil();
        return until != null && until.isAfter(clock.instant()) ? until : null;
    }
}
