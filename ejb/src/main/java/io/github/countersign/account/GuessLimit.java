package io.github.countersign.account;

import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong guesses in a row for an account, whatever the session, ticket or challenge (NIST SP 800-63B-4 §3.2.2): waits of 1, 5, 15 and
 * 60 minutes after 10, 20, 30 and 40 of them (60 after every ten more). After 100, only a person can help.
 *
 * <p><b>Why a guess is counted before it is compared.</b> If the comparison came first and only wrong guesses were counted, the answer
 * would be known before the count is written. A hundred guesses that arrive together would all see the first one's count, and a guesser who
 * can make the second step fail (by a dropped connection, a time-out, a full disk) would guess for free. So the count comes first, by one
 * {@code UPDATE} whose condition is the limit itself: a request has a guess only if it changes the row. Parallel guesses, even on other
 * nodes, wait for each other at that row and nowhere else.
 *
 * <p><b>Why it is committed before it is compared.</b> The step after a right code (setting up a phone, completing a sign-in) may still be
 * refused, and then its transaction rolls back. A count in the same transaction would roll back too, and every such refusal would give a
 * guess back. So the count has its own transaction. The comparison comes after that commit, outside any transaction, and the step after a
 * right code is a second transaction. A crash between the two costs an honest person one guess. It never gives one away.
 *
 * <p><b>Why the count starts again only after success.</b> Only a right code proves that the phone's owner is here. A resend, a new
 * session, a new ticket, another spelling of the name and a restart all leave the count as it is, because a guesser can cause each of them.
 * Help from a person (an owner, a manager, the administrator) counts as proof too.
 *
 * <p><b>Why codes and passwords are counted apart.</b> Knowing one must not give more guesses at the other: with one count, a right
 * password would clear the wrong codes.
 *
 * <p><b>Why a wait is never longer than itself.</b> A clock may step back by an hour, and a wait of a minute would then end an hour later.
 * So nobody waits longer than the wait that belongs to the count: the next guess that comes too early writes it down again from now on. It
 * is not given up, because two nodes' clocks differ by a little at any time.
 *
 * <p><b>Why there is a ceiling.</b> Waits alone slow a guesser down but never stop one. With 100 guesses in all at eight digits, the chance
 * of success is one in a million, however long somebody tries. A name that is held because it looks like another has ten: several such
 * names guess at one phone.
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
    static final int CEILING_OF_HELD = 10;
    private static final int STEP = 10;
    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));

    @Inject
    public GuessLimit() {}

    /** Counts a guess at a code. */
    public boolean count(Work work, AccountId accountId) {
        return count(work, accountId, Secret.CODE);
    }

    /**
     * Counts a guess before it is compared, by one conditional update, which comes first in its transaction.
     *
     * @return whether a guess was left; if not, the account waits
     */
    public boolean count(Work work, AccountId accountId, Secret secret) {
        Instant now = work.now();
        String next = secret.countColumn + " + 1";
        // SQL of its own, because EclipseLink does not convert instants inside CASE
        Query update = work.sql("UPDATE countersign.account SET " + secret.countColumn + " = " + next + ", "
                + secret.untilColumn + " = " + until(next, secret.untilColumn) + " WHERE id = ? AND "
                + secret.countColumn + " < CASE WHEN twin_id IS NULL THEN " + CEILING + " ELSE " + CEILING_OF_HELD
                + " END AND ("
                + secret.untilColumn + " IS NULL OR "
                + secret.untilColumn + " <= ? OR MOD(" + secret.countColumn + ", " + STEP + ") <> 0)");
        int parameter = waits(update, 1, now);
        boolean counted = update.setParameter(parameter++, accountId.value())
                        .setParameter(parameter, now.toEpochMilli())
                        .executeUpdate()
                == 1;
        if (!counted) {
            waitNoLongerThanFromNow(work, accountId, secret);
        }
        return counted;
    }

    /** After a step back of the clock the wait seems to begin in the future: it begins now. */
    private static void waitNoLongerThanFromNow(Work work, AccountId accountId, Secret secret) {
        String until = until(secret.countColumn, secret.untilColumn);
        Query update = work.sql("UPDATE countersign.account SET " + secret.untilColumn + " = " + until
                + " WHERE id = ? AND " + secret.untilColumn + " > " + until);
        int parameter = waits(update, 1, work.now());
        update.setParameter(parameter++, accountId.value());
        waits(update, parameter, work.now());
        update.executeUpdate();
    }

    /** When the wait that belongs to a count ends; the times are parameters. */
    private static String until(String count, String otherwise) {
        StringBuilder until = new StringBuilder("CASE");
        for (int i = 1; i < WAITS.size(); i++) {
            until.append(" WHEN " + count + " = " + i * STEP + " THEN ?");
        }
        return until + " WHEN MOD(" + count + ", " + STEP + ") = 0 THEN ? ELSE " + otherwise + " END";
    }

    private static int waits(Query query, int first, Instant now) {
        int parameter = first;
        for (Duration wait : WAITS) {
            query.setParameter(parameter++, now.plus(wait).toEpochMilli());
        }
        return parameter;
    }

    /** Clears the wrong guesses at codes, after a right answer. */
    public void clear(Work work, AccountId accountId) {
        clear(work, accountId, Secret.CODE);
    }

    /** Clears the wrong guesses, after a right answer or after somebody helped. */
    public void clear(Work work, AccountId accountId, Secret secret) {
        work.change("UPDATE KnownAccount a SET a." + secret.count + " = 0, a." + secret.until
                        + " = NULL WHERE a.id = :id")
                .setParameter("id", accountId.value())
                .executeUpdate();
    }

    /** When the wait for the next guess ends: null if there is no wait, {@link Instant#MAX} if only a person can help. */
    public @Nullable Instant lockedUntil(Work work, AccountId accountId, Secret secret) {
        KnownAccount account = Objects.requireNonNull(work.find(KnownAccount.class, accountId.value()), "account");
        return lockedUntil(account, secret, work.now());
    }

    /** When the wait for the next guess at codes ends, for an account that was just read. */
    public @Nullable Instant lockedUntil(Work work, KnownAccount account) {
        return lockedUntil(account, Secret.CODE, work.now());
    }

    private static @Nullable Instant lockedUntil(KnownAccount account, Secret secret, Instant now) {
        boolean code = secret == Secret.CODE;
        int guesses = code ? account.wrongGuesses() : account.wrongPasswords();
        if (guesses >= account.mostWrongGuesses()) {
            return Instant.MAX;
        }
        Instant until = code ? account.lockedUntil() : account.passwordsLockedUntil();
        if (until == null || guesses == 0 || guesses % STEP != 0 || !until.isAfter(now)) {
            return null; // a guess after the wait shows that it was over
        }
        Instant atMost = now.plus(WAITS.get(Math.min(guesses / STEP, WAITS.size()) - 1));
        return until.isBefore(atMost) ? until : atMost;
    }

    /** When the wait for the next guess at codes ends. */
    public @Nullable Instant lockedUntil(Work work, AccountId accountId) {
        return lockedUntil(work, accountId, Secret.CODE);
    }

    /** What the audit trail adds to a wrong guess: that the account waits from now on; empty if it does not. */
    public static String told(@Nullable Instant lockedUntil) {
        if (lockedUntil == null) {
            return "";
        }
        return lockedUntil.equals(Instant.MAX)
                ? ", the account waits until somebody helps"
                : ", the account waits until " + lockedUntil;
    }
}
