package io.github.countersign.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A practice of one directory, and its policy. */
@Entity
@Table(schema = "countersign", name = "practice")
public class Practice {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    @SequenceGenerator(name = "id", schema = "countersign", sequenceName = "id", allocationSize = 50)
    private long id;

    private String directory = "";
    private String name = "";

    @Enumerated(EnumType.STRING)
    private Policy policy = Policy.EVERYONE;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    @Column(name = "changed_by")
    private @Nullable String changedBy;

    protected Practice() {}

    Practice(String directory, String name, Policy policy) {
        this.directory = directory;
        this.name = name;
        this.policy = policy;
    }

    public PracticeId id() {
        return new PracticeId(id);
    }

    public String directory() {
        return directory;
    }

    public String name() {
        return name;
    }

    public Policy policy() {
        return policy;
    }

    /** When the policy was last changed, null if never. */
    public @Nullable Instant changedAt() {
        return changedAt;
    }

    /** The display name of the person who last changed it, null if nobody has. */
    public @Nullable String changedBy() {
        return changedBy;
    }
}
