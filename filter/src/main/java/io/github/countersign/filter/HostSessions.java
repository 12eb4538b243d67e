package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Changes what the filter keeps in host sessions. Two requests of one session that arrive together end with one state: they
 * take turns on this server, and across servers the later one stands, because a ticket is good only for the state kept in the session.
 */
final class HostSessions {

    private final GateConnection gate;
    private final GuardSettings settings;
    private final SecondFactorStatus.Source statuses;
    private final Object[] turns = new Object[64];

    HostSessions(GateConnection gate, GuardSettings settings, Clock clock) {
        this.gate = gate;
        this.settings = settings;
        this.statuses = new SecondFactorStatus.Source(gate, clock);
        for (int i = 0; i < turns.length; i++) {
            turns[i] = new Object();
        }
    }

    private Object turn(HttpSession session) {
        return turns[Math.floorMod(session.getId().hashCode(), turns.length)];
    }

    /**
     * Notes a visit.
     *
     * @param wantedPage null to keep the page wanted before
     * @return null when another request has verified the session meanwhile
     */
    @Nullable
    SigningInVisit visiting(
            HttpServletRequest request, Verdict.Pending verdict, @Nullable String wantedPage, long now) {
        HttpSession session = request.getSession();
        synchronized (turn(session)) {
            if (isStampedFor(session, verdict.account())) {
                return null;
            }
            SigningInVisit pending =
                    pendingOrNew(request, session, verdict).visiting(verdict.needed(), wantedPage, now);
            session.setAttribute(SigningInVisit.ATTRIBUTE, pending);
            return pending;
        }
    }

    /** Keeps a decision, so that the background requests that follow need not ask the gate. */
    void keep(HttpServletRequest request, HttpSession session, Verdict.Pending verdict) {
        synchronized (turn(session)) {
            if (!isStampedFor(session, verdict.account()) && SigningInVisit.in(session) == null) {
                session.setAttribute(SigningInVisit.ATTRIBUTE, pendingOrNew(request, session, verdict));
            }
        }
    }

    private SigningInVisit pendingOrNew(HttpServletRequest request, HttpSession session, Verdict.Pending verdict) {
        SigningInVisit found = SigningInVisit.in(session);
        return found != null && found.isOf(verdict.account())
                ? found
                : SigningInVisit.begun(verdict, settings.homeOf(request));
    }

    /**
     * Stamps the session, under a new id: an id planted before the sign-in is worth nothing after it.
     *
     * @return the pending state that is over with this, if there was one
     */
    @Nullable
    SigningInVisit stamp(HttpServletRequest request, HttpSession session, Stamp stamp) {
        synchronized (turn(session)) {
            if (isStampedFor(session, stamp.account())) {
                return null;
            }
            SigningInVisit over = SigningInVisit.in(session);
            request.changeSessionId();
            HttpSession renewed = request.getSession();
            renewed.removeAttribute(SigningInVisit.ATTRIBUTE);
            KeptForm form = KeptForm.in(renewed);
            if (form != null && !form.isOf(stamp.account())) {
                KeptForm.remove(renewed);
            }
            renewed.setAttribute(Stamp.ATTRIBUTE, stamp);
            renewed.setAttribute(SecondFactorStatus.ATTRIBUTE, statuses.of(stamp.account()));
            return over;
        }
    }

    /**
     * Keeps what a look at the service found.
     *
     * @return false when the session was signed out, or stamped anew, while the service was asked
     */
    boolean looked(HttpSession session, Stamp before, Stamp after) {
        synchronized (turn(session)) {
            Stamp now = Stamp.in(session);
            if (now == null || !now.account().sameAs(before.account())) {
                return false;
            }
            if (now.isAsOf(before)) {
                session.setAttribute(Stamp.ATTRIBUTE, after);
            }
            return true;
        }
    }

    /** Lets a verified session go on with another stamp; false when it is not verified for that account any more. */
    boolean stampAnew(HttpSession session, Stamp stamp) {
        synchronized (turn(session)) {
            if (!isStampedFor(session, stamp.account())) {
                return false;
            }
            session.setAttribute(Stamp.ATTRIBUTE, stamp);
            session.setAttribute(SecondFactorStatus.ATTRIBUTE, statuses.of(stamp.account()));
            return true;
        }
    }

    /**
     * The visit of the account to the module's pages, begun with the first entry link that is used.
     *
     * @return null when the session is not verified for that account any more
     */
    @Nullable
    ManagingVisit visit(HttpSession session, Account account) {
        synchronized (turn(session)) {
            if (!isStampedFor(session, account)) {
                return null;
            }
            ManagingVisit found = ManagingVisit.in(session);
            if (found != null && found.isOf(account)) {
                return found;
            }
            endVisit(session);
            ManagingVisit visit = ManagingVisit.begun(account);
            session.setAttribute(ManagingVisit.ATTRIBUTE, visit);
            return visit;
        }
    }

    private static boolean isStampedFor(HttpSession session, Account account) {
        Stamp stamp = Stamp.in(session);
        return stamp != null && stamp.account().sameAs(account);
    }

    /** Ends the pending sign-in here and at the service. */
    void end(HttpSession session, SigningInVisit pending) {
        session.removeAttribute(SigningInVisit.ATTRIBUTE);
        gate.end(pending.state());
    }

    /** Ends the visit to the module's pages, if there is one, here and at the service. */
    void endVisit(HttpSession session) {
        ManagingVisit visit = ManagingVisit.in(session);
        if (visit != null) {
            session.removeAttribute(ManagingVisit.ATTRIBUTE);
            gate.end(visit.state());
        }
    }

    /** The session is not verified any more: neither are the module's pages that were opened from it. */
    void dropStamp(HttpSession session) {
        synchronized (turn(session)) {
            session.removeAttribute(Stamp.ATTRIBUTE);
            session.removeAttribute(SecondFactorStatus.ATTRIBUTE);
        }
        endVisit(session);
    }

    /** Somebody signed out without ending the session: what was proved for that account is over. */
    void forget(HttpSession session, Account account) {
        KeptForm.remove(session);
        if (isStampedFor(session, account)) {
            dropStamp(session);
        }
        SigningInVisit pending = SigningInVisit.in(session);
        if (pending != null && pending.isOf(account)) {
            end(session, pending);
        }
    }
}
