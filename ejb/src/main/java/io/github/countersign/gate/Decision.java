package io.github.countersign.gate;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the service decided about a sign-in. Immutable. */
public final class Decision implements Serializable {

    private static final long serialVersionUID = 1;

    /** What to do with the sign-in. */
    public enum Kind {
        /** Let in: the browser is remembered, or no second factor is set up nor required. */
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

    private Decision(Kind kind, @Nullable Trust trust, long validUntil) {
        this.kind = kind;
        this.trust = trust;
        this.validUntil = validUntil;
    }

    /** @param validUntil milliseconds since 1970-01-01T00:00Z, or {@link #WITH_THE_SESSION} */
    public static Decision pass(Trust trust, long validUntil) {
        return new Decision(Kind.PASS, trust, validUntil);
    }

    public static Decision verify() {
        return new Decision(Kind.VERIFY, null, 0);
    }

    public static Decision setUp() {
        return new Decision(Kind.SET_UP, null, 0);
    }

    public static Decision unavailable() {
        return new Decision(Kind.UNAVAILABLE, null, 0);
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
}
