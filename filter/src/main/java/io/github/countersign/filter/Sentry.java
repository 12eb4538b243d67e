package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Decision;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Finds out who stands at the door, and whether to let them in. What cannot be told is {@link Verdict.NotAvailable}. */
final class Sentry {

    private static final System.Logger LOG = System.getLogger(Sentry.class.getName());
    private static final long RETRY_LOOK_AFTER = 5_000;
    private static final long BETWEEN_TELLING = 60_000;

    private final GuardSettings settings;
    private final GateConnection gate;
    private final HostSessions sessions;
    private final ApplicationFile file;
    private final Clock clock;
    private volatile long lockedOutToldAt;

    Sentry(GuardSettings settings, GateConnection gate, HostSessions sessions, ApplicationFile file, Clock clock) {
        this.settings = settings;
        this.gate = gate;
        this.sessions = sessions;
        this.file = file;
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

    /** Whether that account is signed in still; not told counts as no. */
    boolean isStill(HttpServletRequest request, Account account) {
        try {
            return settings.resolver().isStill(request, account);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Who is signed in, stamped or not. Throws what the resolver throws. */
    @Nullable
    Account account(HttpServletRequest request) {
        return settings.resolver().resolve(request, settings.directory());
    }

    /** Judges the request as it stands now, and stamps the session where that lets it in. */
    Verdict judge(HttpServletRequest request, HttpServletResponse response) {
        return judge(request, response, true);
    }

    /** As {@link #judge(HttpServletRequest, HttpServletResponse)}, when the service said that the trust of the session was revoked. */
    Verdict judgeAnew(HttpServletRequest request, HttpServletResponse response) {
        return judge(request, response, false);
    }

    private Verdict judge(HttpServletRequest request, HttpServletResponse response, boolean stampCounts) {
        try {
            Account account = account(request);
            return account == null ? nobody(request) : judge(request, response, account, stampCounts);
        } catch (GateUnavailableException e) {
            return Verdict.NotAvailable.NOW;
        } catch (RuntimeException e) {
            lockedOut(e);
            return Verdict.NotAvailable.NOW;
        }
    }

    /** Once a minute at most: a stranger can cause it with every request, by a header that a proxy alone may set. */
    private void lockedOut(RuntimeException cause) {
        long now = clock.millis();
        boolean told = Math.abs(now - lockedOutToldAt) < BETWEEN_TELLING;
        if (!told) {
            lockedOutToldAt = now;
        }
        LOG.log(
                told ? Level.DEBUG : Level.ERROR,
                "It could not be told who is signed in; the request was locked out (said once a minute at most)",
                cause);
    }

    /** Where every page tells who is signed in, a page of nobody's comes after a sign-out. */
    private Verdict nobody(HttpServletRequest request) {
        if (settings.resolver().isToldEverywhere() && RequestKind.of(request).isPage()) {
            HttpSession session = request.getSession(false);
            Stamp stamp = Stamp.in(session);
            if (session != null && stamp != null) {
                sessions.forget(session, stamp.account());
            }
        }
        return Verdict.Nobody.SEEN;
    }

    private Verdict judge(
            HttpServletRequest request, HttpServletResponse response, Account account, boolean stampCounts)
            throws GateUnavailableException {
        HttpSession session = request.getSession(false);
        KeptForm form = KeptForm.in(session);
        if (session != null && form != null && !form.isOf(account)) {
            KeptForm.remove(session);
        }
        Stamp stamp = Stamp.in(session);
        if (session != null && stamp != null) {
            if (stampCounts && stillHolds(session, stamp, account)) {
                return new Verdict.Verified(account);
            }
            sessions.dropStamp(session);
        }
        boolean verifiedBefore = stamp != null && stamp.account().sameAs(account);
        SigningInVisit pending = SigningInVisit.in(session);
        if (session != null && pending != null) {
            if (!pending.isOf(account)) {
                sessions.end(session, pending);
            } else if (!RequestKind.of(request).startsVisit()) {
                return new Verdict.Pending(account, pending.needed(), pending.verifiedBefore());
            } else {
                verifiedBefore |= pending.verifiedBefore();
            }
        }
        file.signInSeen();
        Decision decision = gate.check(
                account,
                BrowserCookies.browserToken(request, settings.development(), account),
                circumstances(request),
                null);
        return switch (decision.kind()) {
            case PASS -> letIn(request, response, account, decision, stamp);
            case VERIFY, SET_UP ->
                holdBack(request, session, new Verdict.Pending(account, decision.kind(), verifiedBefore));
            case UNAVAILABLE -> Verdict.NotAvailable.NOW;
        };
    }

    private boolean stillHolds(HttpSession session, Stamp stamp, Account account) throws GateUnavailableException {
        long now = clock.millis();
        if (!stamp.account().sameAs(account) || stamp.isExpired(now)) {
            return false;
        }
        if (!stamp.isLookDue(now)) {
            return true;
        }
        try {
            return gate.stillTrusted(stamp.trust())
                    && sessions.looked(session, stamp, stamp.foundGood(now, settings.lookAgain()));
        } catch (GateUnavailableException e) {
            if (!stamp.isWithinGrace(now, settings.unavailableGrace())) {
                throw e;
            }
            return sessions.looked(session, stamp, stamp.notAnswered(now, RETRY_LOOK_AFTER));
        }
    }

    /** @param dropped the stamp that the session had until now */
    private Verdict letIn(
            HttpServletRequest request,
            HttpServletResponse response,
            Account account,
            Decision decision,
            @Nullable Stamp dropped) {
        HttpSession session = request.getSession(false);
        if (session == null
                && !response.isCommitted()
                && RequestKind.of(request).isPage()) {
            session = request.getSession();
        }
        // A committed response cannot tell the browser a new session id: it goes on, and the next request is stamped.
        // Programs that
        // keep no cookies do not leave a session behind with every call.
        if (session != null && !response.isCommitted()) {
            SigningInVisit over = sessions.stamp(request, session, stamp(account, decision, dropped));
            if (over != null) {
                gate.end(over.state());
            }
        }
        return new Verdict.Verified(account);
    }

    private Stamp stamp(Account account, Decision pass, @Nullable Stamp dropped) {
        Stamp stamp = Stamp.given(account, pass.trust(), pass.validUntil(), clock.millis(), settings.lookAgain());
        return dropped == null ? stamp : stamp.following(dropped);
    }

    private Verdict holdBack(HttpServletRequest request, @Nullable HttpSession session, Verdict.Pending verdict) {
        if (session != null && !RequestKind.of(request).startsVisit()) {
            sessions.keep(request, session, verdict);
        }
        return verdict;
    }

    /** As {@link #account}; not told counts as nobody. */
    @Nullable
    Account signedIn(HttpServletRequest request) {
        try {
            return account(request);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /**
     * After the application had the request: a sign-out that left the session standing ends what was proved in it.
     *
     * @return whether somebody else, or nobody, is signed in now
     */
    boolean noticeSignOut(HttpServletRequest request, Account before) {
        if (isKnownStill(request, before)) {
            return false;
        }
        try {
            HttpSession session = request.getSession(false);
            if (session != null) {
                sessions.forget(session, before);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The session ended with the sign-out", e);
        }
        return true;
    }

    private boolean isKnownStill(HttpServletRequest request, Account before) {
        try {
            return settings.resolver().isStill(request, before);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "Who is signed in at the end of the request cannot be told", e);
            return false;
        }
    }

    static Circumstances circumstances(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String userAgent = request.getHeader("User-Agent");
        return new Circumstances(address == null ? "" : address, userAgent == null ? "" : userAgent);
    }
}
