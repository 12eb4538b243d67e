package io.github.countersign.filter;

import io.github.countersign.filter.request.RequestKind;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.filter.service.GateUnavailableException;
import io.github.countersign.filter.service.Looks;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Acts on what the {@linkplain Lookout look} found, and nothing else does: it asks the service, stamps the session, keeps in it what is
 * pending, and clears what no longer holds. If something cannot be told, the verdict is {@linkplain Verdict#notAvailable not available}.
 */
final class Judge {

    private static final Logger LOG = Logger.getLogger(Judge.class.getName());
    private static final Duration RETRY_LOOK_AFTER = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TELLING = Duration.ofMinutes(1);

    private final FilterSettings settings;
    private final Lookout lookout;
    private final GateConnection gate;
    private final Looks looks;
    private final HostSessions sessions;
    private final Visits visits;
    private final ApplicationFile file;
    private final Clock clock;
    private volatile @Nullable Moment lockedOutToldAt;

    Judge(
            FilterSettings settings,
            Lookout lookout,
            GateConnection gate,
            HostSessions sessions,
            Visits visits,
            ApplicationFile file,
            Clock clock) {
        this.settings = settings;
        this.lookout = lookout;
        this.gate = gate;
        this.looks = new Looks(gate, clock);
        this.sessions = sessions;
        this.visits = visits;
        this.file = file;
        this.clock = clock;
    }

    /** Judges the request as it stands now. A person who has to go on at the module's pages is told to go there. */
    Verdict judge(HttpServletRequest request, HttpServletResponse response) {
        return settle(lookout.look(request), new Settlement(request, response, true));
    }

    /** Like {@link #judge}, but nobody is told to go to the module's pages, whatever the verdict: the service opens no visit. */
    Verdict judgeOnly(HttpServletRequest request, HttpServletResponse response) {
        return settle(lookout.look(request), new Settlement(request, response, false));
    }

    /** Like {@link #judge}, after the service said that the trust of the session was revoked. */
    Verdict judgeAnew(HttpServletRequest request, HttpServletResponse response) {
        return settle(
                lookout.lookPast(Stamp.in(request.getSession(false)), request, request),
                new Settlement(request, response, true));
    }

    /**
     * Like {@link #judge}, right before the servlet.
     *
     * @param seen the request as the application's filters hand it on, which tells who is signed in
     */
    Verdict judgeAgain(HttpServletRequest request, HttpServletRequest seen, HttpServletResponse response) {
        return settle(lookout.lookAgain(request, seen), new Settlement(request, seen, response, true));
    }

    private Verdict settle(Finding finding, Settlement settlement) {
        try {
            return finding.match(settlement);
        } catch (GateUnavailableException e) {
            return Verdict.notAvailable();
        } catch (RuntimeException e) {
            return lockedOut(e);
        }
    }

    /** Once a minute at most: a stranger can cause it with every request, by a header that only a proxy may set. */
    private Verdict lockedOut(RuntimeException cause) {
        long now = clock.millis();
        Moment last = lockedOutToldAt;
        boolean told = last != null && last.isWithin(BETWEEN_TELLING, now);
        if (!told) {
            lockedOutToldAt = Moment.ofMillis(now);
        }
        LOG.log(
                told ? Level.FINE : Level.SEVERE,
                "Countersign could not tell who is signed in; the request was locked out (said once a minute at most)",
                cause);
        return Verdict.notAvailable();
    }

    /**
     * After the application has had the request, ends what was proved in the session if the person signed out and the session still stands.
     *
     * @return whether somebody else, or nobody, is signed in now
     */
    boolean noticeSignOut(HttpServletRequest request, Account before) {
        if (lookout.isStill(request, before)) {
            return false;
        }
        try {
            HttpSession session = request.getSession(false);
            if (session != null) {
                sessions.forget(session, before);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The session ended with the sign-out", e);
        }
        return true;
    }

    /** Settles one request, whether or not its answer may lead a person to the module's pages. */
    private final class Settlement implements Finding.Cases<Verdict, GateUnavailableException> {

        private final HttpServletRequest request;
        private final HttpServletRequest seen;
        private final HttpServletResponse response;
        private final boolean leadsOn;

        private Settlement(HttpServletRequest request, HttpServletResponse response, boolean leadsOn) {
            this(request, request, response, leadsOn);
        }

        /** @param seen tells who is signed in */
        private Settlement(
                HttpServletRequest request, HttpServletRequest seen, HttpServletResponse response, boolean leadsOn) {
            this.request = request;
            this.seen = seen;
            this.response = response;
            this.leadsOn = leadsOn;
        }

        /** If the browser might not keep the cookie, the service opens no visit, because it would be lost. */
        private boolean canLeadOn() {
            return leadsOn
                    && RequestKind.of(request).startsVisit()
                    && request.getDispatcherType() != DispatcherType.INCLUDE
                    && !response.isCommitted()
                    && visits.keepsCookies(request, SigningInVisit.in(session()));
        }

        private @Nullable HttpSession session() {
            return request.getSession(false);
        }

        @Override
        public Verdict nobody(@Nullable Stamp outlived) {
            HttpSession session = session();
            if (session != null && outlived != null) {
                sessions.forget(session, outlived.account());
            }
            return Verdict.nobody();
        }

        @Override
        public Verdict verified(Account account) {
            return Verdict.verified(account);
        }

        @Override
        public Verdict lookDue(Account account, Stamp stamp) throws GateUnavailableException {
            return stillHolds(Objects.requireNonNull(session(), "session"), stamp)
                    ? Verdict.verified(account)
                    : lookout.lookPast(stamp, request, seen).match(this);
        }

        /** While the grace lasts, the look is refreshed beside the request. After it, the request waits for the answer. */
        private boolean stillHolds(HttpSession session, Stamp stamp) throws GateUnavailableException {
            if (!stamp.isWithinGrace(clock.millis(), settings.unavailableGrace())) {
                return gate.stillTrusted(stamp.trust())
                        && sessions.looked(session, stamp, stamp.foundGood(clock.millis(), settings.lookAgain()));
            }
            Looks.Look look = looks.look(stamp.trust(), settings.lookAgain());
            if (look.isRevoked()) {
                return false;
            }
            Stamp looked = look.isAnswered()
                    ? stamp.foundGood(look.askedAt(), settings.lookAgain())
                    : stamp.notAnswered(clock.millis(), RETRY_LOOK_AFTER);
            return sessions.looked(session, stamp, looked);
        }

        @Override
        public Verdict waiting(Verdict.Pending pending, @Nullable Stamp outlived) {
            clear(pending.account(), outlived);
            return pending;
        }

        @Override
        public Verdict overdue(Account account, @Nullable Stamp outlived) {
            clear(account, outlived);
            return Verdict.overdue();
        }

        @Override
        public Verdict untold(RuntimeException cause) {
            return lockedOut(cause);
        }

        @Override
        public Verdict undecided(Account account, boolean verifiedBefore, @Nullable Stamp outlived)
                throws GateUnavailableException {
            clear(account, outlived);
            noteSignIn(account);
            file.signInSeen();
            boolean canLeadOn = canLeadOn();
            SigningInVisit visit = canLeadOn ? visits.begin(request, account, verifiedBefore) : null;
            if (canLeadOn && visit == null) {
                return lookout.lookAgain(request, seen)
                        .match(this); // another request has stamped the session meanwhile
            }
            noteSignIn(account); // the session may be new
            Decision decision = visits.check(request, account, visit);
            switch (decision.kind()) {
                case PASS:
                    return letIn(account, decision, outlived);
                case VERIFY:
                case SET_UP:
                    return holdBack(
                            Verdict.Pending.of(account, decision.kind(), verifiedBefore),
                            visits.opened(visit, decision));
                case UNAVAILABLE:
                    break;
            }
            return Verdict.notAvailable();
        }

        /** Clears what belongs to another account in the session, or no longer holds. */
        private void clear(Account account, @Nullable Stamp outlived) {
            HttpSession session = session();
            if (session != null) {
                sessions.clear(session, account, outlived);
            }
        }

        private void noteSignIn(Account account) {
            HttpSession session = session();
            if (session != null) {
                sessions.noteSignIn(session, account);
            }
        }

        private Verdict letIn(Account account, Decision pass, @Nullable Stamp outlived) {
            HttpSession session = session();
            boolean committed = response.isCommitted();
            if (session == null && !committed && RequestKind.of(request).isPage()) {
                session = request.getSession();
            }
            // A committed response cannot tell the browser a new session id: it goes on, and the next request is
            // stamped. Programs that keep no cookies do not leave a session behind with every call.
            if (session != null && !committed) {
                Stamp stamp =
                        Stamp.given(account, pass.trust(), pass.validUntil(), clock.millis(), settings.lookAgain());
                SigningInVisit over =
                        sessions.stamp(request, session, outlived == null ? stamp : stamp.following(outlived));
                if (over != null && over.wasVisited()) {
                    gate.end(over.state());
                }
            } else if (session != null) {
                sessions.letIn(session, account);
            }
            return Verdict.verified(account);
        }

        private Verdict holdBack(Verdict.Pending pending, @Nullable OpenedVisit opened) {
            HttpSession session = session();
            if (session != null && !RequestKind.of(request).startsVisit()) {
                sessions.keep(request, session, pending);
            }
            return pending.in(opened);
        }
    }
}
