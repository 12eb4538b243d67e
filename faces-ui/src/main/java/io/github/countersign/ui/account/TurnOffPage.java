package io.github.countersign.ui.account;

import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.selfservice.AccountService;
import io.github.countersign.selfservice.AccountView;
import io.github.countersign.ui.confirm.ConfirmStep;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.Turns;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code turn-off.xhtml}: what turning off means, the password, and then the change itself. */
@Named
@RequestScoped
public class TurnOffPage {

    @Inject
    CurrentVisitor visit;

    @Inject
    AccountService accounts;

    @Inject
    ConfirmStep confirmStep;

    private AccountView.@Nullable Protection protection;
    private boolean required;

    @PostConstruct
    void open() {
        AccountView view = accounts.view(visit.managing());
        protection = view.protection();
        required = view.required();
        if (protection != null) {
            confirmStep.begin(new About(Action.TURN_OFF, visit.managing().accountId()));
        }
    }

    /** Before the page is shown: there may be nothing to turn off, or the form came too late. */
    public void lead() {
        if (protection == null) {
            visit.leaveOrGoOn(Notice.plain(Sentence.of("turn-off.off-already")));
        } else if (visit.isForm() && !confirmStep.isConfirmed() && confirmStep.isBegun()) {
            visit.leaveOrGoOn(Notice.plain(Sentence.of("confirm.over")));
        }
    }

    public boolean isConfirmed() {
        return protection != null && confirmStep.isConfirmed();
    }

    public boolean isAsking() {
        return protection != null && !confirmStep.isConfirmed();
    }

    /** The key of the heading. */
    public String getTitle() {
        return isConfirmed() ? "turn-off.sure-title" : "turn-off.title";
    }

    public boolean isRequired() {
        return required;
    }

    public @Nullable Sentence getTold() {
        AccountView.Protection on = protection;
        return on == null ? null : Sentence.of("turn-off.told", on.phoneEnding());
    }

    public void turnOff() {
        Turns.take(visit.managing().id(), this::turnOffNow);
    }

    private void turnOffNow() {
        Optional<String> returnAddress = accounts.turnOff(visit.managing(), confirmStep.confirmation());
        if (returnAddress.isPresent()) {
            confirmStep.done();
            visit.leaveByWayOf(returnAddress.get(), Notice.good(Sentence.of("turn-off.done")));
        } else {
            visit.leaveOrGoOn(Notice.plain(Sentence.of("confirm.over")));
        }
    }
}
