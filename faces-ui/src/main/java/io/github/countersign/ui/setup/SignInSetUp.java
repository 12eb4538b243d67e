package io.github.countersign.ui.setup;

import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.delivery.Channel;
import io.github.countersign.enrollment.EnrollmentService;
import io.github.countersign.ui.code.CodeStep;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.PageAddress;
import io.github.countersign.ui.web.Redirect;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sign-in that has to: the password was just given, and the proof completes it. */
@Dependent
class SignInSetUp implements SetUpWay {

    @Inject
    CurrentVisitor visit;

    @Inject
    EnrollmentService enrollment;

    @Inject
    CodeStep codeStep;

    @Override
    public Optional<SetUpStep> aroundTheSteps(@Nullable String wanted) {
        return Optional.empty();
    }

    @Override
    public void lead(SetUpStep step, @Nullable String wanted) {
        // There is no other way.
    }

    @Override
    public SendResult begin(String e164, Channel channel) {
        return enrollment.begin(visit.pending(), e164, channel);
    }

    @Override
    public SendResult resend(Channel channel) {
        return enrollment.resend(visit.pending(), channel);
    }

    @Override
    public Optional<CodeStatus> status() {
        return enrollment.status(visit.pending());
    }

    @Override
    public void answer(String typed) {
        codeStep.answered(enrollment.answer(visit.pending(), typed, codeStep.remember()));
    }

    @Override
    public void over() {
        Redirect.to(visit.contextPath() + "/expired");
    }

    @Override
    public void leave() {
        // Cancel is the way out.
    }

    @Override
    public PageAddress page() {
        return PageAddress.SET_UP;
    }

    @Override
    public Sentence intro() {
        return Sentence.of("set-up.phone-intro", visit.getPracticeName());
    }

    @Override
    public Sentence aim() {
        throw new IllegalStateException("A sign-in has given the password");
    }

    @Override
    public Sentence fromNowOn() {
        throw new IllegalStateException("A sign-in goes on to the page that was wanted");
    }

    @Override
    public @Nullable Sentence position(SetUpStep step) {
        return step.position(false);
    }
}
