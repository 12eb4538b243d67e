package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.VisitRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Sends a browser to the module's pages, with a ticket. */
final class Visits {

    /** A sign-in that is not verified yet: when it was is not known, and it confirms nothing. */
    private static final long NOT_KNOWN = 0;

    private final GuardSettings settings;
    private final GateConnection gate;
    private final HostSessions sessions;
    private final SignOut signOut;
    private final Clock clock;

    Visits(GuardSettings settings, GateConnection gate, HostSessions sessions, SignOut signOut, Clock clock) {
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
        SigningInVisit before = SigningInVisit.in(request.getSession(false));
        if (before != null && before.isOverdue(now, settings.pendingLifetime())) {
            signOut.now(request, response);
            return;
        }
        SigningInVisit pending = sessions.visiting(request, verdict, wantedPage, now);
        if (pending == null) {
            Reply.seeOther(response, wantedPage == null ? settings.homeOf(request) : wantedPage);
            return;
        }
        Decision decision = gate.check(
                verdict.account().withLocale(Language.of(request, verdict.account())),
                BrowserCookies.browserToken(request, verdict.account()),
                Sentry.circumstances(request),
                VisitRequest.ofSigningIn(
                        pending.state(),
                        pending.visitCookie(),
                        request.getContextPath(),
                        settings.prefix(),
                        BrowserCookies.mayRemember(request)));
        String ticket = decision.ticket();
        if (ticket == null) {
            throw new GateUnavailableException("Countersign decided otherwise meanwhile: " + decision.kind(), null);
        }
        BrowserCookies.setSigningIn(request, response, pending.visitCookie(), settings.pendingLifetime());
        String page = decision.kind() == Decision.Kind.SET_UP ? "/set-up" : "/verify";
        Reply.seeOther(response, settings.modulePath() + page + "?ticket=" + ticket);
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
        ManagingVisit visit = session == null || stamp == null ? null : sessions.visit(session, account);
        if (visit == null || stamp == null) {
            return false;
        }
        String ticket = gate.openVisit(
                account.withLocale(Language.of(request, account)),
                Sentry.circumstances(request),
                visit(request, stamp, visit));
        if (ticket == null) {
            return false;
        }
        SecondFactorStatus status = SecondFactorStatus.in(session);
        if (status != null) {
            status.askAgain();
        }
        BrowserCookies.setVisit(request, response, visit.visitCookie());
        Reply.seeOther(response, settings.modulePath() + "/" + page + "?ticket=" + ticket);
        return true;
    }

    private VisitRequest visit(HttpServletRequest request, Stamp stamp, ManagingVisit visit) {
        return VisitRequest.ofManaging(
                visit.state(),
                visit.visitCookie(),
                request.getContextPath(),
                settings.prefix(),
                BrowserCookies.mayRemember(request),
                settings.confirmation(),
                stamp.signedInAt(),
                stamp.trust());
    }
}
