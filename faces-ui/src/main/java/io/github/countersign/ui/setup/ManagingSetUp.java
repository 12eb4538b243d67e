package io.github.countersign.ui.setup;

import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.delivery.Channel;
import io.github.countersign.enrollment.EnrollmentService;
import io.github.countersign.selfservice.AccountService;
import io.github.countersign.selfservice.AccountView;
import io.github.countersign.ui.code.CodeStep;
import io.github.countersign.ui.confirm.ConfirmStep;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.PageAddress;
import io.github.countersign.ui.visit.Turns;
import io.github.countersign.ui.web.Redirect;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who manages their own account wants to, for a first phone or for another one: confirmed by the password, proved by a code. */
@Dependent
class ManagingSetUp implements SetUpWay {

    @Inject
    CurrentVisitor visit;

    @Inject
    EnrollmentService enrollment;

    @Inject
    AccountService accounts;

    @Inject
    ConfirmStep confirmStep;

    @Inject
    CodeStep codeStep;

    private Action action = Action.TURN_ON;
    private AccountView.@Nullable Protection protection;

    @PostConstruct
    void open() {
        if (visit.isManaging()) {
            action = visit.isAt(PageAddress.CHANGE_PHONE) ? Action.CHANGE_PHONE : Action.TURN_ON;
            protection = accounts.view(visit.managing()).protection();
            if (isTheWay()) {
                confirmStep.begin(new About(action, visit.managing().accountId()));
            }
        }
    }

    /** What is off is turned on, and what is on is changed. */
    private boolean isTheWay() {
        return (action == Action.TURN_ON) == (protection == null);
    }

    @Override
    public Optional<SetUpStep> aroundTheSteps(@Nullable String wanted) {
        if (!isTheWay()) {
            return Optional.of(SetUpStep.DONE);
        }
        return confirmStep.isConfirmed() ? Optional.empty() : Optional.of(SetUpStep.PASSWORD);
    }

    @Override
    public void lead(SetUpStep step, @Nullable String wanted) {
        boolean justDone = action == Action.TURN_ON && step == SetUpStep.DONE;
        if (justDone && visit.isForm()) {
            visit.leaveAgainFor(doneAddress());
        } else if (justDone && !SetUpStep.DONE.getName().equals(wanted)) {
            Redirect.to(visit.path(PageAddress.CHANGE_PHONE.path()));
        } else if (step == SetUpStep.DONE && !justDone) {
            visit.leaveOrGoOn(Notice.plain(Sentence.of("change.off")));
        } else if (step == SetUpStep.PASSWORD && visit.isForm() && confirmStep.isBegun()) {
            visit.leaveOrGoOn(Notice.plain(Sentence.of("confirm.over")));
        } else if (step == SetUpStep.PASSWORD && !visit.isForm()) {
            SetUpDraft draft = SetUpDraft.in(visit.drawers());
            if (draft.begun()) {
                visit.drawers().keep(SetUpDraft.DRAWER, draft.withCodeSent(false));
            }
        }
    }

    private static String doneAddress() {
        return PageAddress.SET_UP.path() + "?step=" + SetUpStep.DONE.getName();
    }

    @Override
    public SendResult begin(String e164, Channel channel) {
        return enrollment.begin(visit.managing(), confirmStep.confirmation(), action, e164, channel);
    }

    @Override
    public SendResult resend(Channel channel) {
        return enrollment.resend(visit.managing(), confirmStep.confirmation(), action, channel);
    }

    @Override
    public Optional<CodeStatus> status() {
        return enrollment.status(visit.managing());
    }

    @Override
    public void answer(String typed) {
        Turns.take(visit.managing().id(), () -> answerNow(typed));
    }

    private void answerNow(String typed) {
        Optional<CodeStatus> before = status();
        Answer answer = enrollment.answer(visit.managing(), confirmStep.confirmation(), action, typed);
        if (answer instanceof Answer.Gone) {
            over();
        } else if (answer instanceof Answer.Accepted accepted) {
            finish();
            if (action == Action.TURN_ON) {
                visit.leaveByWayOf(accepted.returnAddress(), doneAddress());
            } else {
                visit.leaveByWayOf(accepted.returnAddress(), changed(before));
            }
        } else if (answer instanceof Answer.Done) {
            finish();
            visit.leaveFor(PageAddress.ACCOUNT, changed(before));
        } else {
            codeStep.answered(answer);
        }
    }

    private void finish() {
        confirmStep.done();
        visit.drawers().forget(SetUpDraft.DRAWER);
    }

    private static Notice changed(Optional<CodeStatus> proved) {
        return Notice.good(proved.map(status -> Sentence.of(
                        status.channel() == Channel.SMS ? "change.done-sms" : "change.done-voice",
                        status.maskedPhone()))
                .orElseGet(() -> Sentence.of("change.done")));
    }

    @Override
    public void over() {
        visit.leaveOrGoOn(Notice.plain(Sentence.of("confirm.over")));
    }

    @Override
    public void leave() {
        Redirect.to(visit.contextPath() + PageAddress.ACCOUNT.path());
    }

    @Override
    public PageAddress page() {
        return action == Action.CHANGE_PHONE ? PageAddress.CHANGE_PHONE : PageAddress.SET_UP;
    }

    @Override
    public Sentence intro() {
        AccountView.Protection old = protection;
        return action == Action.CHANGE_PHONE && old != null
                ? Sentence.of("change.phone-intro", old.phoneEnding())
                : Sentence.of("set-up.phone-intro-own");
    }

    @Override
    public Sentence aim() {
        return Sentence.of(action == Action.CHANGE_PHONE ? "change.aim" : "set-up.aim");
    }

    @Override
    public Sentence fromNowOn() {
        AccountView.Protection on = protection;
        return on == null
                ? Sentence.of("account.off")
                : Sentence.of(on.channel() == Channel.SMS ? "set-up.done-sms" : "set-up.done-voice", on.phoneEnding());
    }

    @Override
    public @Nullable Sentence position(SetUpStep step) {
        return step == SetUpStep.DONE ? null : step.position(confirmStep.isAsked());
    }
}
