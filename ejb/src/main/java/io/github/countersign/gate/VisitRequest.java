package io.github.countersign.gate;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A visit of the module's pages that the filter asks for: what ties it to the host session and to the browser, and where it leads
 * back to. Immutable; holds secrets, so no toString.
 */
public final class VisitRequest implements Serializable {

    private static final long serialVersionUID = 1;

    /** How the guarded application lets people confirm a change. */
    public enum Confirmation {
        /** By the password, which it checks itself. */
        PASSWORD,
        /** By a fresh code, because it has no passwords; before there is a phone, by a recent sign-in. */
        CODE
    }

    private final String state;
    private final String visitCookie;
    private final String applicationPath;
    private final String prefix;
    private final boolean rememberOffered;
    private final Confirmation confirmation;
    private final long signedInAt;
    private final @Nullable Trust trust;

    private VisitRequest(
            String state,
            String visitCookie,
            String applicationPath,
            String prefix,
            boolean rememberOffered,
            Confirmation confirmation,
            long signedInAt,
            @Nullable Trust trust) {
        this.state = Objects.requireNonNull(state, "state");
        this.visitCookie = Objects.requireNonNull(visitCookie, "visitCookie");
        this.applicationPath = Objects.requireNonNull(applicationPath, "applicationPath");
        this.prefix = Objects.requireNonNull(prefix, "prefix");
        this.rememberOffered = rememberOffered;
        this.confirmation = Objects.requireNonNull(confirmation, "confirmation");
        this.signedInAt = signedInAt;
        this.trust = trust;
    }

    /**
     * For a sign-in that waits for its second factor: nothing is verified yet, and it confirms nothing.
     *
     * @param state the random state of the host session: URL-safe text of 43 characters (256 bits)
     * @param visitCookie the value of the visit cookie that is set on the browser: URL-safe text of 43 characters (256 bits)
     * @param applicationPath the context path of the guarded application, empty for the root
     * @param prefix the path below it where the filter answers, such as {@code /second-factor/}
     * @param rememberOffered whether the browser may be remembered
     */
    public static VisitRequest ofSigningIn(
            String state, String visitCookie, String applicationPath, String prefix, boolean rememberOffered) {
        return new VisitRequest(
                state, visitCookie, applicationPath, prefix, rememberOffered, Confirmation.CODE, 0, null);
    }

    /**
     * For a verified person who manages their account, or people and policy.
     *
     * @param state as for {@link #ofSigningIn}
     * @param visitCookie as for {@link #ofSigningIn}
     * @param applicationPath as for {@link #ofSigningIn}
     * @param prefix as for {@link #ofSigningIn}
     * @param rememberOffered as for {@link #ofSigningIn}
     * @param confirmation how the application lets people confirm a change
     * @param signedInAt when the person signed in, in milliseconds since 1970-01-01T00:00Z; 0 when it is not known
     * @param trust the trust by which the host session is verified
     */
    public static VisitRequest ofManaging(
            String state,
            String visitCookie,
            String applicationPath,
            String prefix,
            boolean rememberOffered,
            Confirmation confirmation,
            long signedInAt,
            Trust trust) {
        Objects.requireNonNull(trust, "trust");
        return new VisitRequest(
                state, visitCookie, applicationPath, prefix, rememberOffered, confirmation, signedInAt, trust);
    }

    public String state() {
        return state;
    }

    public String visitCookie() {
        return visitCookie;
    }

    public String applicationPath() {
        return applicationPath;
    }

    public String prefix() {
        return prefix;
    }

    public boolean rememberOffered() {
        return rememberOffered;
    }

    public Confirmation confirmation() {
        return confirmation;
    }

    /** In milliseconds since 1970-01-01T00:00Z; 0 when it is not known. */
    public long signedInAt() {
        return signedInAt;
    }

    /** The trust by which the host session is verified; null for a sign-in, which is not verified yet. */
    public @Nullable Trust trust() {
        return trust;
    }
}
