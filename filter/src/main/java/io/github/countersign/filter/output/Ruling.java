package io.github.countersign.filter.output;

import io.github.countersign.filter.mark.Internal;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whether an application's output in a request may go out, and what is said instead if not. Immutable. */
@Internal
public final class Ruling {

    private static final Ruling NOBODY = new Ruling(null, null, false);

    private final @Nullable Account letIn;
    private final @Nullable Answer answer;
    private final boolean redirectsPass;

    private Ruling(@Nullable Account letIn, @Nullable Answer answer, boolean redirectsPass) {
        this.letIn = letIn;
        this.answer = answer;
        this.redirectsPass = redirectsPass;
    }

    /** Nobody is signed in: everything passes, until somebody is. */
    public static Ruling nobody() {
        return NOBODY;
    }

    /** Somebody is signed in and may be here: everything passes while it is still this account. */
    public static Ruling letIn(Account account) {
        return new Ruling(account, null, false);
    }

    /**
     * Nothing passes from here on.
     *
     * @param redirectsPass whether a redirect within the application still passes: its target is guarded in its turn
     * @param answer goes out instead
     */
    public static Ruling heldBack(boolean redirectsPass, Answer answer) {
        return new Ruling(null, answer, redirectsPass);
    }

    /** What goes out instead of the application's answer. */
    @Internal
    public interface Answer {
        void to(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    @Nullable
    Account letIn() {
        return letIn;
    }

    boolean holdsBack() {
        return answer != null;
    }

    boolean redirectsPass() {
        return redirectsPass;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (answer != null) {
            answer.to(request, response);
        }
    }
}
