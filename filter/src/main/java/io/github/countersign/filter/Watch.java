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
        Handoffs handoffs = new Handoffs(settings, gate, sessions, signOut, clock);
        this.forms = new KeptForms(settings, clock);
        this.sentry = new Sentry(settings, gate, sessions, file, clock);
        this.refusal = new Refusal(settings, handoffs, forms);
        this.ownPages = new OwnPages(settings, gate, sessions, sentry, signOut, handoffs, refusal, forms, clock);
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
            chain.doFilter(request, response);
            sentry.noticeSignOut(request, verified);
            return;
        }
        FirstOutputGuard guard = FirstOutputGuard.of(response);
        if (guard != null && guard.isRunning()) {
            if (guard.mayPass()) {
                chain.doFilter(request, response);
            }
        } else if (arriving && isExempt(request)) {
            passExempt(request, response, chain);
        } else {
            passGuarded(request, response, chain, verified, guard);
        }
    }

    /**
     * Whether the request carries what a sign-in could be made of. Somebody verified can sign in as somebody else, with only a password,
     * and must not see that account's first page.
     */
    private static boolean maySignIn(HttpServletRequest request) {
        String method = request.getMethod();
        return request.getQueryString() != null || !(method.equals("GET") || method.equals("HEAD"));
    }

    /** In its one plain spelling alone: an application may read another one as another path. */
    private boolean isExempt(HttpServletRequest request) {
        return !exempt.isEmpty() && exempt.contains(RequestPath.of(request)) && WantedPage.isWrittenPlainly(request);
    }

    private void passExempt(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Account before = sentry.keptAccount(request);
        chain.doFilter(request, response);
        if (before != null) {
            sentry.noticeSignOut(request, before);
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
        boolean heldBack = verdict instanceof Verdict.Pending || verdict instanceof Verdict.NotAvailable;
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
            FirstOutputGuard guard = new FirstOutputGuard(sentry, refusal, request, response, letIn);
            GuardedResponse guarded = new GuardedResponse(response, guard);
            guard.watch(chain, new GuardedRequest(request, guarded), guarded);
        } else if (request.getDispatcherType() != DispatcherType.INCLUDE && !response.isCommitted()) {
            refusal.answer(request, response, verdict);
        }
    }
}
