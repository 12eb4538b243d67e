package io.github.countersign.filter;

import io.github.countersign.filter.request.BrowserCookies;
import io.github.countersign.filter.request.Language;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.filter.service.GateUnavailableException;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.VisitRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Asks the service to open visits of the module's pages, and sends browsers there with their tickets. */
final class Visits {

    /** A browser that is sent has shown that the connection is secure, or this is development. */
    private static final boolean REMEMBER_OFFERED = true;

    private static final String COOKIE_SENT = "cookie-sent";

    private final FilterSettings settings;
    private final GateConnection gate;
    private final HostSessions sessions;
    private final ApplicationFile file;
    private final Clock clock;

    Visits(FilterSettings settings, GateConnection gate, HostSessions sessions, ApplicationFile file, Clock clock) {
        this.settings = settings;
        this.gate = gate;
        this.sessions = sessions;
        this.file = file;
        this.clock = clock;
    }

    /**
     * The visit in which a sign-in goes on if the service wants it to: one for a session, so that there is one challenge for it.
     *
     * @return null when another request has verified the session meanwhile
     */
    @Nullable
    SigningInVisit begin(HttpServletRequest request, Account account, boolean verifiedBefore) {
        return sessions.begin(request, account, verifiedBefore);
    }

    /**
     * Asks the service, in one call, to decide and to open the visit.
     *
     * @param visit null for a request that leads nobody to the module's pages
     */
    Decision check(HttpServletRequest request, Account account, @Nullable SigningInVisit visit)
            throws GateUnavailableException {
        return gate.check(
                visit == null ? account : account.withLocale(Language.of(request, account)),
                BrowserCookies.browserToken(request, settings.development(), account),
                circumstances(request),
                visit == null
                        ? null
                        : VisitRequest.ofSigningIn(
                                visit.state(),
                                visit.visitCookie(),
                                request.getContextPath(),
                                settings.prefix(),
                                REMEMBER_OFFERED));
    }

    @Nullable
    OpenedVisit opened(@Nullable SigningInVisit visit, Decision decision) {
        String ticket = decision.ticket();
        return visit == null || ticket == null ? null : new OpenedVisit(visit, ticket, Moment.ofMillis(clock.millis()));
    }

    /** @param wantedPage where to go after the second factor; null to keep the page wanted before */
    void send(
            HttpServletRequest request,
            HttpServletResponse response,
            Verdict.Pending verdict,
            @Nullable String wantedPage)
            throws IOException {
        OpenedVisit opened = verdict.visit();
        long now = clock.millis();
        if (opened != null && opened.isFresh(now)) {
            if (sessions.visited(request, opened.visit().decided(verdict.needed()), wantedPage, now)) {
                setCookie(request, response, opened.visit());
                String page = verdict.needed() == Decision.Kind.SET_UP ? "/set-up" : "/verify";
                Reply.seeOther(response, settings.modulePath() + page + "?ticket=" + opened.ticket());
            } else {
                Reply.seeOther(response, wantedPage == null ? settings.homeOf(request) : wantedPage);
            }
        } else if (keepsCookies(request, SigningInVisit.in(request.getSession(false)))) {
            // The navigation that follows is judged again, and leads on with a ticket.
            Reply.seeOther(response, wantedPage == null ? settings.goOnAt(request) : wantedPage);
        } else {
            SigningInVisit visit = sessions.begin(request, verdict.account(), verdict.verifiedBefore());
            if (visit != null && sessions.visited(request, visit.decided(verdict.needed()), wantedPage, now)) {
                setCookie(request, response, visit);
                tryCookie(request, response, settings.goOnAt(request));
            } else {
                Reply.seeOther(response, wantedPage == null ? settings.homeOf(request) : wantedPage);
            }
        }
    }

    private void setCookie(HttpServletRequest request, HttpServletResponse response, SigningInVisit visit) {
        BrowserCookies.setVisit(
                request,
                response,
                settings.development(),
                visit.visitCookie(),
                settings.pendingLifetime().toMillis());
    }

    /**
     * Whether the browser keeps our cookies, which are {@code Secure}. If the server does not know that the connection is secure, the
     * browser has to show it: only a browser that has presented the cookie of the session's visit is led on.
     */
    boolean keepsCookies(HttpServletRequest request, @Nullable SigningInVisit visit) {
        return keepsCookies(request, visit == null ? null : visit.visitCookie());
    }

    private boolean keepsCookies(HttpServletRequest request, @Nullable String visitCookie) {
        boolean development = settings.development();
        return development
                || request.isSecure()
                || (visitCookie != null && FormOrigin.showsCookie(request, development, visitCookie));
    }

    /**
     * Sends the browser once to one of our own addresses, where it arrives with the cookie or without it.
     *
     * @param ownPage the address, which leads here again
     */
    private void tryCookie(HttpServletRequest request, HttpServletResponse response, String ownPage)
            throws IOException {
        if (request.getParameter(COOKIE_SENT) == null) {
            Reply.seeOther(response, ownPage + "?" + COOKIE_SENT + "=1");
        } else {
            file.cookieLost();
            PageReply.needsHttps(request, response, ownPage);
        }
    }

    /**
     * Opens a page of the module for a verified person.
     *
     * @param page its path below the module's
     * @return false when the trust of the session was revoked meanwhile, or the session is no longer verified
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
        if (!keepsCookies(request, cookie)) {
            BrowserCookies.setVisit(request, response, settings.development(), cookie, BrowserCookies.WITH_THE_BROWSER);
            tryCookie(request, response, request.getContextPath() + settings.prefix() + page);
            return true;
        }
        String ticket = gate.openVisit(
                account.withLocale(Language.of(request, account)),
                circumstances(request),
                managing(request, stamp, visit));
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

    private VisitRequest managing(HttpServletRequest request, Stamp stamp, ManagingVisit visit) {
        return VisitRequest.ofManaging(
                visit.state(),
                visit.visitCookie(),
                request.getContextPath(),
                settings.prefix(),
                REMEMBER_OFFERED,
                settings.confirmation(),
                stamp.signedInAt().millis(),
                stamp.trust());
    }

    static Circumstances circumstances(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String userAgent = request.getHeader("User-Agent");
        return new Circumstances(address == null ? "" : address, userAgent == null ? "" : userAgent);
    }
}
