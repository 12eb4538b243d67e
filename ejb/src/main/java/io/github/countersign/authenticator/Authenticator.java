package io.github.countersign.authenticator;

import io.github.countersign.account.AccountId;
import io.github.countersign.delivery.Channel;
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

/** A confirmed authenticator of an account. */
@Entity
@Table(schema = "countersign", name = "authenticator")
public class Authenticator {

    /**
     * The JPQL condition that an account {@code a} has its second factor set up: a confirmed authenticator of any kind. It is defined here
     * and nowhere else.
     */
    public static final String SET_UP = "EXISTS (SELECT x FROM Authenticator x WHERE x.accountId = a.id)";

    /** The kind of an authenticator. */
    public enum Kind {
        /** A phone: the secret is its number in E.164 format. An account has one. */
        PHONE
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "account_id")
    private long accountId;

    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.PHONE;

    @Column(name = "credential_id")
    private String credentialId = "";

    private String secret = "";

    @Enumerated(EnumType.STRING)
    private @Nullable Channel channel;

    @Column(name = "confirmed_at")
    private Instant confirmedAt = Instant.EPOCH;

    protected Authenticator() {}

    Authenticator(AccountId accountId, String encryptedPhone, Channel channel, Instant confirmedAt) {
        this.accountId = accountId.value();
        this.secret = encryptedPhone;
        this.channel = channel;
        this.confirmedAt = confirmedAt;
    }

    long id() {
        return id;
    }

    AccountId accountId() {
        return new AccountId(accountId);
    }

    String secret() {
        return secret;
    }

    Channel channel() {
        return channel == null ? Channel.SMS : channel;
    }

    Instant confirmedAt() {
        return confirmedAt;
    }
}
