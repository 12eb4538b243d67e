package io.github.countersign.bypass;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.KnownAccount;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A bypass code that was given to an account, as it is stored: a hash under the server key. */
@Entity
@Table(schema = "countersign", name = "bypass_code")
public class BypassCode {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "account_id_open")
    private @Nullable Long accountIdOpen;

    @Column(name = "security_version")
    private long securityVersion;

    @Column(name = "code_hash")
    private String codeHash = "";

    @Column(name = "given_by")
    private long givenBy;

    @Column(name = "given_at")
    private Instant givenAt = Instant.EPOCH;

    @Column(name = "expires_at")
    private Instant expiresAt = Instant.EPOCH;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    protected BypassCode() {}

    BypassCode(KnownAccount account, String codeHash, AccountId givenBy, Instant givenAt, Instant expiresAt) {
        this.accountId = account.id().value();
        this.accountIdOpen = accountId;
        this.securityVersion = account.securityVersion();
        this.codeHash = codeHash;
        this.givenBy = givenBy.value();
        this.givenAt = givenAt;
        this.expiresAt = expiresAt;
    }

    long id() {
        return id;
    }

    long securityVersion() {
        return securityVersion;
    }

    String codeHash() {
        return codeHash;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
