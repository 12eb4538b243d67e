package io.github.countersign.gate;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What was proved on the module's pages. Immutable; may hold a secret, so no toString. */
public final class Return implements Serializable {

    private static final long serialVersionUID = 1;

    private final Trust trust;
    private final long validUntil;
    private final @Nullable String browserToken;

    /**
     * @param validUntil until when the stamp holds, in milliseconds since 1970-01-01T00:00Z, or {@link
     *     Decision#WITH_THE_SESSION}
     * @param browserToken the value of the remembered-browser cookie to set, null when the browser is not to be
     *     remembered; it expires at {@code validUntil}
     */
    public Return(Trust trust, long validUntil, @Nullable String browserToken) {
        this.trust = trust;
        this.validUntil = validUntil;
        this.browserToken = browserToken;
    }

    public Trust trust() {
        return trust;
    }

    public long validUntil() {
        return validUntil;
    }

    public @Nullable String browserToken() {
        return browserToken;
    }
}
