package io.github.countersign.confirmation;

import io.github.countersign.account.GuessLimit;
import io.github.countersign.account.GuessLimit.Secret;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.confirmation.Confirmation.Refusal;
import io.github.countersign.secret.Token;
import io.github.countersign.visit.HostSession;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The confirmations. Safe for use by many threads and several nodes. */
@Singleton
public class ConfirmationStore {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /** The proof that a change may be made now. */
    private static final String CONFIRMED = "c.id = :id AND c.visitId = :visit AND c.accountId = :account"
            + " AND c.action = :action AND c.targetId = :target"
            + " AND c.confirmedAt IS NOT NULL AND c.usedAt IS NULL AND c.expiresAt > :now";

    private final GuessLimit guesses;
    private final VisitStore visits;

    @Inject
    ConfirmationStore(GuessLimit guesses, VisitStore visits) {
        this.guesses = guesses;
        this.visits = visits;
    }

    /** A confirmation that was opened. The token goes into the form and is not kept here. */
    record Opened(ConfirmationId id, String token) {

        /** Hides the token. */
        @Override
        public String toString() {
            return "Opened[" + id + "]";
        }
    }

    Opened open(Work work, Managing managing, About about, boolean confirmed) {
        Instant now = work.now();
        String token = Token.random();
        Confirmation confirmation =
                new Confirmation(Token.hash(token), managing, about, now, now.plus(LIFETIME), confirmed ? now : null);
        work.persist(confirmation);
        work.flush();
        return new Opened(confirmation.id(), token);
    }

    /** The visit's confirmation with that id; empty if there is none, or if it was used or has expired. */
    Optional<Confirmation> find(Work work, Managing managing, ConfirmationId id) {
        return work.query(
                        "SELECT c FROM Confirmation c WHERE c.id = :id AND c.visitId = :visit"
                                + " AND c.accountId = :account AND c.usedAt IS NULL AND c.expiresAt > :now",
                        Confirmation.class)
                .setParameter("id", id.value())
                .setParameter("visit", managing.id().value())
                .setParameter("account", managing.accountId().value())
                .setParameter("now", work.now())
                .getResultStream()
                .findFirst();
    }

    /** Whether that change may be made now. It still has to be {@linkplain #use used} in the transaction that makes it. */
    public boolean isConfirmed(Work work, Managing managing, ConfirmationId id, About about) {
        String count = "SELECT COUNT(c) FROM Confirmation c WHERE " + CONFIRMED;
        return visits.goesOn(work, managing)
                && (Long) bound(work, work.query(count, Long.class), managing, id, about)
                                .getSingleResult()
                        == 1;
    }

    /**
     * Uses it up for that change, by one conditional update. Only the request that changes the row may make the change, and only while the
     * visit goes on.
     */
    public boolean use(Work work, Managing managing, ConfirmationId id, About about) {
        String use = "UPDATE Confirmation c SET c.usedAt = :now WHERE " + CONFIRMED;
        return visits.goesOn(work, managing)
                && bound(work, work.change(use), managing, id, about).executeUpdate() == 1;
    }

    private static Query bound(Work work, Query query, Managing managing, ConfirmationId id, About about) {
        return query.setParameter("id", id.value())
                .setParameter("visit", managing.id().value())
                .setParameter("account", managing.accountId().value())
                .setParameter("action", about.action())
                .setParameter("target", about.target().value())
                .setParameter("now", work.now());
    }

    /**
     * Counts an attempt at the password before the password is checked, for the confirmation with that token, host session, browser and
     * account.
     *
     * @return whether the password may be checked
     */
    public boolean attemptPassword(Work work, String token, HostSession session) {
        Optional<Open> open = open(work, token, session);
        if (open.isEmpty()) {
            return false;
        }
        boolean counted = guesses.count(work, open.get().managing().accountId(), Secret.PASSWORD);
        refuse(work, open.get().id(), counted ? null : Refusal.LOCKED);
        return counted;
    }

    /** Notes the result of the attempt. */
    public void passwordChecked(Work work, String token, HostSession session, boolean right) {
        open(work, token, session).ifPresent(open -> {
            Managing managing = open.managing();
            if (right) {
                guesses.clear(work, managing.accountId(), Secret.PASSWORD);
                confirm(work, open.id());
                work.by(managing.acting()).audit(Kind.PASSWORD_ANSWERED, "");
            } else {
                Instant locked = guesses.lockedUntil(work, managing.accountId(), Secret.PASSWORD);
                refuse(work, open.id(), locked != null ? Refusal.LOCKED : Refusal.WRONG);
                work.by(managing.acting()).auditRefused(Kind.PASSWORD_ANSWERED, "wrong" + GuessLimit.told(locked));
            }
        });
    }

    /** A confirmation that is waiting, and the person who has to confirm. */
    private record Open(ConfirmationId id, Managing managing) {}

    private Optional<Open> open(Work work, String token, HostSession session) {
        return work.query(
                        "SELECT c FROM Confirmation c WHERE c.tokenHash = :hash AND c.confirmedAt IS NULL"
                                + " AND c.usedAt IS NULL AND c.expiresAt > :now",
                        Confirmation.class)
                .setParameter("hash", Token.hash(token))
                .setParameter("now", work.now())
                .getResultStream()
                .findFirst()
                .flatMap(found -> visits.findManaging(work, found.visitId(), session)
                        .map(managing -> new Open(found.id(), managing)));
    }

    /** Confirms the change if the visit goes on. */
    boolean confirm(Work work, Managing managing, ConfirmationId id) {
        return visits.goesOn(work, managing) && find(work, managing, id).isPresent() && confirm(work, id);
    }

    private static boolean confirm(Work work, ConfirmationId id) {
        return work.change(
                                "UPDATE Confirmation c SET c.confirmedAt = :now, c.refusal = NULL"
                                        + " WHERE c.id = :id AND c.confirmedAt IS NULL AND c.usedAt IS NULL AND c.expiresAt > :now")
                        .setParameter("now", work.now())
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    private static void refuse(Work work, ConfirmationId id, @Nullable Refusal refusal) {
        work.change("UPDATE Confirmation c SET c.refusal = :refusal WHERE c.id = :id")
                .setParameter("refusal", refusal)
                .setParameter("id", id.value())
                .executeUpdate();
    }
}
