package io.github.countersign.challenge;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.VerificationCode;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.visit.Visitor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** Judges the answers to challenges, for a sign-in and a set-up alike. Safe for use by many threads and several nodes. */
@Singleton
public class ChallengeService {

    private final Database database;
    private final ChallengeStore challenges;
    private final AccountStore accounts;
    private final PracticeStore practices;
    private final GuessLimit guesses;
    private final VisitStore visits;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    ChallengeService(
            Database database,
            ChallengeStore challenges,
            AccountStore accounts,
            PracticeStore practices,
            GuessLimit guesses,
            VisitStore visits,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.challenges = challenges;
        this.accounts = accounts;
        this.practices = practices;
        this.guesses = guesses;
        this.visits = visits;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Judges the answer that completes a sign-in. The guess is counted and committed before it is looked at; a right one is consumed
     * by one conditional update, in one transaction with what follows from it.
     *
     * @param proved what to do in that transaction, with the number that was proved and the channel that it was proved by; when
     *     it returns false, nothing was answered nor completed
     */
    public Answer answer(
            SigningIn signIn,
            String typed,
            boolean remember,
            String clientAddress,
            BiPredicate<EntityManager, Proof> proved) {
        return judge(signIn, signIn.purpose(), typed, clientAddress, (entities, proof) -> {
            Optional<String> returnAddress = visits.complete(entities, signIn, remember);
            return returnAddress.isPresent() && proved.test(entities, proof)
                    ? new Answer.Accepted(returnAddress.get())
                    : new Answer.Gone();
        });
    }

    /**
     * Judges the answer of somebody who manages, in the same way.
     *
     * @param purpose what the code was sent for
     * @param proved what follows from a right answer, in one transaction with it; {@link Answer.Gone} takes everything back
     */
    public Answer answer(
            Managing managing,
            Purpose purpose,
            String typed,
            String clientAddress,
            BiFunction<EntityManager, Proof, Answer> proved) {
        return judge(managing, purpose, typed, clientAddress, proved);
    }

    private Answer judge(
            Visitor visitor,
            Purpose purpose,
            String typed,
            String clientAddress,
            BiFunction<EntityManager, Proof, Answer> proved) {
        TypedCode typedCode = TypedCode.of(typed);
        Optional<VerificationCode> code = typedCode.code();
        if (code.isEmpty()) {
            return new Answer.Malformed(typedCode.digits().length(), typedCode.otherCharacters());
        }
        Answer[] refusal = new Answer[1];
        Challenge challenge = database.transaction(entities -> {
            if (!guesses.count(entities, visitor.accountId())) {
                refusal[0] = locked(entities, visitor);
                return null;
            }
            if (!challenges.countAttempt(entities, visitor, purpose)) {
                entities.getTransaction().setRollbackOnly();
                refusal[0] = challenges
                                .find(entities, visitor, purpose)
                                .filter(found -> found.attemptsLeft() <= 0)
                                .isPresent()
                        ? new Answer.UsedUp()
                        : new Answer.Expired();
                return null;
            }
            return challenges.find(entities, visitor, purpose).orElse(null);
        });
        if (challenge == null) {
            return refusal[0] == null ? new Answer.Gone() : refusal[0];
        }
        PhoneNumber number = challenges.number(challenge);
        if (!challenges.code(challenge).matches(code.get())) {
            return wrong(visitor, challenge, clientAddress);
        }
        return database.transaction(entities -> accept(entities, visitor, challenge, number, clientAddress, proved));
    }

    private AuditTrail.Subject subject(EntityManager entities, Visitor visitor, String clientAddress) {
        KnownAccount account = accounts.get(entities, visitor.accountId());
        String practice = practices.get(entities, account.practiceId()).name();
        return AuditTrail.Subject.own(account.directory(), practice, account.name(), clientAddress);
    }

    private Answer locked(EntityManager entities, Visitor visitor) {
        Instant until = guesses.lockedUntil(accounts.get(entities, visitor.accountId()));
        return new Answer.Locked(until == null ? clock.instant() : until);
    }

    private Answer wrong(Visitor visitor, Challenge challenge, String clientAddress) {
        return database.transaction(entities -> {
            AuditTrail.Subject subject = subject(entities, visitor, clientAddress);
            int left = challenge.attemptsLeft();
            Instant locked = guesses.lockedUntil(accounts.get(entities, visitor.accountId()));
            String detail = "wrong, " + left + " tries left" + GuessLimit.told(locked);
            audit.record(entities, Kind.CODE_ANSWERED, Result.REFUSED, subject, detail);
            if (locked != null) {
                return new Answer.Locked(locked);
            }
            return left > 0 ? new Answer.Wrong(left) : new Answer.UsedUp();
        });
    }

    private Answer accept(
            EntityManager entities,
            Visitor visitor,
            Challenge challenge,
            PhoneNumber number,
            String clientAddress,
            BiFunction<EntityManager, Proof, Answer> proved) {
        accounts.lock(entities, visitor.accountId());
        if (!challenges.consume(entities, challenge.id())) {
            return new Answer.Expired();
        }
        AuditTrail.Subject subject = subject(entities, visitor, clientAddress);
        Answer answer = proved.apply(entities, new Proof(number, challenge.channel(), subject));
        if (answer instanceof Answer.Gone) {
            entities.getTransaction().setRollbackOnly();
            return answer;
        }
        guesses.clear(entities, visitor.accountId());
        audit.record(
                entities,
                Kind.CODE_ANSWERED,
                Result.SUCCESS,
                subject,
                challenge.purpose().name());
        return answer;
    }

    /** A number that was proved by its code. */
    public record Proof(PhoneNumber number, Channel channel, AuditTrail.Subject subject) {}
}
