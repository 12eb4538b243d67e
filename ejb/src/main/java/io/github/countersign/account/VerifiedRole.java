package io.github.countersign.account;

import io.github.countersign.gate.Role;
import io.github.countersign.policy.PracticeId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** What somebody was at one application of one practice when a second factor was last proved there. */
@Entity
@Table(schema = "countersign", name = "account_role")
@IdClass(VerifiedRole.Key.class)
public class VerifiedRole {

    @Id
    @Column(name = "account_id")
    private long accountId;

    @Id
    @Column(name = "practice_id")
    private long practiceId;

    @Id
    private String application = "";

    @Enumerated(EnumType.STRING)
    private Role role = Role.UNMAPPED;

    @Column(name = "verified_at")
    private Instant verifiedAt = Instant.EPOCH;

    protected VerifiedRole() {}

    VerifiedRole(AccountId accountId, Standing standing, Instant verifiedAt) {
        this.accountId = accountId.value();
        this.practiceId = standing.practice().value();
        this.application = standing.application();
        this.role = standing.role();
        this.verifiedAt = verifiedAt;
    }

    void become(Role other, Instant now) {
        this.role = other;
        this.verifiedAt = now;
    }

    PracticeId practiceId() {
        return new PracticeId(practiceId);
    }

    String application() {
        return application;
    }

    Role role() {
        return role;
    }

    Instant verifiedAt() {
        return verifiedAt;
    }

    /** The identity of a verified role. */
    public record Key(long accountId, long practiceId, String application) {}
}
