package io.github.countersign.filter;

import io.github.countersign.filter.output.ApplicationFailures;
import io.github.countersign.filter.output.Rules;
import io.github.countersign.filter.output.Ruling;
import io.github.countersign.filter.request.SameOrigin;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells the output guard, in its own words, what a verdict lets out and what is said instead. */
final class OutputRules implements Rules {

    private final Lookout lookout;
    private final Judge judge;
    private final HeldBackReply heldBackReply;
    private final SignInWatch signInWatch;
    private final AtWork atWork;
    private final ApplicationFailures failures = new ApplicationFailures();

    OutputRules(Lookout lookout, Judge judge, HeldBackReply heldBackReply, SignInWatch signInWatch, AtWork atWork) {
        this.lookout = lookout;
        this.judge = judge;
        this.heldBackReply = heldBackReply;
        this.signInWatch = signInWatch;
        this.atWork = atWork;
    }

    @Override
    public @Nullable Object[] placeAtWork() {
        return atWork.place();
    }

    @Override
    public void applicationFailed(HttpServletRequest request, String what, Throwable failure) {
        failures.tell(request.getServletContext(), what, failure);
    }

    @Override
    public @Nullable String signIns(HttpServletRequest request) {
        try {
            return SignIns.textIn(request.getSession(false));
        } catch (RuntimeException e) {
            return null; // the session has just ended
        }
    }

    @Override
    public boolean isOvertaken(HttpServletRequest request, @Nullable String began) {
        String now = signIns(request);
        return now != null && !now.equals(began) && SignIns.of(now).haveOvertaken(SignIns.of(began));
    }

    @Override
    public boolean isSomebodyElse(HttpServletRequest request, @Nullable Account letIn) {
        Account now = signInWatch.noticesAtOnce() ? lookout.signedIn(request) : null;
        return now != null && (letIn == null || !now.name().equals(letIn.name()));
    }

    @Override
    public void containerSignedIn(HttpServletRequest request) {
        signInWatch.containerWasAsked(request);
    }

    @Override
    public boolean isNobody(HttpServletRequest request) {
        return lookout.isNobody(request);
    }

    @Override
    public boolean isStill(HttpServletRequest request, Account account) {
        return lookout.isStill(request, account);
    }

    @Override
    public Ruling rule(HttpServletRequest request, HttpServletResponse response, boolean leadsOn) {
        return rulingOf(leadsOn ? judge.judge(request, response) : judge.judgeOnly(request, response));
    }

    @Override
    public Ruling ruleAgain(
            HttpServletRequest request,
            HttpServletRequest seen,
            HttpServletResponse response,
            @Nullable Account letIn) {
        return letIn != null && lookout.isStill(seen, letIn)
                ? Ruling.letIn(letIn)
                : rulingOf(judge.judgeAgain(request, seen, response));
    }

    Ruling rulingOf(Verdict verdict) {
        Verdict.HeldBack heldBack = verdict.heldBack();
        if (heldBack != null) {
            return heldBack(heldBack);
        }
        Account account = verdict.letIn();
        return account == null ? Ruling.nobody() : Ruling.letIn(account);
    }

    Ruling heldBack(Verdict.HeldBack verdict) {
        return Ruling.heldBack(
                verdict.pending() != null,
                (request, response) -> heldBackReply.answerSignIn(request, response, verdict));
    }

    @Override
    public Ruling overtaken() {
        return Ruling.heldBack(false, heldBackReply::answerOvertaken);
    }

    @Override
    public boolean staysInApplication(HttpServletRequest request, @Nullable String location) {
        return SameOrigin.staysInApplication(request, location);
    }

    @Override
    public boolean survives(HttpServletRequest request, String cookie) {
        return heldBackReply.survives(request, cookie);
    }

    @Override
    public void sendOn(HttpServletRequest request, HttpServletResponse response, String location) throws IOException {
        heldBackReply.sendOn(request, response, location);
    }

    @Override
    public void noticeSignOut(HttpServletRequest request, Account before) {
        judge.noticeSignOut(request, before);
    }

    @Override
    public void answerAtOnce(HttpServletRequest request, HttpServletResponse response) throws IOException {
        heldBackReply.answerAtOnce(request, response);
    }
}
