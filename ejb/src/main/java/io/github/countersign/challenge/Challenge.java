package io.github.countersign.challenge;

import io.github.countersign.account.AccountId;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.limit.Limit;
import io.github.countersign.limit.SendLimits.Next;
import io.github.countersign.secret.Token;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.Visitor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A code that was requested: for one visit, account, purpose and number. It is valid for ten minutes and five answers, and works once. The
 * code itself is not stored; it is derived from the row and the server key.
 */
@Entity
@Table(schema = "countersign", name = "challenge")
public class Challenge {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "visit_id")
    private long visitId;

    @Column(name = "visit_id_open")
    private @Nullable Long visitIdOpen;

    @Column(name = "account_id")
    private long accountId;

    @Enumerated(EnumType.STRING)
    private Purpose purpose = Purpose.VERIFY;

    private String nonce = "";
    private String phone = "";

    @Enumerated(EnumType.STRING)
    private Channel channel = Channel.SMS;

    @Column(name = "attempts_left")
    private int attemptsLeft;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "expires_at")
    private Instant expiresAt = Instant.EPOCH;

    @Column(name = "asked_at")
    private @Nullable Instant askedAt;

    @Column(name = "next_send_at")
    private @Nullable Instant nextSendAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "limited_by")
    private @Nullable Limit limitedBy;

    private int sends;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Advice failure;

    @Column(name = "provider_id")
    private @Nullable String providerId;

    @Enumerated(EnumType.STRING)
    private @Nullable Arrival arrival;

    @Column(name = "arrival_of")
    private @Nullable Instant arrivalOf;

    @Column(name = "consumed_at")
    private @Nullable Instant consumedAt;

    protected Challenge() {}

    Challenge(Visitor visitor, Purpose purpose, String encryptedPhone, Channel channel, int attempts) {
        this.visitId = visitor.id().value();
        this.visitIdOpen = visitId;
        this.accountId = visitor.accountId().value();
        this.purpose = purpose;
        this.nonce = Token.random();
        this.phone = encryptedPhone;
        this.channel = channel;
        this.attemptsLeft = attempts;
    }

    /** Makes it another challenge, before any code of it was sent: a visit in which nothing is sent has one row. */
    Challenge instead(Purpose otherPurpose, String encryptedPhone, Channel otherChannel) {
        this.purpose = otherPurpose;
        this.nonce = Token.random();
        this.phone = encryptedPhone;
        this.channel = otherChannel;
        return this;
    }

    /** Goes on counting the sends to the same number. */
    void replaces(Challenge earlier) {
        this.sends = earlier.sends;
    }

    Challenge lasting(Instant from, Instant until) {
        this.createdAt = from;
        this.expiresAt = until;
        return this;
    }

    boolean isOpen(Instant now) {
        return consumedAt == null && attemptsLeft > 0 && expiresAt.isAfter(now);
    }

    /** Everything that the code depends on. */
    String binding(String e164) {
        return String.join(" ", Long.toString(id), Long.toString(accountId), purpose.name(), e164, nonce);
    }

    void sent(Channel by, Instant at) {
        this.channel = by;
        this.sentAt = at;
        this.failure = null;
        this.sends++;
    }

    /** Notes what the limits said, so that the page need not ask them again. */
    void decided(Instant at, Next next) {
        this.askedAt = at;
        this.nextSendAt = next.at();
        this.limitedBy = next.by() == Limit.INTERVAL ? null : next.by();
    }

    /** A limit refused it, which from now on is what the page says. */
    void refused(Instant at, Next next) {
        decided(at, next);
        if (limitedBy != null) {
            this.failure = null;
        }
    }

    /** Whether the last request was refused by that limit. */
    boolean wasRefusedBy(Limit limit) {
        return limitedBy == limit && failure == null && !Objects.equals(askedAt, sentAt);
    }

    /** The provider refused it: there is nothing to wait for, unless a limit says so. */
    void refused(Advice advice, @Nullable Instant sentBefore) {
        this.failure = advice;
        this.sentAt = sentBefore;
        if (limitedBy == null) {
            this.nextSendAt = askedAt;
        }
    }

    void close() {
        this.visitIdOpen = null;
    }

    long id() {
        return id;
    }

    AccountId accountId() {
        return new AccountId(accountId);
    }

    Purpose purpose() {
        return purpose;
    }

    String phone() {
        return phone;
    }

    Channel channel() {
        return channel;
    }

    int attemptsLeft() {
        return attemptsLeft;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** When the code can be sent again, as far as this visit knows: not later than it was told, even if the clock has stepped back. */
    Instant nextSendAt(Instant now) {
        if (nextSendAt == null || askedAt == null) {
            return now; // a node of the release before sent it; the limits know better when they are asked
        }
        return askedAt.isAfter(now) ? now.plus(Duration.between(askedAt, nextSendAt)) : nextSendAt;
    }

    /** The limit that sets {@link #nextSendAt}; null if it is the short wait between two sends. */
    @Nullable
    Limit limitedBy() {
        return limitedBy;
    }

    /** How many codes were sent to its number in this visit, by this challenge and those that it replaced. */
    int sends() {
        return sends;
    }

    /** Whether a send was ever tried, with any result, by this challenge or one that it replaced. */
    boolean isTried() {
        return sends > 0 || sentAt != null || failure != null;
    }

    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    @Nullable
    Advice failure() {
        return failure;
    }

    /** What is known of the message that was last sent besides that; null if nothing is. */
    @Nullable
    Arrival arrival() {
        return sentAt != null && sentAt.equals(arrivalOf) ? arrival : null;
    }
}
