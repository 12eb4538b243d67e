package io.github.countersign.challenge;

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

/** A code that was sent, for the limits. */
@Entity
@Table(schema = "countersign", name = "send")
public class Send {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "sent_at")
    private Instant sentAt = Instant.EPOCH;

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "practice_id")
    private long practiceId;

    @Column(name = "phone_hash")
    private String phoneHash = "";

    @Column(name = "client_address")
    private String clientAddress = "";

    @Enumerated(EnumType.STRING)
    private Channel channel = Channel.SMS;

    private boolean refused;

    protected Send() {}

    Send(SendLimits.Subject subject, Channel channel, Instant sentAt) {
        this.accountId = subject.accountId().value();
        this.practiceId = subject.practiceId().value();
        this.phoneHash = subject.phoneHash();
        this.clientAddress = subject.network();
        this.channel = channel;
        this.sentAt = sentAt;
    }

    long id() {
        return id;
    }

    void refused() {
        this.refused = true;
    }
}
