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
import java.util.Optional;
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
    CodeStep codes;

    @Inject
    News news;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private @Nullable CodeStatus status;
    private @Nullable String step;

    /** Whether the name is another spelling of one that is set up. */
    public boolean isHeld() {
        return visit.pending().isHeld();
    }

    /** Whether whoever is held may prove that both spellings are theirs. */
    public boolean isProofOffered() {
        return verification.mayProve(visit.pending());
    }

    /** Sends a code to the phone of the name that is set up. */
    public void prove() {
        codes.asked(
                verification.prove(visit.pending()), Optional.empty(), visit.contextPath() + PageAddress.VERIFY.path());
    }

    /** {@code held} for a name that is held, until that person asks for a code; {@code code}, or {@code bypass} for somebody whose phone is out of reach. */
    public String getStep() {
        String known = step;
        if (known == null) {
            known = chosenStep();
            step = known;
        }
        return known;
    }

    private String chosenStep() {
        if (isHeld()) {
            return verification.isProving(visit.pending()) ? "code" : "held";
        }
        return "bypass".equals(parameters.get("step")) ? "bypass" : "code";
    }

    /** The key of the heading. */
    public String getTitle() {
        return switch (getStep()) {
            case "bypass" -> "bypass.title";
            case "held" -> "held.title";
            default -> getView().getTitle();
        };
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
        return codes.view(status());
    }

    public boolean isRemember() {
        return codes.remember();
    }

    public void answer() {
        codes.answered(verification.answer(visit.pending(), codes.typedCode(), codes.remember()));
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
        codes.asked(
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
