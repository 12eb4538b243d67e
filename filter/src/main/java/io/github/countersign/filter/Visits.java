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

    /** Whoever is sent has shown that the connection is secure, or it is development. */
    private static final boolean REMEMBER_OFFERED = true;

    private static final String COOKIE_SENT = "cookie-sent";

    private final GuardSettings settings;
    private final GateConnection gate;
    private final HostSessions sessions;
    private final SignOut signOut;
    private final ApplicationFile file;
    private final Clock clock;

    Visits(
            GuardSettings settings,
            GateConnection gate,
            HostSessions sessions,
            SignOut signOut,
            ApplicationFile file,
            Clock clock) {
        this.settings = settings;
        this.gate = gate;
        this.sessions = sessions;
        this.signOut = signOut;
        this.file = file;
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
        boolean development = settings.development();
        String cookie = pending.visitCookie();
        if (!keepsCookies(request, response, cookie, settings.pendingLifetime(), settings.goOnAt(request))) {
            return;
        }
        Decision decision = gate.check(
                verdict.account().withLocale(Language.of(request, verdict.account())),
                BrowserCookies.browserToken(request, development, verdict.account()),
                Sentry.circumstances(request),
                VisitRequest.ofSigningIn(
                        pending.state(), cookie, request.getContextPath(), settings.prefix(), REMEMBER_OFFERED));
        String ticket = decision.ticket();
        if (ticket == null) {
            throw new GateUnavailableException("Countersign decided otherwise meanwhile: " + decision.kind(), null);
        }
        BrowserCookies.setVisit(request, response, development, cookie, settings.pendingLifetime());
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
            throws IOException, GateUnavailableException {
        HttpSession session = request.getSession(false);
        Stamp stamp = Stamp.in(session);
        ManagingVisit visit = session == null || stamp == null ? null : sessions.visit(session, account);
        if (visit == null || stamp == null) {
            return false;
        }
        String cookie = visit.visitCookie();
        String ownPage = request.getContextPath() + settings.prefix() + page;
        if (!keepsCookies(request, response, cookie, BrowserCookies.WITH_THE_BROWSER, ownPage)) {
            return true;
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
        BrowserCookies.setVisit(request, response, settings.development(), cookie, BrowserCookies.WITH_THE_BROWSER);
        Reply.seeOther(response, settings.modulePath() + "/" + page + "?ticket=" + ticket);
        return true;
    }

    /**
     * Whether the browser keeps our cookies, which are {@code Secure}. Where the server does not know that the connection is, the browser
     * shows it: it is sent once to one of our own addresses, and comes there with the cookie or without.
     *
     * @param ownPage the address, which comes here again
     * @return false when the request has been answered
     */
    private boolean keepsCookies(
            HttpServletRequest request, HttpServletResponse response, String cookie, long lifetime, String ownPage)
            throws IOException {
        boolean development = settings.development();
        if (development || request.isSecure() || FormOrigin.showsCookie(request, development, cookie)) {
            return true;
        }
        BrowserCookies.setVisit(request, response, development, cookie, lifetime);
        if (request.getParameter(COOKIE_SENT) == null) {
            Reply.seeOther(response, ownPage + "?" + COOKIE_SENT + "=1");
        } else {
            file.cookieLost();
            Pages.needsHttps(request, response, ownPage);
        }
        return false;
    }

    private VisitRequest visit(HttpServletRequest request, Stamp stamp, ManagingVisit visit) {
        return VisitRequest.ofManaging(
                visit.state(),
                visit.visitCookie(),
                request.getContextPath(),
                settings.prefix(),
                REMEMBER_OFFERED,
                settings.confirmation(),
                stamp.signedInAt(),
                stamp.trust());
    }
}
