package io.github.countersign.gate;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What the filter asks for when it sends a browser to the module's pages. Immutable; holds secrets, so no toString. */
public final class VisitRequest implements Serializable {

    private static final long serialVersionUID = 1;

    /** Why the browser is sent. */
    public enum Purpose {
        /** A sign-in waits for a code. */
        VERIFY,
        /** A sign-in waits for a second factor to be set up. */
        SET_UP,
        /** Somebody verified looks after the own account, or after people and policy. */
        MANAGE
    }

    /** How the guarded application lets people confirm a change. */
    public enum Confirmation {
        /** By the password, which it checks itself. */
        PASSWORD,
        /** It has no passwords: by a fresh code, and before there is a phone by a sign-in not long ago. */
        CODE
    }

    private final Purpose purpose;
    private final Account account;
    private final String state;
    private final String visitCookie;
    private final String applicationPath;
    private final String prefix;
    private final boolean rememberOffered;
    private final Confirmation confirmation;
    private final long signedInAt;
    private final @Nullable Trust trust;
    private final Circumstances circumstances;

    /**
     * @param state the random state of the host session: URL-safe text of 43 characters (256 bits)
     * @param visitCookie the value of the visit cookie set on the browser: URL-safe text of 43 characters (256 bits)
     * @param applicationPath the context path of the guarded application, empty for the root
     * @param prefix the path below it where the filter answers, such as {@code /second-factor/}
     * @param rememberOffered whether the browser may be remembered: over HTTPS or on this machine only
     * @param signedInAt when the person signed in, in milliseconds since 1970-01-01T00:00Z; 0 when it is not known
     * @param trust what the host session is verified by; null for a sign-in, which is not verified yet
     */
    public VisitRequest(
            Purpose purpose,
            Account account,
            String state,
            String visitCookie,
            String applicationPath,
            String prefix,
            boolean rememberOffered,
            Confirmation confirmation,
            long signedInAt,
            @Nullable Trust trust,
            Circumstances circumstances) {
        this.purpose = purpose;
        this.account = account;
        this.state = state;
        this.visitCookie = visitCookie;
        this.applicationPath = applicationPath;
        this.prefix = prefix;
        this.rememberOffered = rememberOffered;
        this.confirmation = confirmation;
        this.signedInAt = signedInAt;
        this.trust = trust;
        this.circumstances = circumstances;
    }

    public Purpose purpose() {
        return purpose;
    }

    public Account account() {
        return account;
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

    /** What the host session is verified by; only for {@link Purpose#MANAGE}. */
    public @Nullable Trust trust() {
        return trust;
    }

    public Circumstances circumstances() {
        return circumstances;
    }
}
