package io.github.countersign.handoff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A single-use ticket, stored as its hash. Using it deletes the row. */
@Entity
@Table(schema = "countersign", name = "ticket")
public class Ticket {

    /** Where it is good. */
    enum Kind {
        /** From the guarded application to the module's pages. */
        HANDOFF,
        /** From the module's pages back to the guarded application. */
        COMPLETION
    }

    @Id
    private String hash = "";

    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.HANDOFF;

    @Column(name = "handoff_id")
    private long handoffId;

    @Column(name = "expires_at")
    private Instant expiresAt = Instant.EPOCH;

    protected Ticket() {}

    Ticket(String hash, Kind kind, long handoffId, Instant expiresAt) {
        this.hash = hash;
        this.kind = kind;
        this.handoffId = handoffId;
        this.expiresAt = expiresAt;
    }
}
