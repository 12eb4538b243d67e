package io.github.countersign.ui.confirm;

import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.confirmation.ConfirmationService;
import io.github.countersign.confirmation.ConfirmationService.How;
import io.github.countersign.confirmation.ConfirmationService.Opened;
import io.github.countersign.confirmation.ConfirmationService.State;
import io.github.countersign.confirmation.ConfirmationService.Status;
import io.github.countersign.delivery.Channel;
import io.github.countersign.ui.code.CodeStep;
import io.github.countersign.ui.code.CodeView;
import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.Drawer;
import io.github.countersign.ui.visit.News;
import io.github.countersign.ui.web.Redirect;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The step before every change: by the password, which a plain form posts to the application and not to us, or by a code. A page that
 * makes a change tells which one it is, shows {@code parts/confirm.xhtml} until it {@linkplain #isConfirmed is confirmed}, and then
 * makes it with {@link #confirmation()}.
 */
@Named
@RequestScoped
public class ConfirmStep {

    private static final Drawer<Opened> OPENED = new Drawer<>("confirmation", Opened.class);

    @Inject
    CurrentVisitor visit;

    @Inject
    ConfirmationService confirmations;

    @Inject
    CodeStep codeStep;

    @Inject
    News news;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private @Nullable About change;
    private @Nullable Opened opened;
    private @Nullable Status status;
    private boolean begun;

    /** What this page is about to change. To be told before anything else; opens the confirmation or finds it. */
    public void begin(About about) {
        Opened known = visit.drawers().find(opened(about)).orElse(null);
        Status now = known == null ? null : confirmations.status(visit.managing(), known.id());
        if (known == null || now == null || now.state() == State.OVER) {
            known = confirmations.open(visit.managing(), about);
            begun = true;
            now = confirmations.status(visit.managing(), known.id());
        }
        visit.drawers().keep(opened(about), known);
        change = about;
        opened = known;
        status = now;
        tellTheLock(now);
    }

    private static Drawer<Opened> opened(About change) {
        return OPENED.about(ChangePage.key(change));
    }

    /** As long as it lasts; of a wrong password, {@link ConfirmedServlet} tells just after it was typed. */
    private void tellTheLock(Status now) {
        if (isPassword() && now.state() == State.LOCKED) {
            Instant until = now.lockedUntil();
            news.correct(
                    "password",
                    until == null || until.equals(Instant.MAX)
                            ? Sentence.of("confirm.locked-for-good", visit.getPracticeName())
                            : Sentence.of("confirm.locked", Moment.until(until)));
        }
    }

    /** Whether the change may be made now. */
    public boolean isConfirmed() {
        return status != null && status.state() == State.CONFIRMED;
    }

    /** Whether this request found no confirmation that it could go on with: it was over, or used by the same form a moment ago. */
    public boolean isBegun() {
        return begun;
    }

    /** Whether there is something to do for it at all. */
    public boolean isAsked() {
        return opened().how() != How.RECENT_SIGN_IN;
    }

    /** For the service. */
    public ConfirmationId confirmation() {
        return opened().id();
    }

    /** After the change was made: another one like it needs its own confirmation. */
    public void done() {
        if (change != null) {
            visit.drawers().forget(opened(change));
        }
    }

    /** The key of the heading. */
    public String getTitle() {
        return switch (opened().how()) {
            case PASSWORD -> "confirm.title";
            case CODE -> "confirm.code-title";
            case RECENT_SIGN_IN, SIGN_IN_AGAIN -> "confirm.again-title";
        };
    }

    public boolean isPassword() {
        return opened().how() == How.PASSWORD;
    }

    public boolean isCode() {
        return opened().how() == How.CODE;
    }

    public boolean isSignInAgain() {
        return opened().how() == How.SIGN_IN_AGAIN;
    }

    /** In the form with the password. */
    public String getToken() {
        return opened().token();
    }

    /** In the form with the password: comes back in the address, and tells which change it was. */
    public long getNumber() {
        return opened().id().value();
    }

    /** Where that form posts to: the application. */
    public String getPasswordPath() {
        return visit.managing().confirmPasswordPath();
    }

    public String getUserName() {
        return visit.managing().name();
    }

    /** Null before a code was sent. */
    public @Nullable CodeView getView() {
        return codeStatus().map(codeStep::view).orElse(null);
    }

    private Optional<CodeStatus> codeStatus() {
        return confirmations.codeStatus(visit.managing());
    }

    public void sendCode() {
        ask(null);
    }

    public void call() {
        ask(Channel.VOICE);
    }

    public void text() {
        ask(Channel.SMS);
    }

    public void resend() {
        ask(codeStatus().map(CodeStatus::channel).orElse(null));
    }

    private void ask(@Nullable Channel channel) {
        Optional<CodeStatus> before = codeStatus();
        SendResult result = confirmations.sendCode(visit.managing(), channel);
        codeStep.asked(result, before.or(this::codeStatus), page());
    }

    /** Judges the typed code, and leads on. */
    public void answer() {
        Answer answer = confirmations.answer(visit.managing(), confirmation(), codeStep.typedCode());
        if (answer instanceof Answer.Done) {
            Redirect.to(page());
        } else {
            codeStep.answered(answer);
        }
    }

    private String page() {
        if (change == null) {
            throw new IllegalStateException("The page did not tell what it changes");
        }
        return visit.contextPath() + ChangePage.path(change);
    }

    private Opened opened() {
        if (opened == null) {
            throw new IllegalStateException("The page did not tell what it changes");
        }
        return opened;
    }
}
