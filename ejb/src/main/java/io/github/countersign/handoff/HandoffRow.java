package io.github.countersign.handoff;

import io.github.countersign.account.KnownAccount;
import io.github.countersign.gate.Handoff;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
import io.github.countersign.secret.Token;
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

/** A visit of the module's pages, as it is stored. */
@Entity
@Table(schema = "countersign", name = "handoff")
public class HandoffRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "open_key")
    private @Nullable String openKey;

    @Column(name = "state_hash")
    private String stateHash = "";

    @Column(name = "cookie_hash")
    private String cookieHash = "";

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "security_version")
    private long securityVersion;

    @Column(name = "practice_id")
    private long practiceId;

    @Enumerated(EnumType.STRING)
    private Role role = Role.UNMAPPED;

    @Enumerated(EnumType.STRING)
    private Handoff.Purpose purpose = Handoff.Purpose.VERIFY;

    @Column(name = "application_path")
    private String applicationPath = "";

    private String prefix = "";
    private String locale = "";

    @Column(name = "remember_offered")
    private boolean rememberOffered;

    @Enumerated(EnumType.STRING)
    private Handoff.Confirmation confirmation = Handoff.Confirmation.CODE;

    @Column(name = "signed_in_at")
    private @Nullable Instant signedInAt;

    @Column(name = "browser_id")
    private @Nullable String browserId;

    @Column(name = "client_address")
    private String clientAddress = "";

    @Column(name = "user_agent")
    private String userAgent = "";

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "expires_at")
    private Instant expiresAt = Instant.EPOCH;

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    private boolean remember;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    protected HandoffRow() {}

    HandoffRow(Handoff handoff, KnownAccount account, Instant now, Instant expiresAt) {
        this.openKey = openKey(handoff);
        this.stateHash = Token.hash(handoff.state());
        this.cookieHash = Token.hash(handoff.handoffCookie());
        this.accountId = account.id();
        this.securityVersion = account.securityVersion();
        this.practiceId = account.practiceId();
        this.role = account.role();
        this.purpose = handoff.purpose();
        this.applicationPath = handoff.applicationPath();
        this.prefix = handoff.prefix();
        this.locale = handoff.account().locale();
        this.rememberOffered = handoff.rememberOffered();
        this.confirmation = handoff.confirmation();
        this.signedInAt = Instant.ofEpochMilli(handoff.signedInAt());
        Trust trust = handoff.trust();
        this.browserId = trust == null ? null : trust.browserId();
        this.clientAddress = handoff.circumstances().clientAddress();
        this.userAgent = handoff.circumstances().userAgent();
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    /** What only one open handoff can have: the host session and the purpose. */
    static String openKey(Handoff handoff) {
        return handoff.purpose() + " " + Token.hash(handoff.state());
    }

    long id() {
        return id;
    }

    String stateHash() {
        return stateHash;
    }

    String cookieHash() {
        return cookieHash;
    }

    long accountId() {
        return accountId;
    }

    long securityVersion() {
        return securityVersion;
    }

    long practiceId() {
        return practiceId;
    }

    Role role() {
        return role;
    }

    Handoff.Purpose purpose() {
        return purpose;
    }

    String applicationPath() {
        return applicationPath;
    }

    String prefix() {
        return prefix;
    }

    String locale() {
        return locale;
    }

    boolean rememberOffered() {
        return rememberOffered;
    }

    Handoff.Confirmation confirmation() {
        return confirmation;
    }

    Instant signedInAt() {
        return signedInAt == null ? Instant.EPOCH : signedInAt;
    }

    @Nullable
    String browserId() {
        return browserId;
    }

    String clientAddress() {
        return clientAddress;
    }

    String userAgent() {
        return userAgent;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant completedAt() {
        return completedAt;
    }

    boolean remember() {
        return remember;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }
}
