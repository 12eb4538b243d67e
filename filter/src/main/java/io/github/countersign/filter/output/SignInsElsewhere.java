package io.github.countersign.filter.output;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What a request knows of the sign-ins of its session: those until it began, its own, and so those of other requests. */
final class SignInsElsewhere {

    private final Rules rules;
    private final HttpServletRequest request;
    private volatile @Nullable String known;
    private volatile long own;

    SignInsElsewhere(Rules rules, HttpServletRequest request, @Nullable String began) {
        this.rules = rules;
        this.request = request;
        this.known = began;
    }

    /** Somebody has signed in in this request. */
    void addOwn(String signIns, long number) {
        known = signIns;
        own = number;
    }

    boolean isOwn(long number) {
        return number != 0 && own == number;
    }

    /** Whether somebody who was not verified has signed in in another request since this one began. */
    boolean haveOvertaken() {
        return rules.isOvertaken(request, known);
    }

    boolean isIn(String sessionId) {
        try {
            return request.getSession(false) != null
                    && sessionId.equals(request.getSession(false).getId());
        } catch (IllegalStateException e) {
            return false; // the session has just ended
        }
    }
}
