package io.github.countersign.bypass;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges bypass codes that are typed at a sign-in. Safe for use by many threads and several nodes. */
@Singleton
public class BypassAnswers {

    /** How many letters and digits a bypass code has. */
    public static final int LENGTH = TypedBypass.LENGTH;

    private final Database database;
    private final BypassStore codes;
    private final AccountStore accounts;
    private final PracticeStore practices;
    private final GuessLimit guesses;
    private final VisitStore visits;
    private final AuditTrail audit;

    @Inject
    public BypassAnswers(
            Database database,
            BypassStore codes,
            AccountStore accounts,
            PracticeStore practices,
            GuessLimit guesses,
            VisitStore visits,
            AuditTrail audit) {
        this.database = database;
        this.codes = codes;
        this.accounts = accounts;
        this.practices = practices;
        this.guesses = guesses;
        this.visits = visits;
        this.audit = audit;
    }

    /** How a typed bypass code was judged. */
    public sealed interface Judgement {

        /** Right. The browser goes to {@code returnAddress}, which carries the ticket back; it is not remembered. */
        record Accepted(String returnAddress) implements Judgement {

            /** Hides the ticket. */
            @Override
            public String toString() {
                return "Accepted";
            }
        }

        /** Not a guess: a bypass code has 10 letters and digits, this had {@code length} characters. */
        record Malformed(int length) implements Judgement {}

        /** Not the code, or it was used, or its time is over. */
        record Wrong() implements Judgement {}

        /** Too many wrong codes in a row: wait until then ({@link Instant#MAX}: until somebody helps). */
        record Locked(Instant until) implements Judgement {}

        /** The sign-in is over: start again. */
        record Gone() implements Judgement {}
    }

    /** Counts the guess with those at codes, commits that, and only then looks at it. */
    public Judgement answer(SigningIn signIn, String typed, String clientAddress) {
        TypedBypass code = TypedBypass.of(typed);
        if (signIn.purpose() != Purpose.VERIFY || signIn.completed()) {
            return new Judgement.Gone();
        }
        if (!code.isOne()) {
            return new Judgement.Malformed(code.length());
        }
        boolean counted = database.transaction(entities -> guesses.count(entities, signIn.accountId()));
        if (!counted) {
            @Nullable Instant until = database.<@Nullable Instant>read(entities -> lockedUntil(entities, signIn));
            return until == null ? new Judgement.Wrong() : new Judgement.Locked(until);
        }
        return database.transaction(entities -> judge(entities, signIn, code, clientAddress));
    }

    private Judgement judge(EntityManager entities, SigningIn signIn, TypedBypass code, String clientAddress) {
        accounts.lock(entities, signIn.accountId());
        KnownAccount account = accounts.get(entities, signIn.accountId());
        AuditTrail.Subject subject = AuditTrail.Subject.own(
                account.directory(),
                practices.get(entities, account.practiceId()).name(),
                account.name(),
                clientAddress);
        if (!codes.use(entities, account, code)) {
            Instant locked = lockedUntil(entities, signIn);
            String detail = "wrong, used or expired" + GuessLimit.told(locked);
            audit.record(entities, Kind.BYPASS_CODE_ANSWERED, Result.REFUSED, subject, detail);
            return locked == null ? new Judgement.Wrong() : new Judgement.Locked(locked);
        }
        Optional<String> returnAddress = visits.complete(entities, signIn, false);
        if (returnAddress.isEmpty()) {
            entities.getTransaction().setRollbackOnly();
            return new Judgement.Gone();
        }
        guesses.clear(entities, account.id());
        audit.record(entities, Kind.BYPASS_CODE_ANSWERED, Result.SUCCESS, subject, "");
        return new Judgement.Accepted(returnAddress.get());
    }

    private @Nullable Instant lockedUntil(EntityManager entities, SigningIn signIn) {
        return guesses.lockedUntil(accounts.get(entities, signIn.accountId()));
    }
}
