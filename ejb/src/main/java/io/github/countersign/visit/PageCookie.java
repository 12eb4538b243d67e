package io.github.countersign.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The cookie with which a browser comes back to its visit, stored as its hash. */
@Entity
@Table(schema = "countersign", name = "page_cookie")
public class PageCookie {

    @Id
    private String hash = "";

    @Column(name = "visit_id")
    private long visitId;

    @Column(name = "issued_at")
    private Instant issuedAt = Instant.EPOCH;

    protected PageCookie() {}

    PageCookie(String hash, VisitId visitId, Instant issuedAt) {
        this.hash = hash;
        this.visitId = visitId.value();
        this.issuedAt = issuedAt;
    }
}
