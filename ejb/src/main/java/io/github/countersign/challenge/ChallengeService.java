package io.github.countersign.challenge;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.challenge.Answer.Proved;
import io.github.countersign.delivery.VerificationCode;
import io.github.countersign.limit.SendLimits;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.Visitor;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks the answers to challenges, for sign-ins, set-ups and confirmations alike. There are two steps: {@link #prove} counts and compares
 * the answer; if it is right, {@link #use} consumes it, in one transaction with the step that follows. Safe for use by many threads and
 * several nodes.
 */
@Singleton
public class ChallengeService {

    private final Transactions transactions;
    private final ChallengeStore challenges;
    private final AccountStore accounts;
    private final GuessLimit guesses;
    private final SendLimits limits;

    @Inject
    ChallengeService(
            Transactions transactions,
            ChallengeStore challenges,
            AccountStore accounts,
            GuessLimit guesses,
            SendLimits limits) {
        this.limits = limits;
        this.transactions = transactions;
        this.challenges = challenges;
        this.accounts = accounts;
        this.guesses = guesses;
    }

    /**
     * Compares a typed code with the visit's code. The guess is counted and committed first.
     *
     * @param purpose what the code was sent for
     * @return {@link Proved} if it is right; it still has to be {@linkplain #use used}
     */
    public Answer prove(Visitor visitor, Purpose purpose, String typed) {
        TypedCode typedCode = TypedCode.of(typed);
        Optional<VerificationCode> code = typedCode.code();
        if (code.isEmpty()) {
            return new Answer.Malformed(typedCode.digits().length(), typedCode.otherCharacters());
        }
        Optional<Challenge> counted = transactions.run(work -> count(work, visitor, purpose));
        if (counted.isEmpty()) {
            return transactions.read(work -> whyNotCounted(work, visitor, purpose));
        }
        Challenge challenge = counted.get();
        return challenges.code(challenge).matches(code.get())
                ? new Proved(
                        challenge.id(), purpose, challenges.number(challenge), challenge.channel(), challenge.sends())
                : transactions.by(visitor.acting(), work -> wrong(work, visitor, challenge.attemptsLeft()));
    }

    /** Takes a guess from the account and an attempt from the challenge; takes neither, and is empty, if either has none left. */
    private Optional<Challenge> count(Work work, Visitor visitor, Purpose purpose) {
        if (!guesses.count(work, visitor.accountId())) {
            return Optional.empty();
        }
        return challenges.countAttempt(work, visitor, purpose)
                ? challenges.find(work, visitor, purpose)
                : work.rollBack(Optional.empty());
    }

    private Answer whyNotCounted(Work work, Visitor visitor, Purpose purpose) {
        Instant locked = guesses.lockedUntil(work, visitor.accountId());
        if (locked != null) {
            return new Answer.Locked(locked);
        }
        return challenges
                        .find(work, visitor, purpose)
                        .filter(found -> found.attemptsLeft() <= 0)
                        .isPresent()
                ? new Answer.UsedUp()
                : new Answer.Expired();
    }

    private Answer wrong(Work work, Visitor visitor, int attemptsLeft) {
        Instant locked = guesses.lockedUntil(work, visitor.accountId());
        work.auditRefused(Kind.CODE_ANSWERED, "wrong, " + attemptsLeft + " tries left" + GuessLimit.told(locked));
        if (locked != null) {
            return new Answer.Locked(locked);
        }
        return attemptsLeft > 0 ? new Answer.Wrong(attemptsLeft) : new Answer.UsedUp();
    }

    /**
     * Uses up the right answer by one conditional update, under the account's lock. The step that follows belongs in the same work; if that
     * step turns out to be impossible, it {@linkplain Work#rollBack takes} this back too.
     *
     * @return whether it could still be used; if not, nothing may follow, and the work is taken back
     */
    public boolean use(Work work, Visitor visitor, Proved proved) {
        guesses.clear(work, visitor.accountId()); // locks the account
        if (!challenges.consume(work, proved.challenge())) {
            return work.rollBack(false);
        }
        limits.verified(
                accounts.get(work, visitor.accountId()), visitor.acting().clientAddress());
        work.audit(Kind.CODE_ANSWERED, proved.purpose().name());
        return true;
    }
}
