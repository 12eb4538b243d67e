package io.github.countersign.challenge;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.CodeMessage;
import io.github.countersign.delivery.CodeSender;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.delivery.PhoneReading;
import io.github.countersign.delivery.VerificationCode;
import io.github.countersign.handoff.HandoffStore;
import io.github.countersign.handoff.PendingSignIn;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.settings.Settings;
import io.github.countersign.store.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Sends codes and judges answers, for a sign-in and a set-up alike. Safe for use by many threads and several nodes. */
@Singleton
public class ChallengeService {

    /** A number in E.164 format needs no region to be understood. */
    private static final String ANY_REGION = "ZZ";

    private final Database database;
    private final ChallengeStore challenges;
    private final SendLimits limits;
    private final AccountStore accounts;
    private final PracticeStore practices;
    private final GuessLimit guesses;
    private final HandoffStore handoffs;
    private final AuditTrail audit;
    private final CodeSender sender;
    private final PhoneNumberRules numbers;
    private final KeyRing keys;
    private final Settings settings;
    private final Clock clock;

    @Inject
    ChallengeService(
            Database database,
            ChallengeStore challenges,
            SendLimits limits,
            AccountStore accounts,
            PracticeStore practices,
            GuessLimit guesses,
            HandoffStore handoffs,
            AuditTrail audit,
            CodeSender sender,
            PhoneNumberRules numbers,
            KeyRing keys,
            Settings settings,
            Clock clock) {
        this.database = database;
        this.challenges = challenges;
        this.limits = limits;
        this.accounts = accounts;
        this.practices = practices;
        this.guesses = guesses;
        this.handoffs = handoffs;
        this.audit = audit;
        this.sender = sender;
        this.numbers = numbers;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    private record Reserved(
            Challenge challenge, Send send, @Nullable Instant sentBefore) {}

    /** Sends the code unless a send was tried for this sign-in already. */
    public SendResult sendFirst(PendingSignIn signIn, PhoneNumber number, Channel channel, String clientAddress) {
        return send(signIn, number, channel, clientAddress, true);
    }

    /** Sends the code again while it is good, else a new one; a number other than before makes a new one too. */
    public SendResult send(PendingSignIn signIn, PhoneNumber number, Channel channel, String clientAddress) {
        return send(signIn, number, channel, clientAddress, false);
    }

    /**
     * Decides and reserves the send in one transaction, asks the provider outside of any, and notes what became of it in a
     * second one.
     */
    private SendResult send(
            PendingSignIn signIn, PhoneNumber number, Channel channel, String clientAddress, boolean firstOnly) {
        if (!(numbers.read(ANY_REGION, number.e164()) instanceof PhoneReading.Usable)) {
            return new SendResult.Failed(Advice.NUMBER_NOT_VALID);
        }
        SendResult[] refusal = new SendResult[1];
        Reserved reserved = database.transaction(entities -> {
            limits.lock(entities);
            KnownAccount account = accounts.get(entities, signIn.accountId());
            Instant locked = guesses.lockedUntil(account);
            if (locked != null) {
                refusal[0] = new SendResult.Locked(locked);
                return null;
            }
            Challenge challenge = challenges.openOrReuse(entities, signIn, number, channel);
            if (firstOnly && challenge.wasTried()) {
                refusal[0] = alreadyTried(entities, challenge, subject(account, number, clientAddress));
                return null;
            }
            SendLimits.Subject subject = subject(account, number, clientAddress);
            SendLimits.Next next = limits.next(entities, subject);
            if (next.at().isAfter(clock.instant())) {
                Instant sentAt = challenge.sentAt();
                refusal[0] = sentAt != null && !next.byLimit()
                        ? new SendResult.TooSoon(sentAt, next.at())
                        : new SendResult.Paused(next.at());
                return null;
            }
            Instant sentBefore = challenge.sentAt();
            challenge.sent(channel, clock.instant());
            return new Reserved(challenge, limits.count(entities, subject, channel), sentBefore);
        });
        if (reserved == null) {
            return refusal[0];
        }
        Delivery delivery = sender.send(new CodeMessage(
                number,
                channel,
                code(reserved.challenge(), number),
                signIn.practiceName(),
                settings.originHost(),
                Locale.forLanguageTag(signIn.locale())));
        return note(signIn, reserved, channel, clientAddress, delivery);
    }

    private SendResult alreadyTried(EntityManager entities, Challenge challenge, SendLimits.Subject subject) {
        Instant sentAt = challenge.sentAt();
        if (sentAt != null) {
            return new SendResult.TooSoon(sentAt, limits.next(entities, subject).at());
        }
        return new SendResult.Failed(Objects.requireNonNull(challenge.failure()));
    }

    private SendResult note(
            PendingSignIn signIn, Reserved reserved, Channel channel, String clientAddress, Delivery delivery) {
        return database.transaction(entities -> {
            AuditTrail.Subject subject = auditSubject(entities, signIn.accountId(), clientAddress);
            if (delivery instanceof Delivery.Refused refused) {
                challenges.get(entities, reserved.challenge().id()).refused(refused.advice(), reserved.sentBefore());
                limits.refused(entities, reserved.send());
                String why = channel + ", provider's code " + refused.providerCode();
                audit.record(entities, Kind.CODE_NOT_SENT, Result.REFUSED, subject, why);
                return new SendResult.Failed(refused.advice());
            }
            audit.record(entities, Kind.CODE_SENT, Result.SUCCESS, subject, channel.name());
            return new SendResult.Sent(channel);
        });
    }

    private SendLimits.Subject subject(KnownAccount account, PhoneNumber number, String clientAddress) {
        String phoneHash = keys.current().phoneHash(number.e164());
        return new SendLimits.Subject(account.id(), account.practiceId(), phoneHash, clientAddress);
    }

    private AuditTrail.Subject auditSubject(EntityManager entities, long accountId, String clientAddress) {
        KnownAccount account = accounts.get(entities, accountId);
        String practice = practices.get(entities, account.practiceId()).name();
        return new AuditTrail.Subject(account.directory(), practice, account.name(), account.name(), clientAddress);
    }

    private VerificationCode code(Challenge challenge, PhoneNumber number) {
        return new VerificationCode(keys.current().eightDigits(challenge.binding(number.e164())));
    }

    /** The number of the sign-in's challenge; empty when there is none yet. */
    public Optional<PhoneNumber> number(PendingSignIn signIn) {
        return database.read(entities -> challenges.find(entities, signIn).map(challenges::number));
    }

    /** What is known of the sign-in's code; empty when there is none yet. */
    public Optional<CodeStatus> status(PendingSignIn signIn) {
        return database.read(entities -> challenges.find(entities, signIn).map(challenge -> {
            PhoneNumber number = challenges.number(challenge);
            KnownAccount account = accounts.get(entities, signIn.accountId());
            SendLimits.Next next = limits.next(entities, subject(account, number, ""));
            boolean open = challenge.isOpen(clock.instant());
            return new CodeStatus(
                    number.lastTwoDigits(),
                    challenge.channel(),
                    challenge.sentAt(),
                    open && challenge.sentAt() != null ? challenge.expiresAt() : null,
                    next.at(),
                    next.byLimit(),
                    challenge.failure(),
                    guesses.lockedUntil(account),
                    PhoneNumberRules.canText(number));
        }));
    }

    /** What is known before a code was ever asked for. */
    public CodeStatus statusBeforeSending(Phone phone) {
        PhoneNumber number = phone.number();
        boolean canText = PhoneNumberRules.canText(number);
        return new CodeStatus(
                number.lastTwoDigits(), phone.channel(), null, null, clock.instant(), false, null, null, canText);
    }

    /**
     * Judges an answer. The guess is counted and committed before it is looked at; a right one is consumed by one conditional
     * update, in one transaction with what follows from it.
     *
     * @param proved what to do in that transaction, with the number that was proved and the channel that it was proved by
     */
    public Answer answer(
            PendingSignIn signIn,
            String typed,
            boolean remember,
            String clientAddress,
            BiConsumer<EntityManager, Proof> proved) {
        TypedCode typedCode = TypedCode.of(typed);
        Optional<VerificationCode> code = typedCode.code();
        if (code.isEmpty()) {
            return new Answer.Malformed(typedCode.digits().length(), typedCode.otherCharacters());
        }
        Answer[] refusal = new Answer[1];
        Challenge challenge = database.transaction(entities -> {
            if (!guesses.count(entities, signIn.accountId())) {
                refusal[0] = locked(entities, signIn);
                return null;
            }
            if (!challenges.countAttempt(entities, signIn)) {
                entities.getTransaction().setRollbackOnly();
                refusal[0] = challenges
                                .find(entities, signIn)
                                .filter(found -> found.attemptsLeft() <= 0)
                                .isPresent()
                        ? new Answer.UsedUp()
                        : new Answer.Expired();
                return null;
            }
            return challenges.find(entities, signIn).orElse(null);
        });
        if (challenge == null) {
            return refusal[0] == null ? new Answer.Gone() : refusal[0];
        }
        PhoneNumber number = challenges.number(challenge);
        if (!code(challenge, number).matches(code.get())) {
            return wrong(signIn, challenge, clientAddress);
        }
        return database.transaction(
                entities -> accept(entities, signIn, challenge, number, remember, clientAddress, proved));
    }

    private Answer locked(EntityManager entities, PendingSignIn signIn) {
        Instant until = guesses.lockedUntil(accounts.get(entities, signIn.accountId()));
        return new Answer.Locked(until == null ? clock.instant() : until);
    }

    private Answer wrong(PendingSignIn signIn, Challenge challenge, String clientAddress) {
        return database.transaction(entities -> {
            AuditTrail.Subject subject = auditSubject(entities, signIn.accountId(), clientAddress);
            int left = challenge.attemptsLeft();
            audit.record(entities, Kind.CODE_ANSWERED, Result.REFUSED, subject, "wrong, " + left + " tries left");
            Instant locked = guesses.lockedUntil(accounts.get(entities, signIn.accountId()));
            if (locked != null) {
                return new Answer.Locked(locked);
            }
            return left > 0 ? new Answer.Wrong(left) : new Answer.UsedUp();
        });
    }

    private Answer accept(
            EntityManager entities,
            PendingSignIn signIn,
            Challenge challenge,
            PhoneNumber number,
            boolean remember,
            String clientAddress,
            BiConsumer<EntityManager, Proof> proved) {
        if (!challenges.consume(entities, challenge.id())) {
            return new Answer.Expired();
        }
        Optional<String> returnAddress = handoffs.complete(entities, signIn, remember);
        if (returnAddress.isEmpty()) {
            entities.getTransaction().setRollbackOnly();
            return new Answer.Gone();
        }
        guesses.clear(entities, signIn.accountId());
        AuditTrail.Subject subject = auditSubject(entities, signIn.accountId(), clientAddress);
        audit.record(
                entities,
                Kind.CODE_ANSWERED,
                Result.SUCCESS,
                subject,
                signIn.purpose().name());
        proved.accept(entities, new Proof(number, challenge.channel(), subject));
        return new Answer.Accepted(returnAddress.get());
    }

    /** A number that was proved by its code. */
    public record Proof(PhoneNumber number, Channel channel, AuditTrail.Subject subject) {}
}
