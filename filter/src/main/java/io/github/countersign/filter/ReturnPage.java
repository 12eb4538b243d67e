package io.github.countersign.filter;

import io.github.countersign.filter.request.BrowserCookies;
import io.github.countersign.filter.request.RequestKind;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.filter.service.GateUnavailableException;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Return;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where the browser comes back from the module's pages, with a ticket. Without a valid ticket, this page leads on to a second factor that
 * is still outstanding.
 */
final class ReturnPage {

    private static final Logger LOG = Logger.getLogger(ReturnPage.class.getName());

    private final FilterSettings settings;
    private final GateConnection gate;
    private final HostSessions sessions;
    private final Lookout lookout;
    private final Judge judge;
    private final HeldBackReply heldBackReply;
    private final Clock clock;

    ReturnPage(
            FilterSettings settings,
            GateConnection gate,
            HostSessions sessions,
            Lookout lookout,
            Judge judge,
            HeldBackReply heldBackReply,
            Clock clock) {
        this.settings = settings;
        this.gate = gate;
        this.sessions = sessions;
        this.lookout = lookout;
        this.judge = judge;
        this.heldBackReply = heldBackReply;
        this.clock = clock;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (goesOn(request)) {
            Reply.seeOther(response, settings.modulePath() + "/" + EntryPage.ACCOUNT);
            return;
        }
        SigningInVisit pending = SigningInVisit.in(request.getSession(false));
        String wantedPage = pending == null ? settings.homeOf(request) : pending.wantedPage();
        Verdict.HeldBack heldBack = completed(request, response)
                ? null
                : judge.judge(request, response).heldBack();
        if (heldBack != null) {
            heldBackReply.answerOwnPage(request, response, heldBack);
        } else {
            Reply.seeOther(response, wantedPage);
        }
    }

    /**
     * After a change on the module's pages that ended all trust of the account, the session in which it was made goes on. This comes before
     * any look at the old trust.
     */
    private boolean goesOn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Stamp stamp = Stamp.in(session);
        ManagingVisit visit = ManagingVisit.in(session);
        String ticket = request.getParameter("ticket");
        if (session == null
                || stamp == null
                || visit == null
                || ticket == null
                || !RandomToken.isOne(ticket)
                || !FormOrigin.showsCookie(request, settings.development(), visit.visitCookie())
                || RequestKind.of(request) != RequestKind.NAVIGATION) {
            return false;
        }
        long now = clock.millis();
        try {
            Account account = lookout.account(request);
            if (account == null || !visit.isOf(account) || !stamp.account().sameAs(account) || stamp.isExpired(now)) {
                return false;
            }
            Return returned = gate.redeem(ticket, visit.state(), visit.visitCookie(), account);
            return returned != null
                    && sessions.stampAnew(
                            session,
                            stamp.restingOn(returned.trust(), returned.validUntil(), now, settings.lookAgain()));
        } catch (GateUnavailableException | RuntimeException e) {
            LOG.log(Level.FINE, "A ticket after a change could not be redeemed", e);
            return false;
        }
    }

    /** Redeems the ticket: for the account, session and browser that were sent to the pages, and only in a page navigation. */
    private boolean completed(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        SigningInVisit pending = SigningInVisit.in(session);
        String ticket = request.getParameter("ticket");
        String cookie = BrowserCookies.visit(request, settings.development());
        if (session == null
                || pending == null
                || ticket == null
                || !RandomToken.isOne(ticket)
                || cookie == null
                || RequestKind.of(request) != RequestKind.NAVIGATION) {
            return false;
        }
        try {
            Account account = account(request, pending);
            if (account == null || !pending.isOf(account)) {
                return false;
            }
            Return returned = gate.redeem(ticket, pending.state(), cookie, account);
            if (returned == null) {
                return false;
            }
            letIn(request, response, session, account, returned);
            return true;
        } catch (GateUnavailableException | RuntimeException e) {
            LOG.log(Level.FINE, "A ticket back could not be redeemed", e);
            return false;
        }
    }

    /**
     * Who is signed in. Where no page but those of the application may be able to tell (a filter of the application checks credentials that
     * come with each request, or a browser sends them to some pages only), it is the person for whom this session waits.
     */
    private @Nullable Account account(HttpServletRequest request, SigningInVisit pending) {
        Account account = lookout.account(request);
        return account != null || settings.resolver().isToldEverywhere() ? account : pending.account();
    }

    private void letIn(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            Account account,
            Return returned) {
        long now = clock.millis();
        sessions.stamp(
                request,
                session,
                Stamp.given(account, returned.trust(), returned.validUntil(), now, settings.lookAgain()));
        BrowserCookies.deleteVisit(request, response, settings.development());
        String token = returned.browserToken();
        if (token != null) {
            BrowserCookies.rememberBrowser(
                    request, response, settings.development(), account, token, returned.validUntil(), now);
        }
    }
}
