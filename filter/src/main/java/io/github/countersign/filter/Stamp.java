package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Trust;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What makes a host session verified: kept in that session and nowhere else. Immutable. */
final class Stamp implements Serializable {

    static final String ATTRIBUTE = "io.github.countersign.filter.stamp";

    private static final long serialVersionUID = 1;

    private final Account account;
    private final Trust trust;
    private final Moment validUntil;
    private final Moment signedInAt;
    private final Look look;

    private Stamp(Account account, Trust trust, Moment validUntil, Moment signedInAt, Look look) {
        this.account = account;
        this.trust = trust;
        this.validUntil = validUntil;
        this.signedInAt = signedInAt;
        this.look = look;
    }

    /** @param validUntil as the service tells it */
    static Stamp given(Account account, Trust trust, long validUntil, long now, Duration lookAgain) {
        return new Stamp(
                account, trust, Moment.ofMillis(validUntil), Moment.ofMillis(now), Look.answered(now, lookAgain));
    }

    static @Nullable Stamp in(@Nullable HttpSession session) {
        Object stamp = session == null ? null : session.getAttribute(ATTRIBUTE);
        return stamp instanceof Stamp ? (Stamp) stamp : null;
    }

    Stamp foundGood(long now, Duration lookAgain) {
        return new Stamp(account, trust, validUntil, signedInAt, Look.answered(now, lookAgain));
    }

    /** The look got no answer: ask again soon, but not with every request. */
    Stamp notAnswered(long now, Duration retry) {
        return new Stamp(account, trust, validUntil, signedInAt, look.notAnswered(now, retry));
    }

    /** A change on the module's pages ended all trust of the account; the session in which it was made goes on with a new one. */
    Stamp restingOn(Trust newTrust, long newValidUntil, long now, Duration lookAgain) {
        return new Stamp(account, newTrust, Moment.ofMillis(newValidUntil), signedInAt, Look.answered(now, lookAgain));
    }

    /** The same person as before is let in again without having shown anything new: that is not a new sign-in. */
    Stamp following(Stamp earlier) {
        return earlier.account.directory().equals(account.directory())
                        && earlier.account.name().equals(account.name())
                ? new Stamp(account, trust, validUntil, earlier.signedInAt, look)
                : this;
    }

    /** Whether it says the same, as of the same look. */
    boolean isAsOf(Stamp other) {
        return signedInAt.equals(other.signedInAt)
                && validUntil.equals(other.validUntil)
                && look.isAsOf(other.look)
                && account.sameAs(other.account);
    }

    Account account() {
        return account;
    }

    Trust trust() {
        return trust;
    }

    /** When the session was first stamped for this person. */
    Moment signedInAt() {
        return signedInAt;
    }

    boolean isExpired(long now) {
        return validUntil.hasCome(now);
    }

    boolean isLookDue(long now) {
        return look.isDue(now);
    }

    boolean isWithinGrace(long now, Duration grace) {
        return look.isWithinGrace(now, grace);
    }

    /** The last look at the service that found the trust good, and when the next one is due. */
    static final class Look implements Serializable {

        private static final long serialVersionUID = 1;

        private final Moment lastGood;
        private final Moment again;

        private Look(Moment lastGood, Moment again) {
            this.lastGood = lastGood;
            this.again = again;
        }

        static Look answered(long now, Duration lookAgain) {
            Moment looked = Moment.ofMillis(now);
            return new Look(looked, looked.plus(lookAgain));
        }

        Look notAnswered(long now, Duration retry) {
            return new Look(lastGood, Moment.ofMillis(now).plus(retry));
        }

        /** It is also due if the clock was set back to before the last look, which would put off the next one for long. */
        boolean isDue(long now) {
            return again.hasCome(now) || !lastGood.hasCome(now);
        }

        boolean isWithinGrace(long now, Duration grace) {
            return lastGood.isWithin(grace.plusMillis(1), now);
        }

        boolean isAsOf(Look other) {
            return again.equals(other.again) && lastGood.equals(other.lastGood);
        }
    }
}
