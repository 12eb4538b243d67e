package io.github.countersign.ui.setup;

import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneReading;
import io.github.countersign.enrollment.EnrollmentService;
import io.github.countersign.ui.code.CodeSentences;
import io.github.countersign.ui.code.CodeStep;
import io.github.countersign.ui.code.CodeView;
import io.github.countersign.ui.confirm.ConfirmStep;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.News;
import io.github.countersign.ui.visit.PageAddress;
import io.github.countersign.ui.visit.Texts;
import io.github.countersign.ui.web.Redirect;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.component.UIInput;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code set-up.xhtml} and {@code change-phone.xhtml}: a phone, how codes reach it, and the first code as the proof. What differs between
 * a sign-in and somebody who manages their own account is in their {@link SetUpWay}.
 */
@Named
@RequestScoped
public class SetUpPage {

    @Inject
    CurrentVisitor visit;

    @Inject
    EnrollmentService enrollment;

    @Inject
    SignInSetUp ofSignIn;

    @Inject
    ManagingSetUp ofManaging;

    @Inject
    CodeStep codeStep;

    @Inject
    ConfirmStep confirmStep;

    @Inject
    News news;

    @Inject
    Texts texts;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private SetUpDraft draft = SetUpDraft.EMPTY;
    private SetUpStep step = SetUpStep.PHONE;
    private @Nullable CodeStatus status;
    private @Nullable List<SelectItem> countries;

    @PostConstruct
    void open() {
        draft = SetUpDraft.in(visit.drawers());
        String wanted = parameters.get("step");
        step = way().aroundTheSteps(wanted).orElseGet(() -> SetUpStep.of(wanted, draft));
        if (step == SetUpStep.CODE && status().isEmpty()) {
            step = SetUpStep.METHOD;
        }
    }

    private SetUpWay way() {
        return visit.isWaiting() ? ofSignIn : ofManaging;
    }

    /** Before the page is shown: there may be another one that fits better. */
    public void lead() {
        way().lead(step, parameters.get("step"));
    }

    public SetUpStep getStep() {
        return step;
    }

    /** "Step 2 of 4"; null on the last page. */
    public @Nullable Sentence getPosition() {
        return way().position(step);
    }

    /** Of this step's view in the folder of parts. */
    public String getPart() {
        return switch (step) {
            case PASSWORD -> "confirm-first";
            case PHONE, METHOD, CODE -> "set-up-form";
            case DONE -> "set-up-done";
        };
    }

    /** The name of this page. */
    public String getName() {
        return step == SetUpStep.PASSWORD && way().page() == PageAddress.CHANGE_PHONE
                ? "change-phone"
                : "set-up-" + step.getName();
    }

    /** The key of the step's heading. */
    public String getTitle() {
        return switch (step) {
            case PASSWORD -> confirmStep.getTitle();
            case DONE -> "set-up.done-title";
            case PHONE -> "set-up.phone-title";
            case METHOD -> "set-up.method-title";
            case CODE -> getView().getTitle();
        };
    }

    /** A country that is not in the list can only be made up; it is said all the same. */
    public void checkCountry(ComponentSystemEvent event) {
        if (event.getComponent() instanceof UIInput input && !input.isValid()) {
            news.correct("country", Sentence.of("set-up.country-missing"));
        }
    }

    public void choosePhone() {
        PhoneReading choice = enrollment.choosePhone(draft.region(), draft.typed());
        if (choice instanceof PhoneReading.Usable usable) {
            draft = draft.withPhone(usable);
            goTo(SetUpStep.METHOD);
        } else {
            news.correct("phone", PhoneSentences.toCorrect(choice, texts.wording()));
        }
    }

    public void chooseMethod() {
        Optional<Channel> method = chosenMethod();
        if (method.isEmpty()) {
            news.correct("method", Sentence.of("set-up.method-missing"));
            return;
        }
        draft = draft.withMethod(method.get());
        String phone = draft.e164();
        if (phone == null) {
            goTo(SetUpStep.PHONE);
            return;
        }
        begun(way().begin(phone, method.get()), method.get());
    }

    private void begun(SendResult result, Channel method) {
        if (result instanceof SendResult.Gone) {
            way().over();
            return;
        }
        status = null;
        boolean arrived = status().filter(now -> now.sentAt() != null).isPresent();
        if (result instanceof SendResult.Sent || result instanceof SendResult.MaybeSent) {
            draft = draft.withCodeSent(true);
            goTo(SetUpStep.CODE);
        } else if (result instanceof SendResult.TooSoon soon && arrived) {
            draft = draft.withCodeSent(true);
            visit.leave(Notice.plain(CodeSentences.tooSoon(soon)));
            goTo(SetUpStep.CODE);
        } else if (result instanceof SendResult.Failed failed && failed.advice() == Advice.NUMBER_NOT_VALID) {
            draft = draft.withCodeSent(false);
            visit.leave(Notice.correct("phone", Sentence.of("set-up.phone-refused")));
            goTo(SetUpStep.PHONE);
        } else {
            draft = draft.withCodeSent(false).withMethod(hasToCall(result) ? Channel.VOICE : method);
            Sentence sentence = CodeSentences.refused(result, method, visit.getPracticeName());
            visit.leave(Notice.correct("method", sentence));
            goTo(SetUpStep.METHOD);
        }
    }

    private static boolean hasToCall(SendResult result) {
        return result instanceof SendResult.Failed failed
                && (failed.advice() == Advice.OFFER_CALL || failed.advice() == Advice.OPTED_OUT);
    }

    public void answer() {
        way().answer(codeStep.typedCode());
        status = null;
    }

    public void resend() {
        ask(sentCode().channel());
    }

    public void call() {
        ask(Channel.VOICE);
    }

    public void text() {
        ask(Channel.SMS);
    }

    private void ask(Channel channel) {
        CodeStatus before = sentCode();
        SendResult result = way().resend(channel);
        if (result instanceof SendResult.Gone) {
            way().over();
        } else {
            codeStep.asked(result, before, address(SetUpStep.CODE));
        }
    }

    public void back() {
        chosenMethod().ifPresent(method -> draft = draft.withMethod(method));
        if (step == SetUpStep.PHONE) {
            visit.drawers().keep(SetUpDraft.DRAWER, draft);
            way().leave();
        } else {
            goTo(step == SetUpStep.CODE ? SetUpStep.METHOD : SetUpStep.PHONE);
        }
    }

    private void goTo(SetUpStep next) {
        visit.drawers().keep(SetUpDraft.DRAWER, draft);
        Redirect.to(address(next));
    }

    private String address(SetUpStep target) {
        return visit.contextPath() + way().page().path() + "?step=" + target.getName();
    }

    public List<SelectItem> getCountries() {
        List<SelectItem> known = countries;
        if (known == null) {
            known = Countries.items(enrollment.countries(), texts.wording());
            countries = known;
        }
        return known;
    }

    public String getCountry() {
        return draft.region().isEmpty() ? getCountries().get(0).getValue().toString() : draft.region();
    }

    /** @param region null in a form without that field, which our page never sends */
    public void setCountry(@Nullable String region) {
        draft = draft.withTyped(region == null ? "" : region, draft.typed());
    }

    public String getPhone() {
        return draft.typed();
    }

    public void setPhone(@Nullable String typed) {
        draft = draft.withTyped(draft.region(), typed == null ? "" : typed);
    }

    public Sentence getIntro() {
        return way().intro();
    }

    /** What is about to be confirmed. */
    public Sentence getAim() {
        return way().aim();
    }

    /** After the last step. */
    public Sentence getFromNowOn() {
        return way().fromNowOn();
    }

    public Sentence getPhoneHint() {
        return Sentence.of("set-up.phone-hint", enrollment.example(getCountry()));
    }

    public Sentence getMethodIntro() {
        String phone = draft.international();
        return Sentence.of("set-up.method-intro", phone == null ? "" : phone);
    }

    /** Whether the number may have a typing error, for all that we know. */
    public boolean isPhoneStrange() {
        String phone = draft.e164();
        return phone != null && !enrollment.isRangeKnown(phone);
    }

    public boolean isTextOffered() {
        return draft.canText();
    }

    public boolean isText() {
        return draft.canText()
                && chosenMethod().or(() -> Optional.ofNullable(draft.method())).orElse(Channel.SMS) == Channel.SMS;
    }

    private Optional<Channel> chosenMethod() {
        String method = parameters.getOrDefault("method", "");
        if (method.equals("sms") && draft.canText()) {
            return Optional.of(Channel.SMS);
        }
        return method.equals("voice") ? Optional.of(Channel.VOICE) : Optional.empty();
    }

    public CodeView getView() {
        return codeStep.view(sentCode());
    }

    public boolean isRemember() {
        return codeStep.remember();
    }

    private CodeStatus sentCode() {
        return status().orElseThrow(() -> new IllegalStateException("No code was sent in this visit"));
    }

    private Optional<CodeStatus> status() {
        if (status == null) {
            status = way().status().orElse(null);
        }
        return Optional.ofNullable(status);
    }
}
