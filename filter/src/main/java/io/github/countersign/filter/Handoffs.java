package io.github.countersign.filter;

import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Handoff;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Sends a browser to the module's pages, with a ticket. */
final class Handoffs {

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
        return new Handoff(
                pending.needed() == Decision.Kind.SET_UP ? Handoff.Purpose.SET_UP : Handoff.Purpose.VERIFY,
                pending.account(),
                pending.state(),
                pending.handoffCookie(),
                request.getContextPath(),
                settings.prefix(),
                BrowserCookies.mayRemember(request),
                Sentry.circumstances(request));
    }
}
