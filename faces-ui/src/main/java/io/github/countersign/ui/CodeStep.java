package io.github.countersign.ui;

import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** What the verify page and the last step of set-up have in common: a code is typed, or another one is asked for. */
@RequestScoped
public class CodeStep {

    @Inject
    CurrentSignIn signIn;

    @Inject
    News news;

    @Inject
    Clock clock;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    /** Read from the request and not bound to a component: so a code is never in a view state, nor written back to a page. */
    String typedCode() {
        return parameters.getOrDefault("code", "");
    }

    /** What is chosen now, or was when the person asked for another code. */
    boolean remember() {
        String chosen = parameters.get("remember");
        boolean wish = chosen == null ? signIn.session().remember() : chosen.equals("year");
        return wish && signIn.isRememberOffered();
    }

    /** Goes on, or says on this page what to correct. */
    void answered(Answer answer) {
        if (answer instanceof Answer.Accepted accepted) {
            Redirect.to(accepted.returnAddress());
            return;
        }
        String practice = signIn.getPracticeName();
        CodeSentences.toCorrect(answer, practice)
                .ifPresentOrElse(
                        sentence -> news.correct("code", sentence),
                        () -> Redirect.to(signIn.contextPath() + "/expired"));
        if (answer instanceof Answer.Expired || answer instanceof Answer.UsedUp) {
            news.offerHelp();
        }
    }

    /** Leaves the news for the page and goes there. */
    void asked(SendResult result, CodeStatus before, String page) {
        if (result instanceof SendResult.Gone) {
            Redirect.to(signIn.contextPath() + "/expired");
            return;
        }
        PageSession session = signIn.session();
        session.keepRemember(remember());
        session.leave(CodeSentences.asked(result, before, clock.instant(), signIn.getPracticeName()));
        Redirect.to(page);
    }

    CodeView view(CodeStatus status) {
        return new CodeView(status, clock.instant(), signIn.getPracticeName());
    }
}
