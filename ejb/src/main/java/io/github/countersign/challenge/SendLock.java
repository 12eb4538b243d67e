package io.github.countersign.challenge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one row that is locked while the service decides about a send. */
@Entity
@Table(schema = "countersign", name = "send_lock")
public class SendLock {

    @Id
    private short id;

    @Column(name = "taken_at")
    private Instant takenAt = Instant.EPOCH;

    protected SendLock() {}
}
