package io.github.countersign.account;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong guesses in a row for an account, whatever the session, ticket or challenge (NIST SP 800-63B-4 §3.2.2): waits of
 * 1, 5, 15 and 60 minutes after 10, 20, 30 and 40 of them (60 after each further ten), and after 100 only a person can help. Codes
 * and passwords are counted apart: somebody who knows the one must not get more guesses at the other.
 */
@Singleton
public class GuessLimit {

    /** What is guessed. */
    public enum Secret {
        /** A verification code or a bypass code. */
        CODE("wrongGuesses", "lockedUntil", "wrong_guesses", "locked_until"),
        /** The password, when it confirms a change. */
        PASSWORD("wrongPasswords", "passwordsLockedUntil", "wrong_passwords", "passwords_locked_until");

        private final String count;
        private final String until;
        private final String countColumn;
        private final String untilColumn;

        Secret(String count, String until, String countColumn, String untilColumn) {
            this.count = count;
            this.until = until;
            this.countColumn = countColumn;
            this.untilColumn = untilColumn;
        }
    }

    static final int CEILING = 100;
    private static final int STEP = 10;
    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));

    private final Clock clock;

    @Inject
    public GuessLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts a guess at a code. */
    public boolean count(EntityManager entities, long accountId) {
        return count(entities, accountId, Secret.CODE);
    }

    /**
     * Counts a guess before it is looked at, by one conditional update, which comes first in its transaction.
     *
     * @return whether there was a guess left; when not, the account waits
     */
    public boolean count(EntityManager entities, long accountId, Secret secret) {
        Instant now = clock.instant();
        String next = secret.countColumn + " + 1";
        StringBuilder until = new StringBuilder("CASE");
        for (int i = 1; i < WAITS.size(); i++) {
            until.append(" WHEN " + next + " = " + i * STEP + " THEN ?");
        }
        until.append(" WHEN MOD(" + next + ", " + STEP + ") = 0 THEN ? ELSE " + secret.untilColumn + " END");
        // SQL of its own, because EclipseLink does not convert instants inside CASE
        Query update = entities.createNativeQuery("UPDATE countersign.account SET " + secret.countColumn + " = " + next
                + ", " + secret.untilColumn + " = " + until + " WHERE id = ? AND " + secret.countColumn + " < "
                + CEILING + " AND (" + secret.untilColumn + " IS NULL OR " + secret.untilColumn + " <= ?)");
        int parameter = 1;
        for (Duration wait : WAITS) {
            update.setParameter(parameter++, now.plus(wait).toEpochMilli());
        }
        return update.setParameter(parameter++, accountId)
                        .setParameter(parameter, now.toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    /** After a right answer: the row of wrong guesses at codes is over. */
    public void clear(EntityManager entities, long accountId) {
        clear(entities, accountId, Secret.CODE);
    }

    /** After a right answer, or when somebody helped: the row of wrong guesses is over. */
    public void clear(EntityManager entities, long accountId, Secret secret) {
        entities.createQuery("UPDATE KnownAccount a SET a." + secret.count + " = 0, a." + secret.until
                        + " = NULL WHERE a.id = :id")
                .setParameter("id", accountId)
                .executeUpdate();
    }

    /** Until when guesses at codes wait: null when they do not, {@link Instant#MAX} when only a person can help. */
    public @Nullable Instant lockedUntil(KnownAccount account) {
        return lockedUntil(account.wrongGuesses(), account.lockedUntil());
    }

    /** Until when guesses at the password wait, in the same way. */
    public @Nullable Instant passwordsLockedUntil(KnownAccount account) {
        return lockedUntil(account.wrongPasswords(), account.passwordsLockedUntil());
    }

    /** For the audit trail, to be added to what is told of a wrong guess: that from now on the account waits; empty when it does not. */
    public static String told(@Nullable Instant lockedUntil) {
        if (lockedUntil == null) {
            return "";
        }
        return lockedUntil.equals(Instant.MAX)
                ? ", the account waits until somebody helps"
                : ", the account waits until " + lockedUntil;
    }

    private @Nullable Instant lockedUntil(int guesses, @Nullable Instant until) {
        if (guesses >= CEILING) {
            return Instant.MAX;
        }
        return until != null && until.isAfter(clock.instant()) ? until : null;
    }
}
