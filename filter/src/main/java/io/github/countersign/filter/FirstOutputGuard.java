package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Watches one request for a sign-in that happens inside it: many applications check the password and show the first page in the same
 * request. Every output, header and dispatch asks {@link #mayPass()} first; once the answer is no, nothing further of the application
 * goes out, and when it is done its answer is taken back and the {@linkplain Refusal refusal} goes out instead.
 */
final class FirstOutputGuard {

    private final Sentry sentry;
    private final Refusal refusal;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    private @Nullable Account letIn;
    private @Nullable Account lastLetIn;
    private @Nullable Verdict cut;
    private boolean finished;
    private boolean redirected;
    private boolean exempt;
    private volatile boolean running;
    private volatile boolean goesOnGuarded;

    /**
     * @param request as the container gave it
     * @param response as the container gave it
     * @param verified who was signed in and verified when the request came, null for nobody
     */
    FirstOutputGuard(
            Sentry sentry,
            Refusal refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Account verified) {
        this.sentry = sentry;
        this.refusal = refusal;
        this.request = request;
        this.response = response;
        this.letIn = verified;
        this.lastLetIn = verified;
    }

    /** For an exempt address: whoever is signed in when the request comes is not held back there. */
    static FirstOutputGuard exempt(
            Sentry sentry,
            Refusal refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            Account signedIn) {
        FirstOutputGuard guard = new FirstOutputGuard(sentry, refusal, request, response, signedIn);
        guard.exempt = true;
        return guard;
    }

    /** The application's turn; then, unless it goes on asynchronously, the end of the watch. */
    void watch(FilterChain chain, HttpServletRequest guardedRequest, HttpServletResponse guardedResponse)
            throws IOException, ServletException {
        running = true;
        try {
            chain.doFilter(guardedRequest, guardedResponse);
        } catch (IOException | ServletException | RuntimeException | Error e) {
            if (mayPass()) {
                noticeSignOut();
                throw e;
            }
            // The container's error page may show what went wrong, to somebody who is not let in yet.
            request.getServletContext().log("The application failed after a sign-in that is not verified yet", e);
        } finally {
            running = false;
        }
        if (!request.isAsyncStarted()) {
            finish();
        } else if (!goesOnGuarded && !mayPass()) {
            // begun at the container's own request, as one that is injected: its pair is not the guarded one
            try {
                finishAtOnce();
            } finally {
                completeAsync();
            }
        }
    }

    private void completeAsync() {
        try {
            request.getAsyncContext().complete();
        } catch (IllegalStateException e) {
            request.getServletContext().log("The application ended its answer itself", e);
        }
    }

    /** The application goes on asynchronously, with the guarded pair. */
    void goesOnGuarded() {
        goesOnGuarded = true;
    }

    /** Whether the filter that set up this guard is still waiting for the application, and will answer. */
    boolean isRunning() {
        return running;
    }

    /** Whether what the application does now may go out: nobody is signed in, or somebody whose second factor is done. */
    synchronized boolean mayPass() {
        if (cut != null) {
            return false;
        }
        if (letIn != null && sentry.isStill(request, letIn)) {
            return true;
        }
        Verdict verdict = sentry.judge(request, response);
        letIn = verdict instanceof Verdict.Verified verified ? verified.account() : null;
        if (letIn != null) {
            lastLetIn = letIn;
            return true;
        }
        if (verdict instanceof Verdict.Nobody) {
            return true;
        }
        cut = verdict;
        return false;
    }

    /** As {@link #mayPass()}; exempt is the address that was asked for, not another that is dispatched to. */
    synchronized boolean mayDispatch() {
        if (exempt) {
            exempt = false;
            letIn = null;
        }
        return mayPass();
    }

    /** As {@link #mayPass()}; besides, a redirect within the application has nothing of it, and its target is guarded again. */
    synchronized boolean mayRedirect(String location) {
        boolean passes = mayPass()
                || (cut instanceof Verdict.Pending && !redirected && SameOrigin.staysInApplication(request, location));
        redirected |= passes;
        return passes;
    }

    synchronized void cut(Verdict verdict) {
        cut = verdict;
    }

    /** The application is done, or was given up; may be told more than once. */
    synchronized void finish() throws IOException {
        boolean passes = mayPass();
        noticeSignOut();
        Verdict verdict = cut;
        if (passes
                || verdict == null
                || finished
                || redirected
                || request.getDispatcherType() == DispatcherType.INCLUDE) {
            return;
        }
        finished = true;
        SendFile.withdraw(request);
        if (!response.isCommitted()) {
            Reply.takeBack(response);
            refusal.answerSignIn(request, response, verdict);
        }
    }

    /** As {@link #finish()}, where the application may be writing past the guard at this moment: nobody is asked, and nothing follows. */
    private synchronized void finishAtOnce() throws IOException {
        finished = true;
        try {
            SendFile.withdraw(request);
            refusal.answerAtOnce(request, response);
        } finally {
            noticeSignOut();
        }
    }

    /** Whoever signed out in this request is not verified any more in the session, however the request ended. */
    synchronized void noticeSignOut() {
        Account before = lastLetIn;
        if (before != null) {
            sentry.noticeSignOut(request, before);
        }
    }

    /** The guard that watches this response, if one does. */
    static @Nullable FirstOutputGuard of(ServletResponse response) {
        GuardedResponse guarded = GuardedResponse.within(response);
        return guarded == null ? null : guarded.guard();
    }
}
