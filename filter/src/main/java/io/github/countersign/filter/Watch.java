package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way of a request past the guard. */
final class Watch {

    private final Sentry sentry;
    private final Refusal refusal;
    private final OwnPages ownPages;
    private final KeptForms forms;
    private final Set<String> exempt;

    Watch(GuardSettings settings, GateConnection gate, ApplicationFile file, Clock clock) {
        HostSessions sessions = new HostSessions(gate, settings, clock);
        SignOut signOut = new SignOut(settings, sessions);
        Visits visits = new Visits(settings, gate, sessions, signOut, file, clock);
        this.forms = new KeptForms(settings, clock);
        this.sentry = new Sentry(settings, gate, sessions, file, clock);
        this.refusal = new Refusal(settings, visits, forms);
        this.ownPages = new OwnPages(settings, gate, sessions, sentry, signOut, visits, refusal, forms, clock);
        this.exempt = settings.exempt();
    }

    void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean arriving = request.getDispatcherType() == DispatcherType.REQUEST;
        if (arriving && ownPages.has(request)) {
            ownPages.answer(request, response);
            return;
        }
        Account verified = sentry.verifiedAccount(request);
        if (verified != null && !maySignIn(request)) {
            passBare(request, response, chain, verified);
            return;
        }
        FirstOutputGuard guard = FirstOutputGuard.of(response);
        if (guard != null && guard.isRunning()) {
            if (guard.mayDispatch()) {
                chain.doFilter(request, response);
            }
        } else if (arriving && isExempt(request)) {
            passExempt(request, response, chain);
        } else {
            passGuarded(request, response, chain, verified, guard);
        }
    }

    /**
     * Whether the request carries what a sign-in is usually made of. Somebody verified can sign in as somebody else, with only a password,
     * and must not see that account's first page. Some containers read a form from the body of a GET, too.
     */
    private static boolean maySignIn(HttpServletRequest request) {
        String method = request.getMethod();
        return request.getQueryString() != null
                || !(method.equals("GET") || method.equals("HEAD"))
                || request.getContentType() != null
                || request.getContentLengthLong() > 0
                || request.getHeader("Transfer-Encoding") != null
                || request.getHeader("Authorization") != null;
    }

    /** Past the guard; afterwards, however it ended, it is noticed whether the person is signed in still. */
    private void passBare(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Account verified)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error e) {
            if (!sentry.noticeSignOut(request, verified) || !takeBackIfSignedIn(request, response)) {
                throw e;
            }
            // The container's error page may show what went wrong, to somebody who is not let in yet.
            request.getServletContext().log("The application failed after a sign-in that is not verified yet", e);
            return;
        }
        if (request.isAsyncStarted()) {
            AsyncEndListener.watch(
                    new FirstOutputGuard(sentry, refusal, request, response, verified), request, response);
        } else if (sentry.noticeSignOut(request, verified)) {
            takeBackIfSignedIn(request, response);
        }
    }

    /**
     * Somebody verified became somebody else in a request that did not look like a sign-in: as much of it as a buffer holds.
     *
     * @return whether the refusal has gone out instead
     */
    private boolean takeBackIfSignedIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.INCLUDE || response.isCommitted()) {
            return false;
        }
        Verdict verdict = sentry.judge(request, response);
        if (!isHeldBack(verdict)) {
            return false;
        }
        Reply.takeBack(response);
        refusal.answerSignIn(request, response, verdict);
        return true;
    }

    /** In its one plain spelling alone: an application may read another one as another path. */
    private boolean isExempt(HttpServletRequest request) {
        return !exempt.isEmpty() && exempt.contains(RequestPath.of(request)) && WantedPage.isWrittenPlainly(request);
    }

    /** Held back there is nobody who is signed in already; whoever signs in there is watched as everywhere. */
    private void passExempt(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Account signedIn = sentry.signedIn(request);
        if (signedIn == null) {
            passGuarded(request, response, chain, null, null);
        } else {
            passWatched(
                    FirstOutputGuard.exempt(sentry, refusal, request, response, signedIn), request, response, chain);
        }
    }

    /** @param earlier the guard set up by an earlier, asynchronous turn of this request */
    private void passGuarded(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            @Nullable Account verified,
            @Nullable FirstOutputGuard earlier)
            throws IOException, ServletException {
        Verdict verdict = verified != null ? new Verdict.Verified(verified) : sentry.judge(request, response);
        boolean heldBack = isHeldBack(verdict);
        if (earlier != null) {
            if (heldBack) {
                earlier.cut(verdict);
                earlier.finish();
            } else {
                earlier.watch(chain, request, response);
            }
        } else if (!heldBack) {
            forms.noticePassed(request, verdict);
            Account letIn = verdict instanceof Verdict.Verified someone ? someone.account() : null;
            passWatched(new FirstOutputGuard(sentry, refusal, request, response, letIn), request, response, chain);
        } else if (request.getDispatcherType() != DispatcherType.INCLUDE && !response.isCommitted()) {
            refusal.answer(request, response, verdict);
        }
    }

    private static void passWatched(
            FirstOutputGuard guard, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        GuardedResponse guarded = new GuardedResponse(response, guard);
        guard.watch(chain, new GuardedRequest(request, guarded), guarded);
    }

    private static boolean isHeldBack(Verdict verdict) {
        return verdict instanceof Verdict.Pending || verdict instanceof Verdict.NotAvailable;
    }
}
