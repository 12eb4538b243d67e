package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Handoff;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Sends a browser to the module's pages, with a ticket. */
final class Handoffs {

    /** A sign-in that is not verified yet: when it was is not known, and it confirms nothing. */
    private static final long NOT_KNOWN = 0;

    private final GuardSettings settings;
    private final GateConnection gate;
    private final HostSessions sessions;
    private final SignOut signOut;
    private final Clock clock;

    Handoffs(GuardSettings settings, GateConnection gate, HostSessions sessions, SignOut signOut, Clock clock) {
        this.settings = settings;
        this.gate = gate;
        this.sessions = sessions;
        this.signOut = signOut;
        this.clock = clock;
    }

    /** @param wantedPage where to go after the second factor; null to keep the page wanted before */
    void send(
            HttpServletRequest request,
            HttpServletResponse response,
            Verdict.Pending verdict,
            @Nullable String wantedPage)
            throws IOException, GateUnavailableException {
        long now = clock.millis();
        PendingState before = PendingState.in(request.getSession(false));
        if (before != null && before.isOverdue(now, settings.pendingLifetime())) {
            signOut.now(request, response);
            return;
        }
        PendingState pending = sessions.handedOff(request, verdict, wantedPage, now);
        if (pending == null) {
            Reply.seeOther(response, wantedPage == null ? settings.homeOf(request) : wantedPage);
            return;
        }
        String ticket = gate.handOff(handoff(request, pending));
        BrowserCookies.setHandoff(request, response, pending.handoffCookie(), settings.pendingLifetime());
        String page = pending.needed() == Decision.Kind.SET_UP ? "/set-up" : "/verify";
        Reply.seeOther(response, settings.modulePath() + page + "?ticket=" + ticket);
    }

    private Handoff handoff(HttpServletRequest request, PendingState pending) {
        Account account = pending.account();
        return new Handoff(
                pending.needed() == Decision.Kind.SET_UP ? Handoff.Purpose.SET_UP : Handoff.Purpose.VERIFY,
                account.withLocale(Language.of(request, account)),
                pending.state(),
                pending.handoffCookie(),
                request.getContextPath(),
                settings.prefix(),
                BrowserCookies.mayRemember(request),
                settings.confirmation(),
                NOT_KNOWN,
                null,
                Sentry.circumstances(request));
    }

    /**
     * Opens a page of the module for somebody verified.
     *
     * @param page its path below the module's
     * @return false when the trust of the session was revoked meanwhile, or it is not verified any more
     */
    boolean open(HttpServletRequest request, HttpServletResponse response, Account account, String page)
            throws GateUnavailableException {
        HttpSession session = request.getSession(false);
        Stamp stamp = Stamp.in(session);
        ManageVisit visit = session == null || stamp == null ? null : sessions.visit(session, account);
        if (visit == null || stamp == null) {
            return false;
        }
        String ticket = gate.openVisit(handoff(request, account, stamp, visit));
        if (ticket == null) {
            return false;
        }
        SecondFactorStatus status = SecondFactorStatus.in(session);
        if (status != null) {
            status.askAgain();
        }
        BrowserCookies.setVisit(request, response, visit.handoffCookie());
        Reply.seeOther(response, settings.modulePath() + "/" + page + "?ticket=" + ticket);
        return true;
    }

    private Handoff handoff(HttpServletRequest request, Account account, Stamp stamp, ManageVisit visit) {
        return new Handoff(
                Handoff.Purpose.MANAGE,
                account.withLocale(Language.of(request, account)),
                visit.state(),
                visit.handoffCookie(),
                request.getContextPath(),
                settings.prefix(),
                BrowserCookies.mayRemember(request),
                settings.confirmation(),
                stamp.signedInAt(),
                stamp.trust(),
                Sentry.circumstances(request));
    }
}
