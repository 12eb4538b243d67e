package io.github.countersign.filter;

import io.github.countersign.filter.output.FirstOutputGuard;
import io.github.countersign.filter.request.RequestPath;
import io.github.countersign.filter.request.WantedPage;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.gate.Account;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leads requests past the guard. The filter is mapped twice: a request that is settled by the stamp alone passes twice, because remembering
 * that it has passed would cost more. Everything else passes once.
 */
final class GuardedDoor implements Door {

    private final Lookout lookout;
    private final Judge judge;
    private final HeldBackReply heldBackReply;
    private final OutputRules rules;
    private final SignInWatch signInWatch;
    private final OwnPages ownPages;
    private final KeptForms forms;
    private final Set<String> exempt;
    private final ApplicationFile file;
    private final Door watched = new OnceInAChain(this::passWatched);

    GuardedDoor(FilterSettings settings, GateConnection gate, ApplicationFile file, Clock clock) {
        AtWork atWork = new AtWork();
        HostSessions sessions = new HostSessions(gate, settings, clock, atWork);
        SignOut signOut = new SignOut(settings, sessions);
        Visits visits = new Visits(settings, gate, sessions, file, clock);
        this.forms = new KeptForms(settings, clock);
        this.lookout = new Lookout(settings, clock);
        this.judge = new Judge(settings, lookout, gate, sessions, visits, file, clock);
        this.heldBackReply = new HeldBackReply(settings, visits, signOut, forms);
        this.signInWatch = new SignInWatch(sessions, lookout, settings.resolver(), clock);
        this.rules = new OutputRules(lookout, judge, heldBackReply, signInWatch, atWork);
        this.ownPages =
                new OwnPages(settings, gate, sessions, lookout, judge, signOut, visits, heldBackReply, forms, clock);
        this.exempt = settings.exempt();
        this.file = file;
    }

    /** What the listeners of sessions tell it. */
    SignInWatch signInWatch() {
        return signInWatch;
    }

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean arriving = request.getDispatcherType() == DispatcherType.REQUEST;
        if (arriving && ownPages.has(request)) {
            ownPages.answer(request, response);
            return;
        }
        Account verified = maySignIn(request) ? null : lookout.verifiedAccount(request);
        if (verified != null) {
            passBare(request, response, chain, verified);
        } else {
            watched.pass(request, response, chain);
        }
    }

    private void passWatched(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // Before it is asked who is signed in: whoever signs in later does so while the request is under way.
        String began = rules.signIns(request);
        boolean arriving = request.getDispatcherType() == DispatcherType.REQUEST;
        if (arriving && request instanceof HttpServletRequestWrapper) {
            file.somethingRanBefore(request.getClass().getName());
        }
        FirstOutputGuard guard = FirstOutputGuard.of(response);
        if (guard != null && guard.isRunning()) {
            if (guard.mayDispatch()) {
                chain.doFilter(request, response);
            }
        } else if (arriving && isExempt(request)) {
            passExempt(request, response, chain, began);
        } else {
            passGuarded(request, response, chain, guard, began);
        }
    }

    /** A request that the first door has settled by its stamp is settled in the same way here. */
    @Override
    public void passAgain(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        FirstOutputGuard guard = FirstOutputGuard.of(response);
        boolean passes = guard == null
                ? lookout.verifiedAccount(request) != null || passesUnwatched(request, response)
                : guard.mayBeServed(request);
        if (passes) {
            chain.doFilter(request, response);
        }
    }

    /**
     * The first door let the request go bare, and the application's filters have changed who is signed in or put another session in its
     * place; or web.xml does not map that door to it; or the application has taken the guarded response away.
     */
    private boolean passesUnwatched(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpServletRequest bare = containersOwn(request);
        Verdict.HeldBack heldBack = isExempt(bare)
                ? null
                : judge.judgeAgain(bare, request, response).heldBack();
        if (heldBack != null && request.getDispatcherType() != DispatcherType.INCLUDE && !response.isCommitted()) {
            heldBackReply.answerSignIn(bare, response, heldBack);
        }
        return heldBack == null;
    }

    private static HttpServletRequest containersOwn(HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper) {
            inner = ((ServletRequestWrapper) inner).getRequest();
        }
        return inner instanceof HttpServletRequest ? (HttpServletRequest) inner : request;
    }

    /**
     * Whether the request looks like a sign-in. A verified person can sign in as somebody else with only a password, and must not see that
     * account's first page. Some containers read a form from the body of a GET, too.
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

    /** Goes on without the guard. Afterwards, however the request ended, it checks whether the person is still signed in. */
    private void passBare(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Account verified)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error e) {
            if (!judge.noticeSignOut(request, verified) || !takeBackIfSignedIn(request, response)) {
                throw e;
            }
            // The container's error page may show what went wrong to somebody who is not let in yet.
            rules.applicationFailed(request, FirstOutputGuard.FAILED, e);
            return;
        }
        if (request.isAsyncStarted()) {
            FirstOutputGuard.open(rules, request, response, verified, rules.signIns(request))
                    .watchTheEnd();
        } else if (judge.noticeSignOut(request, verified)) {
            takeBackIfSignedIn(request, response);
        }
    }

    /**
     * Takes the answer back, as far as a buffer still holds it, if a verified person became somebody else in a request that did not look
     * like a sign-in.
     *
     * @return whether our own reply has gone out instead
     */
    private boolean takeBackIfSignedIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.INCLUDE || response.isCommitted()) {
            return false;
        }
        Verdict.HeldBack heldBack = judge.judge(request, response).heldBack();
        if (heldBack == null) {
            return false;
        }
        heldBackReply.answerSignIn(request, response, heldBack);
        return true;
    }

    /** Only in its one plain spelling: an application may read another spelling as another path. */
    private boolean isExempt(HttpServletRequest request) {
        return !exempt.isEmpty() && exempt.contains(RequestPath.of(request)) && WantedPage.isWrittenPlainly(request);
    }

    /** People who are already signed in are not held back there. A sign-in there is watched as everywhere. */
    private void passExempt(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, @Nullable String began)
            throws IOException, ServletException {
        Account signedIn = lookout.signedIn(request);
        if (signedIn == null) {
            passGuarded(request, response, chain, null, began);
        } else {
            FirstOutputGuard.exempt(rules, request, response, signedIn, began).watch(chain);
        }
    }

    /**
     * @param earlier the guard set up by an earlier, asynchronous turn of this request
     * @param began the sign-ins of the session when the request came
     */
    private void passGuarded(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            @Nullable FirstOutputGuard earlier,
            @Nullable String began)
            throws IOException, ServletException {
        if (earlier != null && earlier.isOvertaken()) {
            earlier.finish();
            return;
        }
        Account verified = lookout.verifiedAccount(request);
        Verdict verdict = verified != null ? Verdict.verified(verified) : judge.judge(request, response);
        Verdict.HeldBack heldBack = verdict.heldBack();
        if (earlier != null) {
            if (heldBack != null) {
                earlier.cut(rules.heldBack(heldBack));
                earlier.finish();
            } else {
                earlier.watchOn(chain, request, response);
            }
        } else if (heldBack == null) {
            forms.noticePassed(request, verdict);
            FirstOutputGuard.open(rules, request, response, verdict.letIn(), began)
                    .watch(chain);
        } else if (request.getDispatcherType() != DispatcherType.INCLUDE && !response.isCommitted()) {
            heldBackReply.answer(request, response, heldBack);
        }
    }
}
