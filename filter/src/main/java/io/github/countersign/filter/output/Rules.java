package io.github.countersign.filter.output;

import io.github.countersign.filter.mark.Internal;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the output guard asks about a request that it watches, and what it orders. Safe for use by many threads. */
@Internal
public interface Rules {

    /** Whether that account is still signed in; if that cannot be told, it counts as no. */
    boolean isStill(HttpServletRequest request, Account account);

    /**
     * Rules about the request as it stands now.
     *
     * @param leadsOn whether the browser would be sent on to the second factor with the answer
     */
    Ruling rule(HttpServletRequest request, HttpServletResponse response, boolean leadsOn);

    /**
     * Rules about the request once more, right before its servlet.
     *
     * @param request as the container gave it: its session, and how it is answered
     * @param seen as the application's filters hand it on: who they have signed in
     * @param letIn who is let in so far, null for nobody
     */
    Ruling ruleAgain(
            HttpServletRequest request, HttpServletRequest seen, HttpServletResponse response, @Nullable Account letIn);

    /** Tells the application's log, not for each request, what went wrong in a request that is held back. */
    void applicationFailed(HttpServletRequest request, String what, Throwable failure);

    /** What is said instead when {@linkplain #isOvertaken somebody else has signed in} whom this request does not see. */
    Ruling overtaken();

    /** Whether nobody is signed in; if that cannot be told, it counts as no. */
    boolean isNobody(HttpServletRequest request);

    /** The sign-ins of the request's session so far; null for none. */
    @Nullable
    String signIns(HttpServletRequest request);

    /**
     * Whether somebody who was not verified has signed in in the request's session since then, and not in this request.
     *
     * @param began the session's sign-ins when the request came, or when somebody signed in in it
     */
    boolean isOvertaken(HttpServletRequest request, @Nullable String began);

    /**
     * Whether somebody else is signed in, and not in this request, which has not noted a sign-in. Where sign-ins are not noted at once, the
     * answer is no.
     *
     * @param letIn who is let in so far, null for nobody
     */
    boolean isSomebodyElse(HttpServletRequest request, @Nullable Account letIn);

    /** The application has called the container's own sign-in in this request. */
    void containerSignedIn(HttpServletRequest request);

    /** Where this thread keeps the {@link UnderWay} of the request for which it is at work: an array with one place. */
    @Nullable
    Object[] placeAtWork();

    /** Whether a redirect to that location leads to a page of the same application. */
    boolean staysInApplication(HttpServletRequest request, @Nullable String location);

    /** Whether that cookie goes out with an answer of ours. */
    boolean survives(HttpServletRequest request, String cookie);

    /** Sends the browser on to that page of the application, which is guarded in its turn, and says nothing else. */
    void sendOn(HttpServletRequest request, HttpServletResponse response, String location) throws IOException;

    /** Ends what was proved for that account, if it is not signed in any more. */
    void noticeSignOut(HttpServletRequest request, Account before);

    /** Answers and shuts a response to which the application may be writing at this moment, before anybody is asked for anything. */
    void answerAtOnce(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
