package io.github.countersign.confirmation;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.account.GuessLimit.Secret;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.confirmation.Confirmation.Refusal;
import io.github.countersign.gate.Account;
import io.github.countersign.secret.Token;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.VisitStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The confirmations. Safe for use by many threads and several nodes. */
@Singleton
public class ConfirmationStore {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final AccountStore accounts;
    private final GuessLimit guesses;
    private final VisitStore visits;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public ConfirmationStore(
            AccountStore accounts, GuessLimit guesses, VisitStore visits, AuditTrail audit, Clock clock) {
        this.accounts = accounts;
        this.guesses = guesses;
        this.visits = visits;
        this.audit = audit;
        this.clock = clock;
    }

    /** A confirmation that was opened; the token goes into the form and is not kept here. */
    record Opened(long id, String token) {

        /** Hides the token. */
        @Override
        public String toString() {
            return "Opened[" + id + "]";
        }
    }

    Opened open(EntityManager entities, Managing managing, Action action, long targetId, boolean confirmed) {
        Instant now = clock.instant();
        String token = Token.random();
        Confirmation confirmation = new Confirmation(
                Token.hash(token),
                managing.id(),
                managing.accountId(),
                action,
                targetId,
                now,
                now.plus(LIFETIME),
                confirmed ? now : null);
        entities.persist(confirmation);
        entities.flush();
        return new Opened(confirmation.id(), token);
    }

    /** The visit's confirmation of that number; empty when there is none, it was used, or its time is over. */
    Optional<Confirmation> find(EntityManager entities, Managing managing, long id) {
        return entities.createQuery(
                        "SELECT c FROM Confirmation c WHERE c.id = :id AND c.visitId = :visit"
                                + " AND c.accountId = :account AND c.usedAt IS NULL AND c.expiresAt > :now",
                        Confirmation.class)
                .setParameter("id", id)
                .setParameter("visit", managing.id())
                .setParameter("account", managing.accountId())
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst();
    }

    /** Whether that change may be made now. It still has to be {@linkplain #use used} in the transaction that makes it. */
    public boolean isConfirmed(EntityManager entities, Managing managing, long id, Action action, long targetId) {
        return visits.goesOn(entities, managing)
                && entities.createQuery("SELECT COUNT(c) FROM Confirmation c WHERE c.id = :id AND " + BOUND, Long.class)
                                .setParameter("id", id)
                                .setParameter("visit", managing.id())
                                .setParameter("account", managing.accountId())
                                .setParameter("action", action)
                                .setParameter("target", targetId)
                                .setParameter("now", clock.instant())
                                .getSingleResult()
                        == 1;
    }

    private static final String BOUND = "c.visitId = :visit AND c.accountId = :account AND c.action = :action"
            + " AND c.targetId = :target AND c.confirmedAt IS NOT NULL AND c.usedAt IS NULL AND c.expiresAt > :now";

    /**
     * Uses it up for that action and target, by one conditional update: only who changes the row may make the change, and only while
     * the visit goes on.
     */
    public boolean use(EntityManager entities, Managing managing, long id, Action action, long targetId) {
        return visits.goesOn(entities, managing)
                && entities.createQuery("UPDATE Confirmation c SET c.usedAt = :now WHERE c.id = :id AND " + BOUND)
                                .setParameter("id", id)
                                .setParameter("visit", managing.id())
                                .setParameter("account", managing.accountId())
                                .setParameter("action", action)
                                .setParameter("target", targetId)
                                .setParameter("now", clock.instant())
                                .executeUpdate()
                        == 1;
    }

    /**
     * Counts an attempt at the password before it is looked at, for the confirmation of that token, host session, browser and account.
     *
     * @return whether the password may be looked at
     */
    public boolean attemptPassword(
            EntityManager entities, String token, String state, String visitCookie, Account account) {
        Optional<Confirmation> found = open(entities, token);
        Optional<Managing> managing = found.flatMap(
                confirmation -> visits.findManaging(entities, confirmation.visitId(), state, visitCookie, account));
        if (found.isEmpty() || managing.isEmpty()) {
            return false;
        }
        boolean counted = guesses.count(entities, managing.get().accountId(), Secret.PASSWORD);
        refuse(entities, found.get(), counted ? null : Refusal.LOCKED);
        return counted;
    }

    /** Notes what became of the attempt. */
    public void passwordChecked(
            EntityManager entities, String token, String state, String visitCookie, Account account, boolean right) {
        Optional<Confirmation> found = open(entities, token);
        Optional<Managing> managing = found.flatMap(
                confirmation -> visits.findManaging(entities, confirmation.visitId(), state, visitCookie, account));
        if (found.isEmpty() || managing.isEmpty()) {
            return;
        }
        AuditTrail.Subject subject = AuditTrail.Subject.own(
                managing.get().directory(),
                managing.get().practice(),
                managing.get().name(),
                managing.get().clientAddress());
        if (right) {
            guesses.clear(entities, managing.get().accountId(), Secret.PASSWORD);
            confirm(entities, found.get().id());
            audit.record(entities, Kind.PASSWORD_ANSWERED, Result.SUCCESS, subject, "");
            return;
        }
        Instant locked = guesses.passwordsLockedUntil(
                accounts.get(entities, managing.get().accountId()));
        refuse(entities, found.get(), locked != null ? Refusal.LOCKED : Refusal.WRONG);
        audit.record(entities, Kind.PASSWORD_ANSWERED, Result.REFUSED, subject, "wrong" + GuessLimit.told(locked));
    }

    private Optional<Confirmation> open(EntityManager entities, String token) {
        return entities.createQuery(
                        "SELECT c FROM Confirmation c WHERE c.tokenHash = :hash AND c.confirmedAt IS NULL"
                                + " AND c.usedAt IS NULL AND c.expiresAt > :now",
                        Confirmation.class)
                .setParameter("hash", Token.hash(token))
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst();
    }

    /** Confirms one of a visit that goes on. */
    boolean confirm(EntityManager entities, Managing managing, long id) {
        return visits.goesOn(entities, managing) && find(entities, managing, id).isPresent() && confirm(entities, id);
    }

    private boolean confirm(EntityManager entities, long id) {
        return entities.createQuery(
                                "UPDATE Confirmation c SET c.confirmedAt = :now, c.refusal = NULL"
                                        + " WHERE c.id = :id AND c.confirmedAt IS NULL AND c.usedAt IS NULL AND c.expiresAt > :now")
                        .setParameter("now", clock.instant())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    private static void refuse(EntityManager entities, Confirmation confirmation, @Nullable Refusal refusal) {
        entities.createQuery("UPDATE Confirmation c SET c.refusal = :refusal WHERE c.id = :id")
                .setParameter("refusal", refusal)
                .setParameter("id", confirmation.id())
                .executeUpdate();
    }
}
