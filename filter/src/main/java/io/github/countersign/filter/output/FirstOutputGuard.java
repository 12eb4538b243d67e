package io.github.countersign.filter.output;

import io.github.countersign.filter.mark.Internal;
import io.github.countersign.gate.Account;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Watches one request for a sign-in that happens inside it: many applications check the password and show the first page in the same
 * request. Every output, header and dispatch asks {@link #mayPass()} first; once the answer is no, nothing further of the application
 * goes out, and when it is done its answer is taken back and the ruling's own goes out instead.
 *
 * <h2>How it works</h2>
 *
 * <p>Two things change while a request is watched, and each is one of a few states. They are kept apart because they change on different
 * threads: any thread of the application that writes asks what may go out, under this object's lock; whose turn it is changes only with the
 * container's calls, and is read without the lock.
 *
 * <p><b>What may go out</b> ({@link Output}):
 *
 * <pre>
 *   EXEMPT ──dispatch──▶ OPEN ──held back──▶ CUT ──redirect within the application──▶ LEFT
 *      │                   │                  │
 *      └────redirect───────┴──▶ SENT_ON       └──finish──▶ ANSWERED
 *                                  │
 *                                  └──held back──▶ LEFT
 * </pre>
 *
 * <ul>
 *   <li>{@code OPEN}: nobody is signed in, or somebody who is let in. Each question is answered by a look at who is signed in now; without
 *       a change, that is all. A ruling that holds back makes it {@code CUT}.
 *   <li>{@code EXEMPT}: like {@code OPEN}, at an address that the settings exempt: a person who was signed in when the request came is let
 *       in, even if not verified. The exemption is for that address, so the first dispatch to another one ends it.
 *   <li>{@code SENT_ON}: like {@code OPEN}, and the application has sent a redirect. A dispatch after it gets a new ruling, because
 *       {@code EXEMPT} may have come before. If the request is held back after that, there is nothing left to say: {@code LEFT}.
 *   <li>{@code CUT}: nothing passes any more, whoever signs in or out. It never goes back to {@code OPEN}: the application has done part of
 *       its work for somebody who is not verified, and what it shows afterwards may tell of that. One redirect within the application
 *       leads on, if the ruling says so: it says nothing but a path, and that page is guarded in its turn.
 *   <li>{@code LEFT}: cut, and the browser is on its way elsewhere in the application. Nothing passes, and nothing is said.
 *   <li>{@code ANSWERED}: our answer has gone out, or could not any more. Nothing passes; finishing again does nothing.
 * </ul>
 *
 * <p><b>Whose turn it is</b> ({@link Turn}): {@code OURS} until the chain is called and after it has come back; {@code APPLICATION} while
 * it runs, when a dispatch through the filter is one within the watched request and finds the filter waiting; and {@code HANDED_ON} from
 * the moment when the application goes on asynchronously with the guarded pair, still within the chain's call. When the chain comes back
 * with the request gone asynchronous but not handed on, the application began it with the container's own request (an injected one, for
 * example). It may be writing past the guard, so a response that is held back is answered and shut at once. An asynchronous dispatch starts
 * a new turn of the same guard.
 */
@Internal
public final class FirstOutputGuard {

    private enum Output {
        EXEMPT,
        OPEN,
        SENT_ON,
        CUT,
        LEFT,
        ANSWERED;

        boolean isCut() {
            return this == CUT || this == LEFT || this == ANSWERED;
        }
    }

    private enum Turn {
        OURS,
        APPLICATION,
        HANDED_ON
    }

    private static final Logger LOG = Logger.getLogger(FirstOutputGuard.class.getName());

    public static final String FAILED = "The application failed after a sign-in that is not verified yet";

    private final Rules rules;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final UnderWay underWay;

    private Output output;
    private volatile Turn turn = Turn.OURS;

    private @Nullable Account letIn;
    /** If the person who was let in is no longer signed in at the end, what was proved is over. */
    private @Nullable Account lastLetIn;
    /** Cookies of the application that go out with its answer, or not at all. */
    private @Nullable List<Cookie> waiting;
    /** What held the request back; null until something does. */
    private @Nullable Ruling ruling;
    /** Whether it was held back because of a sign-in in another request: then the application must not go on with it. */
    private boolean overtaken;

    private FirstOutputGuard(
            Rules rules,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Account letIn,
            @Nullable String began,
            Output output) {
        this.rules = rules;
        this.request = request;
        this.response = response;
        this.underWay = new UnderWay(this, began);
        this.letIn = letIn;
        this.lastLetIn = letIn;
        this.output = output;
    }

    /**
     * @param request as the container gave it
     * @param response as the container gave it
     * @param verified who was signed in and verified when the request came, null for nobody
     * @param began the sign-ins of the session when the request came
     */
    public static FirstOutputGuard open(
            Rules rules,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Account verified,
            @Nullable String began) {
        return new FirstOutputGuard(rules, request, response, verified, began, Output.OPEN);
    }

    /** For an exempt address: a person who is signed in when the request comes is not held back there. */
    public static FirstOutputGuard exempt(
            Rules rules,
            HttpServletRequest request,
            HttpServletResponse response,
            Account signedIn,
            @Nullable String began) {
        return new FirstOutputGuard(rules, request, response, signedIn, began, Output.EXEMPT);
    }

    /** The guard that watches this response, if one does. */
    public static @Nullable FirstOutputGuard of(ServletResponse response) {
        GuardedResponse guarded = GuardedResponse.within(response);
        return guarded == null ? null : guarded.guard();
    }

    /** The application's turn, with request and response guarded. */
    public void watch(FilterChain chain) throws IOException, ServletException {
        GuardedResponse guarded = new GuardedResponse(response, this);
        watch(chain, new GuardedRequest(request, guarded), guarded);
    }

    /** The application's next turn, with the pair with which it went on asynchronously. */
    public void watchOn(FilterChain chain, HttpServletRequest asyncRequest, HttpServletResponse asyncResponse)
            throws IOException, ServletException {
        watch(chain, asyncRequest, asyncResponse);
    }

    /** A request that went past the guard goes on asynchronously: it is watched for a sign-out, or another sign-in, at its end. */
    public void watchTheEnd() {
        AsyncEndListener.watch(this, request, response);
    }

    /** The application's turn; then, unless it goes on asynchronously, the end of the watch. */
    private void watch(FilterChain chain, HttpServletRequest guardedRequest, HttpServletResponse guardedResponse)
            throws IOException, ServletException {
        turn = Turn.APPLICATION;
        boolean handedOn;
        Object outer = underWay.begin();
        try {
            chain.doFilter(guardedRequest, guardedResponse);
        } catch (IOException | ServletException | RuntimeException | Error e) {
            if (passes()) {
                releaseCookies();
                noticeSignOut();
                throw e;
            }
            // The container's error page may show what went wrong to somebody who is not let in yet.
            if (isOvertaken()) {
                LOG.log(
                        Level.FINE,
                        "A request was stopped, because somebody has signed in elsewhere in its session",
                        e);
            } else {
                rules.applicationFailed(request, FAILED, e);
            }
        } finally {
            underWay.end(outer);
            handedOn = turn == Turn.HANDED_ON;
            turn = Turn.OURS;
        }
        if (!request.isAsyncStarted()) {
            finish();
        } else if (!handedOn && !passes()) {
            try {
                finishAtOnce();
            } finally {
                completeAsync();
            }
        }
    }

    synchronized void keepWaiting(Cookie cookie) {
        List<Cookie> cookies = waiting == null ? new ArrayList<>() : waiting;
        cookies.add((Cookie) cookie.clone());
        waiting = cookies;
    }

    synchronized void dropCookies() {
        waiting = null;
    }

    /** To be called before anything goes out. Cookies that may not go out are dropped. */
    synchronized void releaseCookies() {
        List<Cookie> cookies = waiting;
        waiting = null;
        if (cookies != null && passes(true)) {
            cookies.forEach(response::addCookie);
        }
    }

    private void completeAsync() {
        try {
            request.getAsyncContext().complete();
        } catch (IllegalStateException e) {
            rules.applicationFailed(request, "The application ended its answer itself", e);
        }
    }

    /** The application goes on asynchronously, with the guarded pair. */
    void goesOnGuarded() {
        if (turn == Turn.APPLICATION) {
            turn = Turn.HANDED_ON;
        }
    }

    /** Whether the filter that set up this guard is still waiting for the application, and will answer. */
    public boolean isRunning() {
        return turn != Turn.OURS;
    }

    /** Whether what the application does now may go out: nobody is signed in, or somebody whose second factor is done. */
    synchronized boolean mayPass() {
        boolean passes = passes(true);
        stopIfOvertaken();
        return passes;
    }

    /** A client that reads slowly can make the application wait in any output. */
    void hasWritten() {
        if (underWay.isOnThisThread()) {
            underWay.goOn();
        }
    }

    /** Throws if the application's own thread for this request should stop. Other threads may write to its response among many. */
    private void stopIfOvertaken() {
        if (overtaken && underWay.isOnThisThread()) {
            throw new SignedInElsewhereException();
        }
    }

    Rules rules() {
        return rules;
    }

    HttpServletRequest request() {
        return request;
    }

    UnderWay underWay() {
        return underWay;
    }

    /** Whether somebody has signed in elsewhere whom this request may not act for. */
    public synchronized boolean isOvertaken() {
        if (!overtaken && underWay.isBehind(letIn)) {
            overtaken = output.isCut() || !passes(true);
        }
        return overtaken;
    }

    /** Whether the same person is signed in as when this was last asked, or nobody still. */
    synchronized boolean isAsBefore() {
        return letIn == null ? rules.isNobody(request) : rules.isStill(request, letIn);
    }

    /** Somebody else is signed in, and it cannot have happened in this request. */
    synchronized void changedMeanwhile() {
        overtaken |= !passes(true);
    }

    private synchronized boolean passes() {
        return passes(true);
    }

    private boolean passes(boolean leadsOn) {
        if (output.isCut()) {
            return false;
        }
        boolean isElsewhere = underWay.isBehind(letIn);
        if (!isElsewhere && letIn != null && rules.isStill(request, letIn)) {
            return true;
        }
        Ruling now = underWay.rule(response, leadsOn);
        if (isElsewhere && !now.holdsBack() && underWay.isBehind(now.letIn())) {
            now = underWay.rule(response, leadsOn); // the other sign-in may have been let in meanwhile
        }
        if (isElsewhere && !now.holdsBack() && underWay.isBehind(now.letIn())) {
            now = rules.overtaken();
        }
        overtaken |= isElsewhere && now.holdsBack();
        letIn = now.letIn();
        if (letIn != null) {
            lastLetIn = letIn;
        }
        if (now.holdsBack()) {
            cut(now);
        }
        return !now.holdsBack();
    }

    /** Like {@link #mayPass()}; but an exemption is for the requested address, not for another that is dispatched to. */
    public synchronized boolean mayDispatch() {
        if (output == Output.EXEMPT) {
            output = Output.OPEN;
            letIn = null;
        } else if (output == Output.SENT_ON) {
            letIn = null;
        }
        return mayPass();
    }

    /**
     * Whether the servlet may be called. The application's filters are done: they may have signed somebody in for this request alone, so
     * that only the request as they hand it on tells. Who is seen there is not kept as the one let in, because the request as the container
     * gave it cannot confirm it later.
     */
    public synchronized boolean mayBeServed(HttpServletRequest seen) {
        if (!mayPass()) {
            return false;
        }
        if (output == Output.EXEMPT || seen instanceof GuardedRequest) {
            return true; // the latter shows what was just looked at
        }
        Ruling now = underWay.ruleAgain(seen, response, letIn);
        if (now.holdsBack()) {
            cut(now);
        }
        return !now.holdsBack();
    }

    /**
     * Like {@link #mayPass()}; in addition, one redirect within the application is sent instead of the application's own answer, if the
     * ruling allows it.
     */
    synchronized boolean mayRedirect(@Nullable String location) throws IOException {
        boolean within = rules.staysInApplication(request, location);
        if (passes(!within)) {
            output = Output.SENT_ON;
            return true;
        }
        stopIfOvertaken();
        if (output == Output.CUT && within && location != null && ruling != null && ruling.redirectsPass()) {
            output = Output.LEFT;
            SendFile.withdraw(request);
            rules.sendOn(request, response, location);
        }
        return false;
    }

    /** Whether a cookie may be set. Nobody is asked for it: what is set before the cut is taken back then. */
    synchronized boolean mayKeep(@Nullable String cookie) {
        return !output.isCut() || (cookie != null && survives(cookie));
    }

    /** Whether that cookie goes out in any case. */
    boolean survives(String cookie) {
        return rules.survives(request, cookie);
    }

    /** The request is held back between two turns of the application. */
    public synchronized void cut(Ruling heldBack) {
        ruling = heldBack;
        output = output == Output.SENT_ON || output == Output.LEFT ? Output.LEFT : Output.CUT;
    }

    /** The application is done, or was given up. This may be called more than once. */
    public synchronized void finish() throws IOException {
        boolean passes = passes(true);
        if (passes) {
            releaseCookies();
        }
        noticeSignOut();
        Ruling heldBack = ruling;
        if (passes
                || heldBack == null
                || output != Output.CUT
                || request.getDispatcherType() == DispatcherType.INCLUDE) {
            return;
        }
        output = Output.ANSWERED;
        SendFile.withdraw(request);
        if (!response.isCommitted()) {
            heldBack.answer(request, response);
        }
    }

    /** Like {@link #finish()}, while the application may be writing past the guard: nobody is asked, and nothing follows. */
    private synchronized void finishAtOnce() throws IOException {
        output = Output.ANSWERED;
        try {
            SendFile.withdraw(request);
            rules.answerAtOnce(request, response);
        } finally {
            noticeSignOut();
        }
    }

    /** A person who signed out in this request is no longer verified in the session, however the request ended. */
    synchronized void noticeSignOut() {
        Account before = lastLetIn;
        if (before != null) {
            rules.noticeSignOut(request, before);
        }
    }
}
