package io.github.countersign.ui.code;

import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.Drawer;
import io.github.countersign.ui.visit.News;
import io.github.countersign.ui.web.Redirect;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What the verify page and the last step of set-up have in common: a code is typed, or another one is asked for. */
@RequestScoped
public class CodeStep {

    private static final Drawer<Boolean> REMEMBER = new Drawer<>("remember", Boolean.class);

    @Inject
    CurrentVisitor visit;

    @Inject
    News news;

    @Inject
    Clock clock;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    /** Read from the request and not bound to a component: so a code is never in a view state, nor written back to a page. */
    public String typedCode() {
        return parameters.getOrDefault("code", "");
    }

    /** What is chosen now, or was when the person asked for another code. */
    public boolean remember() {
        String chosen = parameters.get("remember");
        boolean wish = chosen == null ? rememberedWish() : chosen.equals("year");
        return wish && visit.isRememberOffered();
    }

    private boolean rememberedWish() {
        return visit.drawers().find(REMEMBER).orElse(false);
    }

    /** Goes on, or says on this page what to correct. */
    public void answered(Answer answer) {
        if (answer instanceof Answer.Accepted accepted) {
            visit.leaveSignedIn(accepted.returnAddress());
            return;
        }
        String practice = visit.getPracticeName();
        CodeSentences.toCorrect(answer, practice)
                .ifPresentOrElse(
                        sentence -> news.correct("code", sentence),
                        () -> Redirect.to(visit.contextPath() + "/expired"));
        if (answer instanceof Answer.Expired || answer instanceof Answer.UsedUp) {
            news.offerHelp();
        }
    }

    /**
     * Leaves the news for the page and goes there.
     *
     * @param before how things stood when the person asked; empty when there was nothing yet
     */
    public void asked(SendResult result, Optional<CodeStatus> before, String page) {
        if (before.isEmpty()) {
            Redirect.to(page);
            return;
        }
        asked(result, before.get(), page);
    }

    /** Leaves the news for the page and goes there. */
    public void asked(SendResult result, CodeStatus before, String page) {
        if (result instanceof SendResult.Gone) {
            Redirect.to(visit.contextPath() + "/expired");
            return;
        }
        if (remember() != rememberedWish()) {
            visit.drawers().keep(REMEMBER, remember());
        }
        visit.leave(CodeSentences.asked(result, before, clock.instant(), visit.getPracticeName()));
        Redirect.to(page);
    }

    public CodeView view(CodeStatus status) {
        return new CodeView(status, clock.instant(), visit.getPracticeName());
    }
}
