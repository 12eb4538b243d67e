package io.github.countersign.bypass;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks bypass codes that people type at a sign-in. Safe for use by many threads and several nodes. */
@Singleton
public class BypassAnswers {

    /** How many letters and digits a bypass code has. */
    public static final int LENGTH = TypedBypass.LENGTH;

    private final Transactions transactions;
    private final BypassStore codes;
    private final AccountStore accounts;
    private final GuessLimit guesses;
    private final VisitStore visits;

    @Inject
    BypassAnswers(
            Transactions transactions,
            BypassStore codes,
            AccountStore accounts,
            GuessLimit guesses,
            VisitStore visits) {
        this.transactions = transactions;
        this.codes = codes;
        this.accounts = accounts;
        this.guesses = guesses;
        this.visits = visits;
    }

    /** The result of checking a typed bypass code. */
    public sealed interface Judgement {

        /** Right. The browser goes to {@code returnAddress}, which contains the ticket back; it is not remembered. */
        record Accepted(String returnAddress) implements Judgement {

            /** Hides the ticket. */
            @Override
            public String toString() {
                return "Accepted";
            }
        }

        /** Not a guess: a bypass code has 10 letters and digits, and this one had {@code length} characters. */
        record Malformed(int length) implements Judgement {}

        /** Not the code, or a code that was used or has expired. */
        record Wrong() implements Judgement {}

        /** Too many wrong codes in a row: wait until that time ({@link Instant#MAX}: until somebody helps). */
        record Locked(Instant until) implements Judgement {}

        /** The sign-in has expired or ended: start again. */
        record Gone() implements Judgement {}
    }

    /** Counts the guess together with the guesses at codes, commits the count, and only then checks the code. */
    public Judgement answer(SigningIn signIn, String typed) {
        TypedBypass code = TypedBypass.of(typed);
        if (signIn.purpose() != Purpose.VERIFY || signIn.completed() || signIn.isHeld()) {
            return new Judgement.Gone();
        }
        if (!code.isOne()) {
            return new Judgement.Malformed(code.length());
        }
        boolean counted = transactions.run(work -> guesses.count(work, signIn.accountId()));
        return counted
                ? transactions.by(signIn.acting(), work -> judge(work, signIn, code))
                : transactions.read(work -> refused(guesses.lockedUntil(work, signIn.accountId())));
    }

    private static Judgement refused(@Nullable Instant lockedUntil) {
        return lockedUntil == null ? new Judgement.Wrong() : new Judgement.Locked(lockedUntil);
    }

    private Judgement judge(Work work, SigningIn signIn, TypedBypass code) {
        accounts.lock(work, signIn.accountId());
        if (!codes.use(work, accounts.get(work, signIn.accountId()), code)) {
            Instant locked = guesses.lockedUntil(work, signIn.accountId());
            work.auditRefused(Kind.BYPASS_CODE_ANSWERED, "wrong, used or expired" + GuessLimit.told(locked));
            return refused(locked);
        }
        Optional<String> returnAddress = visits.complete(work, signIn, false);
        if (returnAddress.isEmpty()) {
            return work.rollBack(new Judgement.Gone());
        }
        guesses.clear(work, signIn.accountId());
        work.audit(Kind.BYPASS_CODE_ANSWERED, "");
        return new Judgement.Accepted(returnAddress.get());
    }
}
