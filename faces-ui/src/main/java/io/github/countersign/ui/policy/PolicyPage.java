package io.github.countersign.ui.policy;

import io.github.countersign.administration.PolicyService;
import io.github.countersign.administration.PolicyService.Change;
import io.github.countersign.policy.Policy;
import io.github.countersign.ui.confirm.ConfirmStep;
import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.News;
import io.github.countersign.ui.visit.PageAddress;
import io.github.countersign.ui.visit.Texts;
import io.github.countersign.ui.visit.Turns;
import io.github.countersign.ui.web.AddressQuery;
import io.github.countersign.ui.web.Redirect;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code policy.xhtml}: of whom the practice requires two-factor authentication. */
@Named
@RequestScoped
public class PolicyPage {

    @Inject
    CurrentVisitor visit;

    @Inject
    PolicyService policies;

    @Inject
    ConfirmStep confirmStep;

    @Inject
    News news;

    @Inject
    Texts texts;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private PolicyService.@Nullable View view;
    private @Nullable Policy asked;

    @PostConstruct
    void open() {
        view = policies.view(visit.managing()).orElse(null);
        asked = PolicySentences.of(parameters.get("step")).orElse(null);
        if (asked != null && view != null) {
            confirmStep.begin(PolicyService.about(visit.managing(), asked));
        }
    }

    /** One of the radio buttons. */
    public record Choice(String name, String label, String hint, boolean chosen) {

        public String getName() {
            return name;
        }

        public String getLabel() {
            return label;
        }

        public String getHint() {
            return hint;
        }

        public boolean isChosen() {
            return chosen;
        }
    }

    /** {@code choose}, or {@code confirm} for the password and the last click. */
    public String getStep() {
        return asked == null ? "choose" : "confirm";
    }

    public String getTitle() {
        return asked == null ? texts.say("policy.title") : texts.plain(PolicySentences.question(asked));
    }

    public List<Choice> getChoices() {
        Policy chosen =
                chosen().or(() -> PolicySentences.of(parameters.get("kind"))).orElse(view().policy());
        return Arrays.stream(Policy.values())
                .map(policy -> new Choice(
                        PolicySentences.name(policy),
                        texts.plain(PolicySentences.label(policy)),
                        texts.plain(PolicySentences.meaning(policy)) + " " + texts.plain(asks(policy)),
                        policy == chosen))
                .toList();
    }

    private Sentence asks(Policy policy) {
        return Sentence.of("policy.asks", view().asks().getOrDefault(policy, 0L));
    }

    public void save() {
        Optional<Policy> chosen = chosen();
        if (chosen.isEmpty()) {
            news.correct("require", Sentence.of("policy.missing"));
        } else if (chosen.get() == view().policy()) {
            unchanged();
        } else if (!seen().equals(Optional.of(view().policy()))) {
            changedMeanwhile(chosen.get());
        } else {
            Redirect.to(confirmPath(chosen.get()));
        }
    }

    private String confirmPath(Policy policy) {
        return path(AddressQuery.NONE.with("step", PolicySentences.name(policy)));
    }

    public boolean isConfirmed() {
        return asked != null && confirmStep.isConfirmed();
    }

    /** The key of the last button. */
    public String getConfirmButton() {
        return asked == Policy.NO ? "policy.no-confirm" : "policy.confirm";
    }

    public void confirm() {
        change(Objects.requireNonNull(asked, "Nothing was asked"));
    }

    private void change(Policy policy) {
        Turns.take(visit.managing().id(), () -> changeNow(policy));
    }

    private void changeNow(Policy policy) {
        Change result =
                policies.change(visit.managing(), seen().orElse(view().policy()), policy, confirmStep.confirmation());
        if (result == Change.DONE) {
            confirmStep.done();
            visit.leave(Notice.good(PolicySentences.done(policy)));
            Redirect.to(path(AddressQuery.NONE));
        } else if (result == Change.NOT_AS_SEEN) {
            changedMeanwhile(policy);
        } else if (result == Change.CONFIRMATION_OVER) {
            confirmAgain(policy);
        } else {
            Redirect.to(path(AddressQuery.NONE));
        }
    }

    /** The first click of two may have used the confirmation. */
    private void confirmAgain(Policy wanted) {
        view = policies.view(visit.managing()).orElse(view);
        if (view().policy() == wanted) {
            unchanged();
            return;
        }
        visit.leaveIfQuiet(Notice.plain(Sentence.of("confirm.over")));
        Redirect.to(confirmPath(wanted));
    }

    /** By somebody else, in another tab, or by the first click of two. */
    private void changedMeanwhile(Policy wanted) {
        view = policies.view(visit.managing()).orElse(view);
        if (view().policy() == wanted) {
            unchanged();
            return;
        }
        visit.leave(Notice.correct("require", Sentence.of("policy.changed-meanwhile")));
        Redirect.to(path(AddressQuery.NONE.with("kind", PolicySentences.name(wanted))));
    }

    private void unchanged() {
        visit.leaveIfQuiet(Notice.plain(Sentence.of("policy.same")));
        Redirect.to(path(AddressQuery.NONE));
    }

    private Optional<Policy> chosen() {
        return PolicySentences.of(parameters.get("require"));
    }

    private Optional<Policy> seen() {
        return PolicySentences.of(parameters.get("seen"));
    }

    /** The policy that this page shows, for the form. */
    public String getSeen() {
        return PolicySentences.name(view().policy());
    }

    public String getNow() {
        return texts.plain(Sentence.of("policy.now", texts.plain(PolicySentences.label(view().policy()))));
    }

    /** Null when it was never changed. */
    public @Nullable Sentence getChanged() {
        Instant at = view().changedAt();
        String by = view().changedBy();
        return at == null || by == null ? null : Sentence.of("policy.changed", Moment.when(at), by);
    }

    /** The choice that is to be confirmed. */
    public String getAsked() {
        return asked == null ? "" : PolicySentences.name(asked);
    }

    public Sentence getAskedMeaning() {
        return PolicySentences.meaning(Objects.requireNonNull(asked));
    }

    public Sentence getAskedAsks() {
        return asks(Objects.requireNonNull(asked));
    }

    public String getPath() {
        return path(AddressQuery.NONE);
    }

    private String path(AddressQuery query) {
        return visit.path(PageAddress.POLICY.path() + query);
    }

    private PolicyService.View view() {
        if (view == null) {
            throw new IllegalStateException("The policy is not for somebody of this role");
        }
        return view;
    }
}
