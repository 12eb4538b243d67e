package io.github.countersign.challenge;

import io.github.countersign.account.GuessLimit;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.Visitor;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has codes sent, within the limits: once automatically for a sign-in, and again when a person asks. Safe for use by many threads and
 * several nodes.
 */
@Singleton
public class CodeDispatch {

    private final Transactions transactions;
    private final ChallengeStore challenges;
    private final SendLimits limits;
    private final GuessLimit guesses;
    private final CodeMessages messages;

    @Inject
    CodeDispatch(
            Transactions transactions,
            ChallengeStore challenges,
            SendLimits limits,
            GuessLimit guesses,
            CodeMessages messages) {
        this.transactions = transactions;
        this.challenges = challenges;
        this.limits = limits;
        this.guesses = guesses;
        this.messages = messages;
    }

    /** What to send, and to whom. */
    private record Wish(Visitor visitor, Purpose purpose, PhoneNumber number, Channel channel, boolean firstOnly) {}

    /** What the limits say about a request to send. */
    private sealed interface Reservation {}

    private record Reserved(
            Challenge challenge, Send send, @Nullable Instant sentBefore) implements Reservation {}

    private record Refused(SendResult why) implements Reservation {}

    /**
     * Sends the code unless a send was already tried for this sign-in, with any result and at any time. Opening or reloading a page never
     * sends a second message, even if the code has expired or was used up.
     */
    public SendResult sendFirst(SigningIn signIn, PhoneNumber number, Channel channel) {
        return send(new Wish(signIn, signIn.purpose(), number, channel, true));
    }

    /** Sends the code again while it is valid, otherwise a new one. A different number gets a new code too. */
    public SendResult send(Visitor visitor, Purpose purpose, PhoneNumber number, Channel channel) {
        return send(new Wish(visitor, purpose, number, channel, false));
    }

    /**
     * Decides on the send and reserves it in one transaction, asks the provider outside any transaction, and notes the result in a second
     * one.
     */
    private SendResult send(Wish wish) {
        if (wish.visitor() instanceof SigningIn signIn && signIn.completed()) {
            return new SendResult.Gone();
        }
        if (!messages.mayGoTo(wish.number())) {
            return new SendResult.Failed(Advice.NUMBER_NOT_VALID);
        }
        Reservation reservation = transactions.run(work -> reserve(work, wish));
        if (reservation instanceof Refused refused) {
            return refused.why();
        }
        Reserved reserved = (Reserved) reservation;
        Delivery delivery =
                messages.send(wish.visitor(), wish.number(), wish.channel(), challenges.code(reserved.challenge()));
        return transactions.by(wish.visitor().acting(), work -> note(work, wish.channel(), reserved, delivery));
    }

    private Reservation reserve(Work work, Wish wish) {
        limits.lock(work);
        Instant locked = guesses.lockedUntil(work, wish.visitor().accountId());
        if (locked != null) {
            return new Refused(new SendResult.Locked(locked));
        }
        SendLimits.Subject subject = limits.subject(wish.visitor(), wish.number());
        SendLimits.Next next = limits.next(work, subject);
        if (wish.firstOnly() && challenges.wasSendTried(work, wish.visitor())) {
            return new Refused(alreadyTried(challenges.find(work, wish.visitor()), next));
        }
        Challenge challenge =
                challenges.openOrReuse(work, wish.visitor(), wish.purpose(), wish.number(), wish.channel());
        Instant sentBefore = challenge.sentAt();
        if (next.at().isAfter(work.now())) {
            return new Refused(
                    sentBefore != null && !next.byLimit()
                            ? new SendResult.TooSoon(sentBefore, next.at())
                            : new SendResult.Paused(next.at()));
        }
        challenge.sent(wish.channel(), work.now());
        return new Reserved(challenge, limits.count(work, subject, wish.channel()), sentBefore);
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

    private SendResult note(Work work, Channel channel, Reserved reserved, Delivery delivery) {
        if (delivery instanceof Delivery.Refused refused) {
            challenges.get(work, reserved.challenge().id()).refused(refused.advice(), reserved.sentBefore());
            limits.refused(work, reserved.send());
            work.auditRefused(Kind.CODE_NOT_SENT, channel + ", provider's code " + refused.providerCode());
            return new SendResult.Failed(refused.advice());
        }
        work.audit(Kind.CODE_SENT, channel.name());
        return new SendResult.Sent(channel);
    }

    /** The phone number of the visit's challenge for that purpose; empty if there is none yet. */
    public Optional<PhoneNumber> number(Visitor visitor, Purpose purpose) {
        return transactions.read(work -> challenges.find(work, visitor, purpose).map(challenges::number));
    }

    /** What is known about the visit's code for that purpose; empty if there is none yet. */
    public Optional<CodeStatus> status(Visitor visitor, Purpose purpose) {
        return transactions.read(
                work -> challenges.find(work, visitor, purpose).map(challenge -> status(work, visitor, challenge)));
    }

    private CodeStatus status(Work work, Visitor visitor, Challenge challenge) {
        PhoneNumber number = challenges.number(challenge);
        Instant locked = guesses.lockedUntil(work, visitor.accountId());
        SendLimits.Next next = limits.next(work, limits.subject(visitor, number).fromAnywhere());
        boolean canBeEntered = challenge.isOpen(work.now()) && challenge.sentAt() != null;
        return new CodeStatus(
                number.lastTwoDigits(),
                challenge.channel(),
                challenge.sentAt(),
                canBeEntered ? challenge.expiresAt() : null,
                next.at(),
                next.byLimit(),
                challenge.failure(),
                locked,
                PhoneNumberRules.canText(number));
    }

    /** What is known before the first code was requested. */
    public CodeStatus statusBeforeSending(Phone phone) {
        PhoneNumber number = phone.number();
        boolean canText = PhoneNumberRules.canText(number);
        return new CodeStatus(
                number.lastTwoDigits(), phone.channel(), null, null, transactions.now(), false, null, null, canText);
    }
}
