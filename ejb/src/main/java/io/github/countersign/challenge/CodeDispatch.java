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
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.settings.Settings;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.Visitor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has codes sent: once for a sign-in by itself, and again when a person asks, within the limits. Safe for use by many threads and
 * several nodes.
 */
@Singleton
public class CodeDispatch {

    /** A number in E.164 format needs no region to be understood. */
    private static final String ANY_REGION = "ZZ";

    private final Database database;
    private final ChallengeStore challenges;
    private final SendLimits limits;
    private final AccountStore accounts;
    private final PracticeStore practices;
    private final GuessLimit guesses;
    private final AuditTrail audit;
    private final CodeSender sender;
    private final PhoneNumberRules numbers;
    private final KeyRing keys;
    private final Settings settings;
    private final Clock clock;

    @Inject
    CodeDispatch(
            Database database,
            ChallengeStore challenges,
            SendLimits limits,
            AccountStore accounts,
            PracticeStore practices,
            GuessLimit guesses,
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
        this.audit = audit;
        this.sender = sender;
        this.numbers = numbers;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    private record Reserved(
            KnownAccount account,
            Challenge challenge,
            Send send,
            @Nullable Instant sentBefore) {}

    /**
     * Sends the code unless a send was tried for this sign-in already, with whatever result and however long ago: opening or
     * reloading a page never sends a second message, also when the code has expired or was used up.
     */
    public SendResult sendFirst(SigningIn signIn, PhoneNumber number, Channel channel, String clientAddress) {
        return send(signIn, signIn.purpose(), number, channel, clientAddress, true);
    }

    /** Sends the code again while it is good, else a new one; a number other than before makes a new one too. */
    public SendResult send(
            Visitor visitor, Purpose purpose, PhoneNumber number, Channel channel, String clientAddress) {
        return send(visitor, purpose, number, channel, clientAddress, false);
    }

    /**
     * Decides and reserves the send in one transaction, asks the provider outside of any, and notes what became of it in a
     * second one.
     */
    private SendResult send(
            Visitor visitor,
            Purpose purpose,
            PhoneNumber number,
            Channel channel,
            String clientAddress,
            boolean firstOnly) {
        if (visitor instanceof SigningIn signIn && signIn.completed()) {
            return new SendResult.Gone();
        }
        if (!(numbers.read(ANY_REGION, number.e164()) instanceof PhoneReading.Usable)) {
            return new SendResult.Failed(Advice.NUMBER_NOT_VALID);
        }
        SendResult[] refusal = new SendResult[1];
        Reserved reserved = database.transaction(entities -> {
            limits.lock(entities);
            KnownAccount account = accounts.get(entities, visitor.accountId());
            Instant locked = guesses.lockedUntil(account);
            if (locked != null) {
                refusal[0] = new SendResult.Locked(locked);
                return null;
            }
            SendLimits.Subject subject = subject(account, number, clientAddress);
            SendLimits.Next next = limits.next(entities, subject);
            if (firstOnly && challenges.wasSendTried(entities, visitor)) {
                refusal[0] = alreadyTried(challenges.find(entities, visitor), next);
                return null;
            }
            Challenge challenge = challenges.openOrReuse(entities, visitor, purpose, number, channel);
            if (next.at().isAfter(clock.instant())) {
                Instant sentAt = challenge.sentAt();
                refusal[0] = sentAt != null && !next.byLimit()
                        ? new SendResult.TooSoon(sentAt, next.at())
                        : new SendResult.Paused(next.at());
                return null;
            }
            Instant sentBefore = challenge.sentAt();
            challenge.sent(channel, clock.instant());
            return new Reserved(account, challenge, limits.count(entities, subject, channel), sentBefore);
        });
        if (reserved == null) {
            return refusal[0];
        }
        Delivery delivery = sender.send(new CodeMessage(
                number,
                channel,
                challenges.code(reserved.challenge()),
                visitor.practiceName(),
                settings.originHost(),
                Locale.forLanguageTag(visitor.locale())));
        return note(reserved, channel, clientAddress, delivery);
    }

    private static SendResult alreadyTried(Optional<Challenge> challenge, SendLimits.Next next) {
        if (challenge.isEmpty()) {
            return new SendResult.Gone(); // it was answered
        }
        Instant sentAt = challenge.get().sentAt();
        if (sentAt != null) {
            return new SendResult.TooSoon(sentAt, next.at());
        }
        Advice failure = challenge.get().failure();
        return failure != null ? new SendResult.Failed(failure) : new SendResult.Paused(next.at());
    }

    private SendResult note(Reserved reserved, Channel channel, String clientAddress, Delivery delivery) {
        return database.transaction(entities -> {
            KnownAccount account = reserved.account();
            String practice = practices.get(entities, account.practiceId()).name();
            AuditTrail.Subject subject =
                    AuditTrail.Subject.own(account.directory(), practice, account.name(), clientAddress);
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

    /** The number of the visit's challenge of that purpose; empty when there is none yet. */
    public Optional<PhoneNumber> number(Visitor visitor, Purpose purpose) {
        return database.read(
                entities -> challenges.find(entities, visitor, purpose).map(challenges::number));
    }

    /** What is known of the visit's code of that purpose; empty when there is none yet. */
    public Optional<CodeStatus> status(Visitor visitor, Purpose purpose) {
        return database.read(entities -> challenges
                .find(entities, visitor, purpose)
                .map(challenge -> {
                    PhoneNumber number = challenges.number(challenge);
                    KnownAccount account = accounts.get(entities, visitor.accountId());
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
}
