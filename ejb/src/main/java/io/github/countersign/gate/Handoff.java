package io.github.countersign.gate;

import java.io.Serializable;

/** What the filter asks for when it sends a browser to the module's pages. Immutable; holds secrets, so no toString. */
public final class Handoff implements Serializable {

    private static final long serialVersionUID = 1;

    /** Why the browser is sent. */
    public enum Purpose {
        VERIFY,
        SET_UP
    }

    private final Purpose purpose;
    private final Account account;
    private final String state;
    private final String handoffCookie;
    private final String applicationPath;
    private final String prefix;
    private final boolean rememberOffered;
    private final Circumstances circumstances;

    /**
     * @param state the random state of the host session: URL-safe text of 43 characters (256 bits)
     * @param handoffCookie the value of the handoff cookie set on the browser: URL-safe text of 43 characters (256 bits)
     * @param applicationPath the context path of the guarded application, empty for the root
     * @param prefix the path below it where the filter answers, such as {@code /second-factor/}
     * @param rememberOffered whether the browser may be remembered: over HTTPS or on this machine only
     */
    public Handoff(
            Purpose purpose,
            Account account,
            String state,
            String handoffCookie,
            String applicationPath,
            String prefix,
            boolean rememberOffered,
            Circumstances circumstances) {
        this.purpose = purpose;
        this.account = account;
        this.state = state;
        this.handoffCookie = handoffCookie;
        this.applicationPath = applicationPath;
        this.prefix = prefix;
        this.rememberOffered = rememberOffered;
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

    public String handoffCookie() {
        return handoffCookie;
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

    public Circumstances circumstances() {
        return circumstances;
    }
}
