package io.github.countersign.filter.output;

import io.github.countersign.filter.mark.Internal;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * A guarded request while the application is at work on it. It stops the application when somebody who is not verified signs in in another
 * request of the session: what was begun for nobody, or for somebody else, would be done for that person. A sign-in in the request itself
 * does not matter here, because the application has to finish that; {@link FirstOutputGuard} keeps back what it shows.
 *
 * <p>The session counts its sign-ins, and the request compares. Where nothing tells that somebody signs in, a change of the person while
 * the request waits for its client does: it cannot have signed anybody in while it waits.
 */
@Internal
public final class UnderWay {

    private final FirstOutputGuard guard;
    /** The session's sign-ins when the request came, or when somebody signed in in it. */
    private volatile @Nullable String known;

    private volatile boolean hasSignedIn;

    UnderWay(FirstOutputGuard guard, @Nullable String began) {
        this.guard = guard;
        this.known = began;
    }

    /** Somebody has signed in in this very request. */
    public void signedIn(String signIns) {
        known = signIns;
        hasSignedIn = true;
    }

    /** The session's sign-ins when the request came, or with the latest one in this very request. */
    public @Nullable String known() {
        return known;
    }

    /** Whether the latest sign-in that is {@linkplain #known known} was in this very request. */
    public boolean hasSignedIn() {
        return hasSignedIn;
    }

    /** Whether the request is one of the session that has this id now. */
    public boolean isIn(String sessionId) {
        try {
            return guard.request().getSession(false) != null
                    && sessionId.equals(guard.request().getSession(false).getId());
        } catch (IllegalStateException e) {
            return false; // the session has just ended
        }
    }

    /** Whether somebody who was not verified has signed in elsewhere since the request began. */
    boolean isBehind(@Nullable Account letIn) {
        return guard.rules().isOvertaken(guard.request(), known)
                // between the moment in which an attribute is there, and the moment in which a listener is told
                || (!hasSignedIn && guard.rules().isSomebodyElse(guard.request(), letIn));
    }

    /** The application asks the container for something. That may have taken long. */
    void goOn() {
        if (guard.isOvertaken()) {
            throw new SignedInElsewhereException();
        }
    }

    /** Before the application waits for the client. The answer is for {@link #hasWaited}. */
    boolean waits() {
        goOn();
        return guard.isAsBefore();
    }

    /** Like {@link #waits()}, but nothing is thrown: the application has done what it was called for. */
    boolean waitsAgain() {
        return !guard.isOvertaken() && guard.isAsBefore();
    }

    /** The application has waited for the client. */
    void hasWaited(boolean asBefore) {
        if (asBefore && !guard.isAsBefore()) {
            guard.changedMeanwhile();
        }
        goOn();
    }

    /** The application has called the container's own sign-in. */
    void containerSignedIn() {
        run(() -> guard.rules().containerSignedIn(guard.request()));
    }

    /** Whoever is found to be signed in, and was not seen to sign in, counts as signed in in this request. */
    Ruling rule(HttpServletResponse response, boolean leadsOn) {
        Object outer = begin();
        try {
            return guard.rules().rule(guard.request(), response, leadsOn);
        } finally {
            end(outer);
        }
    }

    /** Like {@link #rule}, right before the servlet. */
    Ruling ruleAgain(HttpServletRequest seen, HttpServletResponse response, @Nullable Account letIn) {
        Object outer = begin();
        try {
            return guard.rules().ruleAgain(guard.request(), seen, response, letIn);
        } finally {
            end(outer);
        }
    }

    void run(Runnable work) {
        Object outer = begin();
        try {
            work.run();
        } finally {
            end(outer);
        }
    }

    /**
     * From now on, whoever signs in on this thread signs in in this request.
     *
     * @return for {@link #end}
     */
    @Nullable
    Object begin() {
        @Nullable Object[] place = guard.rules().placeAtWork();
        Object outer = place[0];
        place[0] = this;
        return outer;
    }

    void end(@Nullable Object outer) {
        guard.rules().placeAtWork()[0] = outer;
    }

    boolean isOnThisThread() {
        return guard.rules().placeAtWork()[0] == this;
    }
}
