package io.github.countersign.gate;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the service decided about a sign-in. Immutable; may hold a secret, so no toString. */
public final class Decision implements Serializable {

    private static final long serialVersionUID = 1;

    /** What to do with the sign-in. */
    public enum Kind {
        /** Let in: the browser is remembered, or no second factor is set up or required. */
        PASS,
        /** A code must be entered. */
        VERIFY,
        /** The policy requires a second factor and none is set up. */
        SET_UP,
        /** The service runs but is not ready, for example without settings: nobody is let in. */
        UNAVAILABLE
    }

    /** {@link #validUntil()} of a pass that ends with the host session only. */
    public static final long WITH_THE_SESSION = Long.MAX_VALUE;

    private final Kind kind;
    private final @Nullable Trust trust;
    private final long validUntil;
    private final @Nullable String ticket;

    private Decision(Kind kind, @Nullable Trust trust, long validUntil, @Nullable String ticket) {
        this.kind = kind;
        this.trust = trust;
        this.validUntil = validUntil;
        this.ticket = ticket;
    }

    /** @param validUntil milliseconds since 1970-01-01T00:00Z, or {@link #WITH_THE_SESSION} */
    public static Decision pass(Trust trust, long validUntil) {
        return new Decision(Kind.PASS, trust, validUntil, null);
    }

    /** @param ticket for the visit that was asked for, null when none was */
    public static Decision verify(@Nullable String ticket) {
        return new Decision(Kind.VERIFY, null, 0, ticket);
    }

    /** @param ticket for the visit that was asked for, null when none was */
    public static Decision setUp(@Nullable String ticket) {
        return new Decision(Kind.SET_UP, null, 0, ticket);
    }

    public static Decision unavailable() {
        return new Decision(Kind.UNAVAILABLE, null, 0, null);
    }

    public Kind kind() {
        return kind;
    }

    /** What the pass rests on; only for {@link Kind#PASS}. */
    public Trust trust() {
        return Objects.requireNonNull(trust, "only a pass has a trust");
    }

    /** Until when the pass holds, in milliseconds since 1970-01-01T00:00Z; 0 for everything but a pass. */
    public long validUntil() {
        return validUntil;
    }

    /**
     * A single-use ticket, valid for 60 seconds, with which the browser enters the module's pages: URL-safe text of 43 characters. Null
     * for a pass, and when no visit was asked for.
     */
    public @Nullable String ticket() {
        return ticket;
    }
}
