package io.github.countersign.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A single-use ticket, stored as its hash. Using it deletes the row. */
@Entity
@Table(schema = "countersign", name = "ticket")
public class Ticket {

    /** The direction in which a ticket works. */
    enum Kind {
        /** From the guarded application to the module's pages. */
        IN,
        /** From the module's pages back to the guarded application. */
        BACK
    }

    @Id
    private String hash = "";

    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.IN;

    @Column(name = "visit_id")
    private long visitId;

    @Column(name = "expires_at")
    private Instant expiresAt = Instant.EPOCH;

    /** What the ticket was derived from, together with secrets that are not in the database. */
    private @Nullable String nonce;

    protected Ticket() {}

    Ticket(String hash, Kind kind, VisitId visitId, Instant expiresAt, @Nullable String nonce) {
        this.hash = hash;
        this.kind = kind;
        this.visitId = visitId.value();
        this.expiresAt = expiresAt;
        this.nonce = nonce;
    }
}
