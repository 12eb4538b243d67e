package io.github.countersign.visit;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.account.Standing;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.policy.PracticeId;
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
@Table(schema = "countersign", name = "visit")
public class Visit {

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
    private @Nullable Role rights;

    @Enumerated(EnumType.STRING)
    private Purpose purpose = Purpose.VERIFY;

    @Column(name = "application_path")
    private String applicationPath = "";

    private String prefix = "";
    private String locale = "";

    @Column(name = "remember_offered")
    private boolean rememberOffered;

    @Enumerated(EnumType.STRING)
    private VisitRequest.Confirmation confirmation = VisitRequest.Confirmation.CODE;

    @Column(name = "signed_in_at")
    private @Nullable Instant signedInAt;

    @Column(name = "browser_id")
    private @Nullable String browserId;

    @Column(name = "known_browser")
    private boolean knownBrowser;

    private boolean held;

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

    protected Visit() {}

    Visit(Opening opening, KnownAccount account, Instant now, Instant expiresAt) {
        VisitRequest visit = opening.request();
        this.openKey = openKey(opening);
        this.stateHash = Token.hash(visit.state());
        this.cookieHash = Token.hash(visit.visitCookie());
        this.accountId = account.id().value();
        this.securityVersion = account.securityVersion();
        this.practiceId = opening.standing().practice().value();
        this.role = opening.standing().role();
        this.rights = opening.rights();
        this.purpose = opening.purpose();
        this.applicationPath = PathRules.contextPath(visit.applicationPath());
        this.prefix = PathRules.prefix(visit.prefix());
        this.locale = opening.locale();
        this.rememberOffered = visit.rememberOffered();
        this.confirmation = visit.confirmation();
        this.signedInAt = Instant.ofEpochMilli(visit.signedInAt());
        Trust trust = visit.trust();
        this.browserId = trust == null ? null : trust.browserId();
        this.knownBrowser = opening.knownBrowser();
        this.held = opening.held();
        this.clientAddress = opening.circumstances().clientAddress();
        this.userAgent = opening.circumstances().userAgent();
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    /** The key that only one open visit can have: the host session and the purpose. */
    static String openKey(Opening opening) {
        return opening.purpose() + " " + Token.hash(opening.request().state());
    }

    VisitId id() {
        return new VisitId(id);
    }

    String stateHash() {
        return stateHash;
    }

    String cookieHash() {
        return cookieHash;
    }

    AccountId accountId() {
        return new AccountId(accountId);
    }

    long securityVersion() {
        return securityVersion;
    }

    PracticeId practiceId() {
        return new PracticeId(practiceId);
    }

    /** What the application says that the person is. */
    Role role() {
        return role;
    }

    /** The role by which the person's rights go. */
    Role rights() {
        return rights == null ? role : rights;
    }

    boolean isOf(Standing standing) {
        return practiceId == standing.practice().value() && role == standing.role();
    }

    Standing standing() {
        return new Standing(practiceId(), applicationPath, role);
    }

    Purpose purpose() {
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

    VisitRequest.Confirmation confirmation() {
        return confirmation;
    }

    Instant signedInAt() {
        return signedInAt == null ? Instant.EPOCH : signedInAt;
    }

    @Nullable
    String browserId() {
        return browserId;
    }

    /** Whether the name belongs to two people, and this is not the one who is set up. */
    boolean held() {
        return held;
    }

    String clientAddress() {
        return clientAddress;
    }

    String userAgent() {
        return userAgent;
    }

    Instant createdAt() {
        return createdAt;
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
