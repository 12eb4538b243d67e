package io.github.countersign.filter;

import io.github.countersign.filter.request.RequestKind;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Looks who is at the door, and what the session holds. It only looks: it writes nothing, and does not ask the service. */
final class Lookout {

    private final FilterSettings settings;
    private final Clock clock;

    Lookout(FilterSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The hot path, walked by every request: one attribute read, nothing allocated, nothing written. */
    @Nullable
    Account verifiedAccount(HttpServletRequest request) {
        try {
            Stamp stamp = Stamp.in(request.getSession(false));
            if (stamp == null) {
                return null;
            }
            long now = clock.millis();
            boolean holds = !stamp.isExpired(now)
                    && !stamp.isLookDue(now)
                    && settings.resolver().isStill(request, stamp.account());
            return holds ? stamp.account() : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Whether that account is still signed in; if that cannot be told, it counts as no. */
    boolean isStill(HttpServletRequest request, Account account) {
        try {
            return settings.resolver().isStill(request, account);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Whether nobody is signed in; if that cannot be told, it counts as no. */
    boolean isNobody(HttpServletRequest request) {
        try {
            return account(request) == null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Whether that account is still signed in, and the session's stamp is still for it; if that cannot be told, it counts as no. */
    boolean isStillStamped(HttpServletRequest request, Account account) {
        try {
            Stamp stamp = Stamp.in(request.getSession(false));
            return stamp != null && stamp.account().sameAs(account) && isStill(request, account);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Who is signed in, stamped or not. Throws what the resolver throws. */
    @Nullable
    Account account(HttpServletRequest request) {
        return settings.resolver().resolve(request, settings.directory());
    }

    /** Like {@link #account}; if it cannot be told, it counts as nobody. */
    @Nullable
    Account signedIn(HttpServletRequest request) {
        try {
            return account(request);
        } catch (RuntimeException e) {
            return null;
        }
    }

    Finding look(HttpServletRequest request) {
        return look(request, request, null);
    }

    /**
     * Like {@link #look}, where another request tells who is signed in: the one that the application's filters hand on. The container's own
     * has the session in which we keep things; a framework may put another in its place.
     */
    Finding lookAgain(HttpServletRequest request, HttpServletRequest seen) {
        return look(request, seen, null);
    }

    /**
     * Like {@link #lookAgain}, after the service said that the trust of a stamp was revoked.
     *
     * @param revoked the stamp that does not count any more; another one that was given meanwhile does
     */
    Finding lookPast(@Nullable Stamp revoked, HttpServletRequest request, HttpServletRequest seen) {
        return look(request, seen, revoked);
    }

    private Finding look(HttpServletRequest request, HttpServletRequest seen, @Nullable Stamp revoked) {
        try {
            Account account = account(seen);
            if (account != null) {
                return look(request, account, revoked);
            }
            return seen == request ? nobody(request) : Finding.nobody(null); // a wrapper that hides is no sign-out
        } catch (RuntimeException e) {
            return Finding.untold(e);
        }
    }

    /** If every page tells who is signed in, a page on which nobody is signed in comes after a sign-out. */
    private Finding nobody(HttpServletRequest request) {
        boolean comesAfterASignOut = settings.resolver().isToldEverywhere()
                && RequestKind.of(request).isPage();
        return Finding.nobody(comesAfterASignOut ? Stamp.in(request.getSession(false)) : null);
    }

    private Finding look(HttpServletRequest request, Account account, @Nullable Stamp revoked) {
        long now = clock.millis();
        HttpSession session = request.getSession(false);
        Stamp stamp = Stamp.in(session);
        boolean stamped = stamp != null && stamp.account().sameAs(account);
        boolean counts = stamp != null && (revoked == null || !stamp.isAsOf(revoked));
        if (stamp != null && stamped && counts && !stamp.isExpired(now)) {
            return stamp.isLookDue(now) ? Finding.lookDue(account, stamp) : Finding.verified(account);
        }
        SigningInVisit visit = SigningInVisit.in(session);
        if (visit == null || !visit.isOf(account)) {
            return Finding.undecided(account, stamped, stamp);
        }
        boolean verifiedBefore = stamped || visit.verifiedBefore();
        if (RequestKind.of(request).startsVisit()) {
            return visit.isOverdue(now, settings.pendingLifetime())
                    ? Finding.overdue(account, stamp)
                    : Finding.undecided(account, verifiedBefore, stamp);
        }
        Decision.Kind needed = visit.needed();
        return needed == null
                ? Finding.undecided(account, verifiedBefore, stamp)
                : Finding.waiting(account, needed, visit.verifiedBefore(), stamp);
    }
}
