package io.github.countersign.browser;

import io.github.countersign.account.KnownAccount;
import io.github.countersign.browser.BrowserStore.Remembered;
import io.github.countersign.secret.Token;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A remembered browser: the hash of its token, and when it expires. */
@Entity
@Table(schema = "countersign", name = "remembered_browser")
public class RememberedBrowser {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "public_id")
    private String publicId = "";

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "token_hash")
    private String tokenHash = "";

    @Column(name = "token_start")
    private String tokenStart = "";

    @Column(name = "security_version")
    private long securityVersion;

    @Column(name = "credential_version")
    private @Nullable String credentialVersion;

    @Column(name = "user_agent")
    private String userAgent = "";

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "expires_at")
    private Instant expiresAt = Instant.EPOCH;

    @Column(name = "last_used_at")
    private Instant lastUsedAt = Instant.EPOCH;

    protected RememberedBrowser() {}

    RememberedBrowser(
            KnownAccount account,
            Remembered browser,
            @Nullable String credentialVersion,
            String userAgent,
            Instant createdAt) {
        this.publicId = browser.browserId();
        this.accountId = account.id().value();
        this.tokenHash = Token.hash(browser.token());
        this.tokenStart = start(tokenHash);
        this.securityVersion = account.securityVersion();
        this.credentialVersion = credentialVersion;
        this.userAgent = userAgent;
        this.createdAt = createdAt;
        this.expiresAt = browser.expiresAt();
        this.lastUsedAt = createdAt;
    }

    /** The key for looking it up, before the whole hash is compared. A short key keeps the index small. */
    static String start(String tokenHash) {
        return tokenHash.substring(0, 7);
    }

    /** Its name for people and pages; it reveals nothing about the token. */
    public String publicId() {
        return publicId;
    }

    public String userAgent() {
        return userAgent;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public Instant lastUsedAt() {
        return lastUsedAt;
    }
}
