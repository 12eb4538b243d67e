package io.github.countersign.confirmation;

import io.github.countersign.account.AccountId;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.VisitId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change that somebody wants to make and has to confirm: for one visit, action and target, once. */
@Entity
@Table(schema = "countersign", name = "confirmation")
public class Confirmation {

    /** Why it is not confirmed yet. */
    enum Refusal {
        WRONG,
        LOCKED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "token_hash")
    private String tokenHash = "";

    @Column(name = "visit_id")
    private long visitId;

    @Column(name = "account_id")
    private long accountId;

    @Enumerated(EnumType.STRING)
    private Action action = Action.TURN_OFF;

    @Column(name = "target_id")
    private long targetId;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "expires_at")
    private Instant expiresAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    private @Nullable Refusal refusal;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    protected Confirmation() {}

    Confirmation(
            String tokenHash,
            Managing managing,
            About about,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant confirmedAt) {
        this.tokenHash = tokenHash;
        this.visitId = managing.id().value();
        this.accountId = managing.accountId().value();
        this.action = about.action();
        this.targetId = about.target().value();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
        this.confirmedAt = confirmedAt;
    }

    ConfirmationId id() {
        return new ConfirmationId(id);
    }

    VisitId visitId() {
        return new VisitId(visitId);
    }

    About about() {
        return new About(action, new AccountId(targetId));
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }
}
