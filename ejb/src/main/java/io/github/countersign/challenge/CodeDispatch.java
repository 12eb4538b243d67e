package io.github.countersign.challenge;

import io.github.countersign.account.GuessLimit;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.challenge.Answer.Proved;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.limit.Limit;
import io.github.countersign.limit.SendLimits;
import io.github.countersign.limit.SendLimits.Next;
import io.github.countersign.limit.Subject;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.Visitor;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
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
    private final PhoneStore phones;
    private final CodeMessages messages;

    @Inject
    CodeDispatch(
            Transactions transactions,
            ChallengeStore challenges,
            SendLimits limits,
            GuessLimit guesses,
            PhoneStore phones,
            CodeMessages messages) {
        this.transactions = transactions;
        this.challenges = challenges;
        this.limits = limits;
        this.guesses = guesses;
        this.phones = phones;
        this.messages = messages;
    }

    /** What to send, and to whom. */
    private record Wish(Visitor visitor, Purpose purpose, PhoneNumber number, Channel channel, boolean firstOnly) {}

    /** What the limits say about a request to send. */
    private sealed interface Reservation {}

    private record Reserved(
            Challenge challenge, Subject subject, @Nullable Instant sentBefore) implements Reservation {}

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
        Reservation reservation =
                transactions.repeated(work -> reserve(work.by(wish.visitor().acting()), wish));
        if (reservation instanceof Refused refused) {
            return refused.why();
        }
        Reserved reserved = (Reserved) reservation;
        Delivery delivery =
                messages.send(wish.visitor(), wish.number(), wish.channel(), challenges.code(reserved.challenge()));
        return transactions.by(wish.visitor().acting(), work -> note(work, wish, reserved, delivery));
    }

    private Reservation reserve(Work work, Wish wish) {
        Visitor visitor = wish.visitor();
        Subject subject = limits.subject(
                visitor.accountId(),
                visitor.visit().person().practice(),
                wish.number(),
                visitor.acting().clientAddress(),
                isConfirmed(work, wish));
        SendLimits.Decision decision = limits.decide(work, subject);
        ChallengeStore.Found found = challenges.findWithAccount(work, visitor);
        Instant locked = guesses.lockedUntil(work, found.account());
        if (locked != null) {
            return new Refused(new SendResult.Locked(locked));
        }
        if (found.completed() && visitor instanceof SigningIn) {
            return new Refused(new SendResult.Gone());
        }
        Optional<Challenge> before = found.challenge();
        if (wish.firstOnly() && before.filter(Challenge::isTried).isPresent()) {
            return new Refused(alreadyTried(before.get(), work.now()));
        }
        Challenge challenge =
                challenges.openOrReuse(work, visitor, before, wish.purpose(), wish.number(), wish.channel());
        boolean known = isKnown(visitor, found);
        Next next = decision.next(known);
        if (next.at().isAfter(work.now())) {
            decision.refuse();
            return new Refused(refused(work, visitor, challenge, next));
        }
        Instant sentBefore = challenge.sentAt();
        challenge.sent(wish.channel(), work.now());
        decision.count();
        challenge.decided(work.now(), decision.ownNext(known));
        return new Reserved(challenge, subject, sentBefore);
    }

    /** Whether the code goes to the phone that the account has set up. Whoever is held asks at the expense of nobody else. */
    private boolean isConfirmed(Work work, Wish wish) {
        if (wish.visitor() instanceof SigningIn signIn && signIn.isHeld()) {
            return false;
        }
        return wish.purpose() == Purpose.VERIFY
                || phones.find(work, wish.visitor().accountId())
                        .filter(phone -> phone.number().equals(wish.number()))
                        .isPresent();
    }

    /** Whether this browser or network has proved a second factor of the account before; whoever manages just has. */
    private boolean isKnown(Visitor visitor, ChallengeStore.Found found) {
        return visitor instanceof Managing
                || found.knownBrowser()
                || limits.isKnown(found.account(), visitor.acting().clientAddress());
    }

    private SendResult refused(Work work, Visitor visitor, Challenge challenge, Next next) {
        boolean toldBefore = challenge.wasRefusedBy(next.by());
        challenge.refused(work.now(), next);
        if (next.by() != Limit.INTERVAL) {
            if (!toldBefore) {
                work.auditRefused(Kind.CODE_NOT_SENT, next.by().detail(next.at()));
            }
            work.afterCommit(() -> limits.tell(next.by(), visitor.acting().clientAddress()));
        }
        Instant sentAt = challenge.sentAt();
        return sentAt != null && next.by() == Limit.INTERVAL
                ? new SendResult.TooSoon(sentAt, next.at())
                : new SendResult.Paused(next.at(), next.by());
    }

    private static SendResult alreadyTried(Challenge challenge, Instant now) {
        Instant sentAt = challenge.sentAt();
        if (sentAt != null) {
            return new SendResult.TooSoon(sentAt, challenge.nextSendAt(now));
        }
        Advice failure = challenge.failure();
        Limit by = challenge.limitedBy();
        return failure != null
                ? new SendResult.Failed(failure)
                : new SendResult.Paused(challenge.nextSendAt(now), by == null ? Limit.INTERVAL : by);
    }

    private SendResult note(Work work, Wish wish, Reserved reserved, Delivery delivery) {
        Channel channel = wish.channel();
        Challenge challenge = reserved.challenge();
        Instant sentAt = Objects.requireNonNull(challenge.sentAt());
        if (delivery instanceof Delivery.Refused refused) {
            challenges.get(work, challenge.id()).refused(refused.advice(), reserved.sentBefore());
            limits.refused(work, reserved.subject(), sentAt);
            work.auditRefused(Kind.CODE_NOT_SENT, channel + ", provider's code " + refused.providerCode());
            return new SendResult.Failed(refused.advice());
        }
        work.audit(Kind.CODE_SENT, channel.name());
        if (delivery instanceof Delivery.Accepted accepted) {
            work.afterCommit(() -> messages.follow(accepted, wish.visitor(), channel, challenge));
            return new SendResult.Sent(channel);
        }
        challenges.unsure(work, challenge.id(), sentAt);
        return new SendResult.MaybeSent(channel);
    }

    /** The phone number of the visit's challenge for that purpose; empty if there is none yet. */
    public Optional<PhoneNumber> number(Visitor visitor, Purpose purpose) {
        return transactions.read(work -> challenges.find(work, visitor, purpose).map(challenges::number));
    }

    /** What is known about the visit's code for that purpose, by one query; empty if there is none yet. */
    public Optional<CodeStatus> status(Visitor visitor, Purpose purpose) {
        return transactions.read(work -> {
            ChallengeStore.Found found = challenges.findWithAccount(work, visitor);
            return found.challenge()
                    .filter(challenge -> challenge.purpose() == purpose)
                    .map(challenge -> status(challenge, guesses.lockedUntil(work, found.account()), work.now()));
        });
    }

    private CodeStatus status(Challenge challenge, @Nullable Instant locked, Instant now) {
        PhoneNumber number = challenges.number(challenge);
        boolean canBeEntered = challenge.isOpen(now) && challenge.sentAt() != null;
        return new CodeStatus(
                number.lastTwoDigits(),
                challenge.channel(),
                challenge.sentAt(),
                canBeEntered ? challenge.expiresAt() : null,
                challenge.nextSendAt(now),
                challenge.limitedBy(),
                challenge.failure(),
                challenge.arrival(),
                locked,
                PhoneNumberRules.canText(number));
    }

    /** What is known before the first code was requested. */
    public CodeStatus statusBeforeSending(Phone phone) {
        PhoneNumber number = phone.number();
        boolean canText = PhoneNumberRules.canText(number);
        return new CodeStatus(
                number.lastTwoDigits(),
                phone.channel(),
                null,
                null,
                transactions.now(),
                null,
                null,
                null,
                null,
                canText);
    }

    /** The sends of a set-up that was confirmed count no more for whoever else is at that client address. */
    public void confirmed(Work work, Visitor visitor, Proved proved) {
        limits.confirmed(work, proved.number(), visitor.acting().clientAddress(), proved.sends());
    }
}
