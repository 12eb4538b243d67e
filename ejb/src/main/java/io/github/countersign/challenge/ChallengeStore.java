package io.github.countersign.challenge;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.VerificationCode;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.settings.Settings;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.Visitor;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The challenges. Each visit has at most one open challenge. */
@Singleton
class ChallengeStore {

    private final KeyRing keys;
    private final Duration lifetime;
    private final int attempts;

    @Inject
    ChallengeStore(KeyRing keys, Settings settings) {
        this.keys = keys;
        this.lifetime = settings.codeLifetime();
        this.attempts = settings.attempts();
    }

    /** The visit's challenge, even if its code can no longer be entered. */
    Optional<Challenge> find(Work work, Visitor visitor) {
        return work.query("SELECT c FROM Challenge c WHERE c.visitIdOpen = :visit", Challenge.class)
                .setParameter("visit", visitor.id().value())
                .getResultStream()
                .findFirst();
    }

    /** The same, if it has that purpose. */
    Optional<Challenge> find(Work work, Visitor visitor, Purpose purpose) {
        return find(work, visitor).filter(challenge -> challenge.purpose() == purpose);
    }

    /**
     * The visitor's account, and the visit's challenge, by one query.
     *
     * @param completed whether the sign-in was completed in the meantime
     * @param knownBrowser whether the visit's browser was once remembered for the account
     */
    record Found(KnownAccount account, boolean completed, boolean knownBrowser, Optional<Challenge> challenge) {}

    Found findWithAccount(Work work, Visitor visitor) {
        Object[] found = work.query(
                        "SELECT a, v.completedAt, v.knownBrowser, c FROM KnownAccount a LEFT JOIN Challenge c"
                                + " ON c.visitIdOpen = :visit, Visit v WHERE a.id = :account AND v.id = :visit",
                        Object[].class)
                .setParameter("visit", visitor.id().value())
                .setParameter("account", visitor.accountId().value())
                .getSingleResult();
        return new Found((KnownAccount) found[0], found[1] != null, (Boolean) found[2], Optional.ofNullable((Challenge)
                found[3]));
    }

    Challenge get(Work work, long id) {
        return Objects.requireNonNull(work.find(Challenge.class, id), "challenge");
    }

    /** The visit's challenge if its code is valid for that purpose and number, otherwise a new one that replaces it. */
    Challenge openOrReuse(
            Work work,
            Visitor visitor,
            Optional<Challenge> open,
            Purpose purpose,
            PhoneNumber number,
            Channel channel) {
        Instant now = work.now();
        if (open.isPresent()) {
            if (open.get().isOpen(now)
                    && open.get().purpose() == purpose
                    && number(open.get()).equals(number)) {
                return open.get();
            }
            if (!open.get().isTried()) {
                return open.get()
                        .instead(purpose, encrypted(visitor, number), channel)
                        .lasting(now, now.plus(lifetime));
            }
            open.get().close();
            work.flush();
        }
        Challenge challenge = new Challenge(visitor, purpose, encrypted(visitor, number), channel, attempts)
                .lasting(now, now.plus(lifetime));
        open.filter(replaced -> number(replaced).equals(number)).ifPresent(challenge::replaces);
        work.persist(challenge);
        return challenge;
    }

    private String encrypted(Visitor visitor, PhoneNumber number) {
        return keys.encrypt(number.e164(), context(visitor.accountId()));
    }

    PhoneNumber number(Challenge challenge) {
        return new PhoneNumber(keys.decrypt(challenge.phone(), context(challenge.accountId())));
    }

    /** A change of the server key changes no code that is on its way: it goes by the key under which the challenge was written. */
    VerificationCode code(Challenge challenge) {
        String binding = challenge.binding(number(challenge).e164());
        return new VerificationCode(keys.of(challenge.phone()).eightDigits(binding));
    }

    /** Notes that it is not known whether the message of that time was sent. */
    void unsure(Work work, long id, Instant sentAt) {
        work.change("UPDATE Challenge c SET c.arrival = :unsure, c.arrivalOf = c.sentAt"
                        + " WHERE c.id = :id AND c.sentAt = :sentAt")
                .setParameter("unsure", Arrival.UNSURE)
                .setParameter("id", id)
                .setParameter("sentAt", sentAt)
                .executeUpdate();
    }

    /** Notes that the message of that time did not arrive; false if another one was sent since, which counts alone. */
    boolean notArrived(Work work, long id, Instant sentAt, String providerId, Advice advice) {
        return work.change("UPDATE Challenge c SET c.arrival = :failed, c.arrivalOf = c.sentAt, c.failure = :advice,"
                                + " c.providerId = :provider"
                                + " WHERE c.id = :id AND c.sentAt = :sentAt AND c.consumedAt IS NULL")
                        .setParameter("failed", Arrival.FAILED)
                        .setParameter("advice", advice)
                        .setParameter("provider", providerId)
                        .setParameter("id", id)
                        .setParameter("sentAt", sentAt)
                        .executeUpdate()
                == 1;
    }

    /** Takes one attempt from the challenge by one conditional update; false if none is left or the challenge has expired. */
    boolean countAttempt(Work work, Visitor visitor, Purpose purpose) {
        return work.change("UPDATE Challenge c SET c.attemptsLeft = c.attemptsLeft - 1"
                                + " WHERE c.visitIdOpen = :visit AND c.purpose = :purpose AND c.attemptsLeft > 0"
                                + " AND c.consumedAt IS NULL AND c.sentAt IS NOT NULL AND c.expiresAt > :now")
                        .setParameter("visit", visitor.id().value())
                        .setParameter("purpose", purpose)
                        .setParameter("now", work.now())
                        .executeUpdate()
                == 1;
    }

    /** Uses up the challenge by one conditional update; only the request that changes the row has answered it. */
    boolean consume(Work work, long id) {
        return work.change("UPDATE Challenge c SET c.consumedAt = :now, c.visitIdOpen = NULL"
                                + " WHERE c.id = :id AND c.visitIdOpen IS NOT NULL AND c.consumedAt IS NULL"
                                + " AND c.expiresAt > :now")
                        .setParameter("now", work.now())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    private static String context(AccountId accountId) {
        return "challenge of account " + accountId.value();
    }
}
