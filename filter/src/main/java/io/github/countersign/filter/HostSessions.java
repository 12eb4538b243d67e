package io.github.countersign.filter;

import io.github.countersign.filter.output.UnderWay;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Changes what the filter keeps in host sessions. Two requests of one session that arrive together end with one state: they
 * take turns on this server, and across servers the later one stands, because a ticket is good only for the state kept in the session.
 */
final class HostSessions {

    private final GateConnection gate;
    private final FilterSettings settings;
    private final SecondFactorStatus.Source statuses;
    private final AtomicLong signIns;
    private final AtWork atWork;
    private final Object[] turns = new Object[64];
    private final Set<String> changingIds = ConcurrentHashMap.newKeySet();

    HostSessions(GateConnection gate, FilterSettings settings, Clock clock, AtWork atWork) {
        this.gate = gate;
        this.settings = settings;
        this.statuses = new SecondFactorStatus.Source(gate, clock);
        this.atWork = atWork;
        this.signIns = new AtomicLong(clock.millis() * 1000); // greater than the numbers given before a restart
        for (int i = 0; i < turns.length; i++) {
            turns[i] = new Object();
        }
    }

    /** By the time of the session's creation, because its id changes. (Where sessions are replicated, that time may change with it.) */
    private Object turn(HttpSession session) {
        return turns[Math.floorMod(Long.hashCode(session.getCreationTime()), turns.length)];
    }

    /** Whether the session that had this id is given another one here, because it is stamped. */
    boolean isChangingId(String formerId) {
        return changingIds.contains(formerId);
    }

    /**
     * Somebody has signed in to the session, and is not verified.
     *
     * @param account null when it is not known whose sign-in it is
     */
    void noteSignIn(HttpSession session, @Nullable Account account) {
        UnderWay itself = atWork.in(session);
        synchronized (turn(session)) {
            SignIns before = SignIns.of(SignIns.textIn(session));
            if (account == null && itself != null && isOwn(before, itself)) {
                return; // a sign-in may show in more than one way
            }
            SignIns after = before.signedIn(account, signIns.incrementAndGet());
            if (after != before) {
                session.setAttribute(SignIns.ATTRIBUTE, after.text());
            }
            boolean isNew = after.latest() != before.latest();
            if (itself != null && isNew && !before.haveOvertaken(SignIns.of(itself.known()))) {
                itself.signedIn(after.text());
            }
        }
    }

    private static boolean isOwn(SignIns latest, UnderWay request) {
        return request.hasSignedIn() && SignIns.of(request.known()).latest() == latest.latest();
    }

    /** The service has let somebody in, but the session cannot be stamped yet: what is under way in it may go on for that person. */
    void letIn(HttpSession session, Account account) {
        synchronized (turn(session)) {
            noteVerified(session, account);
        }
    }

    private void noteVerified(HttpSession session, Account account) {
        SignIns before = SignIns.of(SignIns.textIn(session));
        SignIns after = before.verified(account, signIns.incrementAndGet());
        if (after != before) {
            session.setAttribute(SignIns.ATTRIBUTE, after.text());
        }
    }

    /**
     * The state of the sign-in, kept before the service is asked: navigations that arrive together ask with the same one.
     *
     * @return null when another request has verified the session meanwhile
     */
    @Nullable
    SigningInVisit begin(HttpServletRequest request, Account account, boolean verifiedBefore) {
        HttpSession session = request.getSession();
        synchronized (turn(session)) {
            if (isStampedFor(session, account)) {
                return null;
            }
            SigningInVisit found = SigningInVisit.in(session);
            if (found != null && found.isOf(account)) {
                return found;
            }
            SigningInVisit begun = SigningInVisit.begun(account, verifiedBefore, settings.homeOf(request));
            session.setAttribute(SigningInVisit.ATTRIBUTE, begun);
            return begun;
        }
    }

    /**
     * Notes that the browser is sent to the module's pages.
     *
     * @param visit the one that the service has opened; the application may have replaced the session since
     * @param wantedPage null to keep the page wanted before
     * @return false when another request has verified the session meanwhile
     */
    boolean visited(HttpServletRequest request, SigningInVisit visit, @Nullable String wantedPage, long now) {
        HttpSession session = request.getSession();
        synchronized (turn(session)) {
            if (isStampedFor(session, visit.account())) {
                return false;
            }
            session.setAttribute(
                    SigningInVisit.ATTRIBUTE, latest(session, visit).visited(wantedPage, now));
            return true;
        }
    }

    private static SigningInVisit latest(HttpSession session, SigningInVisit visit) {
        SigningInVisit found = SigningInVisit.in(session);
        Decision.Kind needed = visit.needed();
        return found == null || needed == null || !found.state().equals(visit.state()) ? visit : found.decided(needed);
    }

    /** Keeps a decision, so that the background requests that follow need not ask the gate. */
    void keep(HttpServletRequest request, HttpSession session, Verdict.Pending verdict) {
        synchronized (turn(session)) {
            SigningInVisit found = SigningInVisit.in(session);
            if (!isStampedFor(session, verdict.account()) && (found == null || found.needed() == null)) {
                SigningInVisit visit = found != null && found.isOf(verdict.account())
                        ? found
                        : SigningInVisit.begun(verdict.account(), verdict.verifiedBefore(), settings.homeOf(request));
                session.setAttribute(SigningInVisit.ATTRIBUTE, visit.decided(verdict.needed()));
            }
        }
    }

    /**
     * Clears the session before the service decides about the account: what belongs to somebody else goes, and so does what was proved and
     * no longer holds.
     *
     * @param outlived the stamp that does not hold; another one that was given meanwhile stays
     */
    void clear(HttpSession session, Account account, @Nullable Stamp outlived) {
        KeptForm form = KeptForm.in(session);
        if (form != null && !form.isOf(account)) {
            KeptForm.remove(session);
        }
        if (outlived != null && dropped(session, outlived)) {
            endVisit(session);
        }
        SigningInVisit pending = SigningInVisit.in(session);
        if (pending != null && !pending.isOf(account)) {
            end(session, pending);
        }
    }

    private boolean dropped(HttpSession session, Stamp stamp) {
        synchronized (turn(session)) {
            Stamp now = Stamp.in(session);
            if (now == null || !now.isAsOf(stamp)) {
                return false;
            }
            session.removeAttribute(Stamp.ATTRIBUTE);
            session.removeAttribute(SecondFactorStatus.ATTRIBUTE);
            return true;
        }
    }

    /**
     * Stamps the session, under a new id: an id planted before the sign-in is worth nothing after it.
     *
     * @return the pending state that this ends, if there was one
     */
    @Nullable
    SigningInVisit stamp(HttpServletRequest request, HttpSession session, Stamp stamp) {
        synchronized (turn(session)) {
            if (isStampedFor(session, stamp.account())) {
                return null;
            }
            SigningInVisit over = SigningInVisit.in(session);
            changeId(request, session.getId());
            HttpSession renewed = request.getSession();
            renewed.removeAttribute(SigningInVisit.ATTRIBUTE);
            KeptForm form = KeptForm.in(renewed);
            if (form != null && !form.isOf(stamp.account())) {
                KeptForm.remove(renewed);
            }
            noteVerified(renewed, stamp.account()); // first: whoever sees the stamp finds that nobody is ahead of it
            renewed.setAttribute(Stamp.ATTRIBUTE, stamp);
            renewed.setAttribute(SecondFactorStatus.ATTRIBUTE, statuses.of(stamp.account()));
            return over;
        }
    }

    private void changeId(HttpServletRequest request, String formerId) {
        changingIds.add(formerId);
        try {
            request.changeSessionId();
        } finally {
            changingIds.remove(formerId);
        }
    }

    /**
     * Keeps what a look at the service found.
     *
     * @return false when the session was signed out, or stamped again, while the service was asked
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

    /** Lets a verified session go on with another stamp; false when it is no longer verified for that account. */
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
     * @return null when the session is no longer verified for that account
     */
    @Nullable
    ManagingVisit visit(HttpSession session, Account account) {
        ManagingVisit former;
        ManagingVisit visit;
        synchronized (turn(session)) {
            if (!isStampedFor(session, account)) {
                return null;
            }
            former = ManagingVisit.in(session);
            if (former != null && former.isOf(account)) {
                return former;
            }
            visit = ManagingVisit.begun(account);
            session.setAttribute(ManagingVisit.ATTRIBUTE, visit);
        }
        if (former != null) {
            gate.end(former.state()); // nobody waits for the service in the session's turn
        }
        return visit;
    }

    private static boolean isStampedFor(HttpSession session, Account account) {
        Stamp stamp = Stamp.in(session);
        return stamp != null && stamp.account().sameAs(account);
    }

    /** Ends the pending sign-in here, and at the service if it knows of it. */
    void end(HttpSession session, SigningInVisit pending) {
        session.removeAttribute(SigningInVisit.ATTRIBUTE);
        if (pending.wasVisited()) {
            gate.end(pending.state());
        }
    }

    /** Ends the visit to the module's pages, if there is one, here and at the service. */
    void endVisit(HttpSession session) {
        ManagingVisit visit = ManagingVisit.in(session);
        if (visit != null) {
            session.removeAttribute(ManagingVisit.ATTRIBUTE);
            gate.end(visit.state());
        }
    }

    /** Ends what was proved for that account: the person signed out without ending the session. */
    void forget(HttpSession session, Account account) {
        KeptForm.remove(session);
        Stamp stamp = Stamp.in(session);
        if (stamp != null && stamp.account().sameAs(account) && dropped(session, stamp)) {
            endVisit(session);
        }
        SigningInVisit pending = SigningInVisit.in(session);
        if (pending != null && pending.isOf(account)) {
            end(session, pending);
        }
    }
}
