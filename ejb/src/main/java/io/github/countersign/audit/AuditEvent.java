package io.github.countersign.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One row of the audit trail. Never holds a code, a token, a password or a full phone number. */
@Entity
@Table(schema = "countersign", name = "audit_event")
public class AuditEvent {

    /** What happened. */
    public enum Kind {
        CODE_SENT,
        CODE_NOT_SENT,
        CODE_ANSWERED,
        BROWSER_REMEMBERED,
        BROWSER_FORGOTTEN,
        PHONE_SET_UP,
        PHONE_CHANGED,
        SECOND_FACTOR_TURNED_OFF,
        SET_UP_ASKED,
        PASSWORD_ANSWERED,
        BYPASS_CODE_GIVEN,
        BYPASS_CODE_ANSWERED,
        POLICY_CHANGED,
        NOTICE_SENT,
        NOT_ALLOWED,
        AUDIT_READ,
        SIGN_IN_COMPLETED,
        ACCOUNT_RESET,
        /** Another spelling of a name that is set up signed in, and was held. */
        NAME_HELD,
        /** A name that was held was proved to be another spelling of the account. */
        NAME_PROVED,
        /** An owner has decided that a name that was held belongs to somebody else. */
        NAME_SEPARATED
    }

    /** How it ended. */
    public enum Result {
        SUCCESS,
        REFUSED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "happened_at")
    private Instant happenedAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    private Kind event = Kind.ACCOUNT_RESET;

    @Enumerated(EnumType.STRING)
    private Result result = Result.REFUSED;

    private String directory = "";
    private String practice = "";
    private String actor = "";
    private String target = "";

    @Column(name = "client_address")
    private String clientAddress = "";

    private String detail = "";

    protected AuditEvent() {}

    /** @param target the user name of the person that it was done to */
    public AuditEvent(Instant happenedAt, Kind event, Result result, Acting acting, String target, String detail) {
        this.happenedAt = happenedAt;
        this.event = event;
        this.result = result;
        this.directory = acting.directory();
        this.practice = acting.practice();
        this.actor = acting.name();
        this.target = target;
        this.clientAddress = acting.clientAddress();
        this.detail = detail;
    }

    public long id() {
        return id;
    }

    public Instant happenedAt() {
        return happenedAt;
    }

    public Kind event() {
        return event;
    }

    public Result result() {
        return result;
    }

    public String actor() {
        return actor;
    }

    public String target() {
        return target;
    }

    /** Empty if it did not come from a client. */
    public String clientAddress() {
        return clientAddress;
    }

    public String detail() {
        return detail;
    }

    /** One line for a log, with everything that could break out of it encoded. */
    public String line() {
        return "audit event=" + event + " result=" + result + " directory=" + encoded(directory) + " practice="
                + encoded(practice) + " actor=" + encoded(actor) + " target=" + encoded(target) + " from="
                + encoded(clientAddress) + " detail=" + encoded(detail);
    }

    /** In quotation marks, with everything encoded that could break out of a line. */
    public static String encoded(String value) {
        StringBuilder line = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                line.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || c == 0x2028
                    || c == 0x2029) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.append('"').toString();
    }
}
