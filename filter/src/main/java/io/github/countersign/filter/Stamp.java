package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Trust;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What makes a host session verified: kept in that session and nowhere else. Immutable; times in milliseconds since 1970. */
final class Stamp implements Serializable {

    static final String ATTRIBUTE = "io.github.countersign.filter.stamp";

    @Serial
    private static final long serialVersionUID = 1;

    private final Account account;
    private final Trust trust;
    private final long validUntil;
    private final long signedInAt;
    private final long lookAgainAt;
    private final long lastGoodLook;

    private Stamp(Account account, Trust trust, long validUntil, long signedInAt, long lookAgainAt, long lastGoodLook) {
        this.account = account;
        this.trust = trust;
        this.validUntil = validUntil;
        this.signedInAt = signedInAt;
        this.lookAgainAt = lookAgainAt;
        this.lastGoodLook = lastGoodLook;
    }

    static Stamp given(Account account, Trust trust, long validUntil, long now, long lookAgain) {
        return new Stamp(account, trust, validUntil, now, now + lookAgain, now);
    }

    static @Nullable Stamp in(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Stamp stamp ? stamp : null;
    }

    Stamp foundGood(long now, long lookAgain) {
        return new Stamp(account, trust, validUntil, signedInAt, now + lookAgain, now);
    }

    /** The look got no answer: ask again soon, but not with every request. */
    Stamp notAnswered(long now, long retry) {
        return new Stamp(account, trust, validUntil, signedInAt, now + retry, lastGoodLook);
    }

    /** A change on the module's pages ended all trust of the account; the session in which it was made goes on with a new one. */
    Stamp restingOn(Trust newTrust, long newValidUntil, long now, long lookAgain) {
        return new Stamp(account, newTrust, newValidUntil, signedInAt, now + lookAgain, now);
    }

    /** The same person as before is let in again without having shown anything new: that is no new sign-in. */
    Stamp following(Stamp earlier) {
        return earlier.account.directory().equals(account.directory())
                        && earlier.account.name().equals(account.name())
                ? new Stamp(account, trust, validUntil, earlier.signedInAt, lookAgainAt, lastGoodLook)
                : this;
    }

    /** Whether it says the same since the same look. */
    boolean isAsOf(Stamp other) {
        return signedInAt == other.signedInAt
                && validUntil == other.validUntil
                && lookAgainAt == other.lookAgainAt
                && lastGoodLook == other.lastGoodLook
                && account.sameAs(other.account);
    }

    Account account() {
        return account;
    }

    Trust trust() {
        return trust;
    }

    /** When the session was first stamped for this person. */
    long signedInAt() {
        return signedInAt;
    }

    boolean isExpired(long now) {
        return now >= validUntil;
    }

    /** Whether a look is due; also when the clock was set back behind the last one, which would put off the next for long. */
    boolean isLookDue(long now) {
        return now >= lookAgainAt || now < lastGoodLook;
    }

    boolean isWithinGrace(long now, long grace) {
        return Math.abs(now - lastGoodLook) <= grace;
    }
}
