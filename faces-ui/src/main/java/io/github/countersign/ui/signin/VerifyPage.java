package io.github.countersign.ui.signin;

import io.github.countersign.bypass.BypassAnswers;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.delivery.Channel;
import io.github.countersign.signin.VerificationService;
import io.github.countersign.ui.code.CodeStep;
import io.github.countersign.ui.code.CodeView;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.News;
import io.github.countersign.ui.visit.PageAddress;
import io.github.countersign.ui.web.Redirect;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code verify.xhtml}: the code that was just sent, and whether to remember the browser; or a bypass code. */
@Named
@RequestScoped
public class VerifyPage {

    @Inject
    CurrentVisitor visit;

    @Inject
    VerificationService verification;

    @Inject
    CodeStep step;

    @Inject
    News news;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private @Nullable CodeStatus status;

    /** {@code code}, or {@code bypass} for somebody whose phone is out of reach. */
    public String getStep() {
        return "bypass".equals(parameters.get("step")) ? "bypass" : "code";
    }

    /** The key of the heading. */
    public String getTitle() {
        return getStep().equals("bypass") ? "bypass.title" : getView().getTitle();
    }

    /** Judges the typed bypass code: read from the request, and in no view state. */
    public void answerBypass() {
        BypassAnswers.Judgement judgement =
                verification.answerBypass(visit.pending(), parameters.getOrDefault("bypass-code", ""));
        if (judgement instanceof BypassAnswers.Judgement.Accepted accepted) {
            visit.leaveSignedIn(accepted.returnAddress());
            return;
        }
        BypassSentences.toCorrect(judgement, visit.getPracticeName())
                .ifPresentOrElse(
                        sentence -> news.correct("bypass-code", sentence),
                        () -> Redirect.to(visit.contextPath() + "/expired"));
    }

    public CodeView getView() {
        return step.view(status());
    }

    public boolean isRemember() {
        return step.remember();
    }

    public void answer() {
        step.answered(verification.answer(visit.pending(), step.typedCode(), step.remember()));
        status = null;
    }

    public void resend() {
        ask(status().channel());
    }

    public void call() {
        ask(Channel.VOICE);
    }

    public void text() {
        ask(Channel.SMS);
    }

    private void ask(Channel channel) {
        CodeStatus before = status();
        step.asked(
                verification.resend(visit.pending(), channel), before, visit.contextPath() + PageAddress.VERIFY.path());
    }

    private CodeStatus status() {
        CodeStatus known = status;
        if (known == null) {
            known = verification.status(visit.pending());
            status = known;
        }
        return known;
    }
}
