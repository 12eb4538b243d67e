package io.github.countersign.ui.people;

import io.github.countersign.account.AccountId;
import io.github.countersign.administration.Help;
import io.github.countersign.administration.PeopleService;
import io.github.countersign.administration.PersonView;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.ui.confirm.ChangePage;
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
import io.github.countersign.ui.web.Navigation;
import io.github.countersign.ui.web.Redirect;
import io.github.countersign.ui.web.Typed;
import io.github.countersign.visit.Managing;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code person.xhtml}: one of the practice's people, and the steps of helping that one. The address says whom and which help; whether that
 * may be, the service decides, and a help that may not be is not shown.
 */
@Named
@RequestScoped
public class PersonPage {

    /** What the page shows: its parts are named after these. */
    enum Step {
        MISSING,
        OVERVIEW,
        REASON,
        CONFIRM,
        LAST
    }

    @Inject
    CurrentVisitor visit;

    @Inject
    PeopleService people;

    @Inject
    ConfirmStep confirmStep;

    @Inject
    News news;

    @Inject
    Texts texts;

    @Inject
    HttpServletRequest request;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private @Nullable PersonView person;
    private @Nullable HelpKind help;
    private @Nullable GivenBypass bypass;
    private HelpDraft draft = HelpDraft.EMPTY;
    private Step step = Step.MISSING;

    @PostConstruct
    void open() {
        Optional<PersonView> found = Typed.number(parameters, "id").stream()
                .mapToObj(id -> people.find(visit.managing(), new AccountId(id)))
                .flatMap(Optional::stream)
                .findFirst();
        if (found.isEmpty()) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        PersonView known = found.get();
        person = known;
        help = HelpKind.of(parameters.get("help"))
                .filter(kind -> known.mayHelp() && kind.isOfUse(known))
                .orElse(null);
        step = help == null ? overview(known) : next(help, known);
    }

    private Step overview(PersonView known) {
        if (Navigation.isByAPerson(request)) {
            bypass = GivenBypass.take(known.id(), visit.drawers()).orElse(null);
        }
        return Step.OVERVIEW;
    }

    private Step next(HelpKind kind, PersonView known) {
        About change = change(kind, known);
        Optional<HelpDraft> kept = visit.drawers().find(HelpDraft.about(change));
        draft = kept.orElse(HelpDraft.EMPTY);
        String sent = parameters.getOrDefault("step", "");
        boolean confirming = request.getMethod().equals("POST") && sent.equals("last");
        if (confirming && kept.isEmpty()) {
            return sentTwice();
        }
        if (sent.equals("reason") || kept.isEmpty()) {
            return Step.REASON;
        }
        confirmStep.begin(change);
        if (confirming && !confirmStep.isConfirmed() && isDoneMeanwhile(change)) {
            return sentTwice();
        }
        return confirmStep.isConfirmed() ? Step.LAST : Step.CONFIRM;
    }

    /** The first time was the right one, and left its news for the page. */
    private Step sentTwice() {
        Redirect.to(getPath());
        return Step.OVERVIEW;
    }

    private boolean isDoneMeanwhile(About change) {
        Turns.take(visit.managing().id(), () -> {});
        return visit.drawers().findNow(HelpDraft.about(change)).isEmpty();
    }

    private static About change(HelpKind kind, PersonView known) {
        return new About(kind.action(), known.id());
    }

    private static AddressQuery query(PersonView known, HelpKind kind) {
        return AddressQuery.NONE.with("id", known.id().toString()).with("help", kind.getName());
    }

    public void giveReason() {
        HelpKind kind = help();
        About change = change(kind, person());
        draft = draft.withReason(Typed.line(parameters, "reason")).withHours(parameters);
        Help answer = people.check(visit.managing(), change, draft.reason());
        if (answer instanceof Help.ReasonNeeded) {
            news.correct("reason", HelpSentences.reasonToCorrect(draft.reason()));
        } else if (answer instanceof Help.Done) {
            visit.drawers().keep(HelpDraft.about(change), draft);
            Redirect.to(visit.path(ChangePage.path(change)));
        } else {
            refuse(answer);
        }
    }

    /** Does what was confirmed. */
    public void confirm() {
        Turns.take(visit.managing().id(), () -> {
            Optional<HelpDraft> kept = visit.drawers().findNow(HelpDraft.about(change(help(), person())));
            if (kept.isEmpty()) {
                sentTwice();
            } else {
                settle(fulfil(help(), kept.get()));
            }
        });
    }

    private Help fulfil(HelpKind kind, HelpDraft wish) {
        Managing actor = visit.managing();
        AccountId id = person().id();
        ConfirmationId confirmation = confirmStep.confirmation();
        return switch (kind) {
            case TURN_OFF -> people.turnOff(actor, id, wish.reason(), confirmation);
            case CHANGE -> people.change(actor, id, wish.reason(), confirmation);
            case GIVE_BYPASS -> people.giveBypass(actor, id, wish.validFor(), wish.reason(), confirmation);
            case SEPARATE -> people.separate(actor, id, wish.reason(), confirmation);
        };
    }

    private void settle(Help answer) {
        if (answer instanceof Help.BypassGiven given) {
            new GivenBypass(person().id(), given.code(), given.until()).keep(visit.drawers());
        }
        if (answer instanceof Help.BypassGiven || answer instanceof Help.Done) {
            visit.leave(Notice.good(HelpSentences.done(help(), person())));
            Redirect.to(getPath());
        } else {
            refuse(answer);
        }
        // only now: who finds nothing to do any more finds the news instead
        visit.drawers().forget(HelpDraft.about(change(help(), person())));
        confirmStep.done();
    }

    private void refuse(Help answer) {
        Sentence sentence = HelpSentences.refused(answer, person());
        visit.leave(
                answer instanceof Help.NotSetUp || answer instanceof Help.NotHeld
                        ? Notice.plain(sentence)
                        : Notice.bad(sentence));
        Redirect.to(getPath());
    }

    public String getStep() {
        return step.name().toLowerCase(Locale.ROOT);
    }

    /** For {@code data-page}. */
    public String getPageName() {
        return step == Step.MISSING ? "not-found" : "person";
    }

    public String getTitle() {
        return switch (step) {
            case MISSING -> texts.say("person.missing-title");
            case OVERVIEW -> person().displayName();
            case REASON, LAST -> texts.plain(HelpSentences.title(help(), person()));
            case CONFIRM -> texts.say(confirmStep.getTitle());
        };
    }

    /** The page about this person, without any help. */
    public String getPath() {
        return path(AddressQuery.NONE.with("id", person().id().toString()));
    }

    /** Where the reason can be said again. */
    public String getReasonPath() {
        return getReasonPath(help());
    }

    private String getReasonPath(HelpKind kind) {
        return path(query(person(), kind).with("step", "reason"));
    }

    private String path(AddressQuery query) {
        return visit.path(PageAddress.PERSON.path() + query);
    }

    /** Null when that is no use now, or not allowed. */
    public @Nullable String helpPath(String name) {
        return HelpKind.of(name)
                .filter(kind -> person().mayHelp() && kind.isOfUse(person()))
                .map(this::getReasonPath)
                .orElse(null);
    }

    public long getId() {
        return person().id().value();
    }

    public String getName() {
        return person().name();
    }

    public String getDisplayName() {
        return person().displayName();
    }

    public Sentence getRole() {
        return PeopleSentences.role(person().role());
    }

    public Sentence getStatus() {
        return PeopleSentences.status(person());
    }

    public Sentence getVerified() {
        return PeopleSentences.verified(person().verifiedAt());
    }

    public Sentence getLastSeen() {
        return PeopleSentences.when(person().lastSeenAt());
    }

    /** Null when there is no bypass code to use. */
    public @Nullable Sentence getBypassUntil() {
        return person().bypassUntil() == null
                ? null
                : Sentence.of("person.bypass-until", Moment.when(Objects.requireNonNull(person().bypassUntil())));
    }

    /** Names that look like this one; empty when there are none. */
    public String getLooksLike() {
        return String.join(", ", person().looksLike());
    }

    public boolean isOn() {
        return person().isOn();
    }

    public boolean isMayHelp() {
        return person().mayHelp();
    }

    /** Whether there is any help: a name that is held, or another spelling, has no phone. */
    public boolean isHelpShown() {
        return person().mayHelp() && (person().twin() == null || person().maySeparate());
    }

    public boolean isHeld() {
        return person().held();
    }

    /** Whether the name is held, and the one who looks could help anybody but this. */
    public boolean isOnlyOwnersDecide() {
        return person().held() && person().mayHelp() && !person().maySeparate();
    }

    /** Whether the one who looks has to set up their own second factor before helping. */
    public boolean isOwnFirst() {
        return person().ownFirst();
    }

    /** Whether it is the one who looks. */
    public boolean isSelf() {
        return person().id().equals(visit.managing().accountId());
    }

    /** A code that was just made, for this one look; null otherwise. */
    public @Nullable GivenBypass getBypass() {
        return bypass;
    }

    /** For the quick switch. */
    public List<PersonLine> getAround() {
        return people.around(visit.managing(), person().id()).stream()
                .map(PersonLine::new)
                .toList();
    }

    public String getHelp() {
        return help().getName();
    }

    public boolean isBypassWanted() {
        return help == HelpKind.GIVE_BYPASS;
    }

    public String getReason() {
        return draft.reason();
    }

    public int getHours() {
        return draft.hours();
    }

    /** How long a bypass code will be valid. */
    public Sentence getValidFor() {
        return HelpSentences.validFor(draft.hours());
    }

    public Sentence getMeaning() {
        return HelpSentences.meaning(help(), person());
    }

    public String getConfirmButton() {
        return HelpSentences.button(help(), person());
    }

    public Sentence getHelpTitle() {
        return HelpSentences.title(help(), person());
    }

    private PersonView person() {
        return Objects.requireNonNull(person, "Nobody was found");
    }

    private HelpKind help() {
        return Objects.requireNonNull(help, "Nobody is to be helped");
    }
}
