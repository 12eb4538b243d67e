package io.github.countersign.ui;

import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.delivery.Channel;
import io.github.countersign.signin.VerificationService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** {@code verify.xhtml}: the code that was just sent, and whether to remember the browser. */
@Named
@RequestScoped
public class VerifyPage {

    @Inject
    CurrentVisit visit;

    @Inject
    VerificationService verification;

    @Inject
    CodeStep step;

    private @Nullable CodeStatus status;

    public CodeView getView() {
        return step.view(status());
    }

    public boolean isRemember() {
        return step.remember();
    }

    public void answer() {
        step.answered(verification.answer(visit.pending(), step.typedCode(), step.remember(), visit.clientAddress()));
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
                verification.resend(visit.pending(), channel, visit.clientAddress()),
                before,
                visit.contextPath() + PageAddress.VERIFY.path());
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
