package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * The sign-ins that a host session has seen, each with a number that only grows. A request that is under way knows the number at which it
 * began, and by the numbers it tells whether somebody who was not verified has been signed in since. Immutable.
 *
 * <p>In the session it is a text, because a release that does not know this class has to be able to read the session.
 */
final class SignIns {

    static final String ATTRIBUTE = "io.github.countersign.filter.sign-ins";

    private static final SignIns NONE = new SignIns(0, 0, true, "");

    private final long latest;
    /** The latest sign-in before the latest one that was never verified. */
    private final long latestUnverified;

    private final boolean verified;
    /** Whose sign-in the latest one is; empty when that is not known. */
    private final String who;

    private SignIns(long latest, long latestUnverified, boolean verified, String who) {
        this.latest = latest;
        this.latestUnverified = latestUnverified;
        this.verified = verified;
        this.who = who;
    }

    static @Nullable String textIn(@Nullable HttpSession session) {
        Object text = session == null ? null : session.getAttribute(ATTRIBUTE);
        return text instanceof String ? (String) text : null;
    }

    /** A text that cannot be read counts as none: nothing but the filter writes it. */
    static SignIns of(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split(" ", 4);
        return parts.length < 4
                ? NONE
                : new SignIns(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2].equals("+"), parts[3]);
    }

    String text() {
        return latest + " " + latestUnverified + " " + (verified ? "+" : "-") + " " + who;
    }

    long latest() {
        return latest;
    }

    /** Whether somebody who was not verified has signed in since then. */
    boolean haveOvertaken(SignIns then) {
        return latestUnverified > then.latest || (!verified && latest > then.latest);
    }

    /**
     * Somebody has signed in, and is not verified.
     *
     * @param account null when it is not known whose sign-in it is
     * @param number for a sign-in that was not noticed yet
     */
    SignIns signedIn(@Nullable Account account, long number) {
        String name = account == null ? "" : nameOf(account);
        if (!verified && !name.isEmpty() && (who.isEmpty() || who.equals(name))) {
            return who.equals(name) ? this : new SignIns(latest, latestUnverified, false, name);
        }
        return new SignIns(Math.max(number, latest + 1), verified ? latestUnverified : latest, false, name);
    }

    /** The latest sign-in is verified. If it was noticed as another person's, this one was not noticed. */
    SignIns verified(Account account, long number) {
        if (verified) {
            return this;
        }
        String name = nameOf(account);
        return who.isEmpty() || who.equals(name)
                ? new SignIns(latest, latestUnverified, true, name)
                : new SignIns(Math.max(number, latest + 1), latest, true, name);
    }

    private static String nameOf(Account account) {
        return account.directory() + "/" + account.name();
    }
}
