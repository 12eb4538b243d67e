package io.github.countersign.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** Something that the pages keep from one request of a visit to the next, encrypted. */
@Entity
@Table(schema = "countersign", name = "drawer")
@IdClass(Drawer.Key.class)
public class Drawer {

    @Id
    @Column(name = "visit_id")
    private long visitId;

    @Id
    private String name = "";

    private String content = "";

    @Column(name = "kept_at")
    private Instant keptAt = Instant.EPOCH;

    protected Drawer() {}

    Drawer(VisitId visitId, String name, String content, Instant keptAt) {
        this.visitId = visitId.value();
        this.name = name;
        this.content = content;
        this.keptAt = keptAt;
    }

    String name() {
        return name;
    }

    String content() {
        return content;
    }

    /** The identity of a drawer. */
    public record Key(long visitId, String name) {}
}
