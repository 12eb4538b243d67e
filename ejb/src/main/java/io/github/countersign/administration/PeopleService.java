package io.github.countersign.administration;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.account.GuessLimit.Secret;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.browser.TrustEnd;
import io.github.countersign.bypass.BypassStore;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.confirmation.ConfirmationStore;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.notice.Notices;
import io.github.countersign.policy.Policy;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.visit.Managing;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What owners and managers do for the people of their practice. Every call decides here who may do what, whatever the page showed. Throws
 * an unchecked exception while the service is not ready or cannot answer.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PeopleService {

    /** The longest time that a bypass code may be valid. */
    public static final Duration LONGEST_BYPASS = Duration.ofHours(24);

    /** In characters. */
    public static final int SHORTEST_REASON = 3;

    /** In characters. */
    public static final int LONGEST_REASON = 200;

    @Inject
    private Transactions transactions;

    @Inject
    private PracticeStore practices;

    @Inject
    private AccountStore accounts;

    @Inject
    private People people;

    @Inject
    private LookAlikes lookAlikes;

    @Inject
    private PhoneStore phones;

    @Inject
    private GuessLimit guesses;

    @Inject
    private BypassStore bypasses;

    @Inject
    private ConfirmationStore confirmations;

    @Inject
    private TrustEnd trust;

    @Inject
    private Notices notices;

    @Inject
    private Rights rights;

    /** Empty if the visitor may not see the practice's people. */
    public Optional<PeoplePage> list(Managing actor, PeoplePage.Query query) {
        if (!rights.seesPeople(actor.role())) {
            return Optional.empty();
        }
        boolean clientsOnly = !rights.seesEverybody(actor.role());
        return Optional.of(transactions.read(work -> people.page(work, actor.practiceId(), query, clientsOnly)));
    }

    /** A person of the practice; empty if there is no such person, or if the visitor may not see that person. */
    public Optional<PersonView> find(Managing actor, AccountId id) {
        return transactions.read(work -> visible(work, actor, id).map(account -> view(work, actor, account)));
    }

    private Optional<KnownAccount> visible(Work work, Managing actor, AccountId id) {
        return accounts.find(work, id).filter(account -> rights.sees(actor, account));
    }

    private PersonView view(Work work, Managing actor, KnownAccount account) {
        Optional<Phone> phone = phones.find(work, account.id());
        Policy policy = practices.get(work, account.practiceId()).policy();
        boolean helps = rights.helps(actor, account);
        boolean ownFirst = helps && !phones.isSetUp(work, actor.accountId());
        return new PersonView(
                account.id(),
                account.name(),
                account.displayName(),
                account.role(),
                phone.map(found -> found.number().lastTwoDigits()).orElse(null),
                phone.map(Phone::channel).orElse(null),
                policy.covers(account.role()),
                account.isSetUpAsked(),
                account.verifiedAt(),
                account.lastSeenAt(),
                bypasses.openUntil(work, account).orElse(null),
                twin(work, account),
                account.isHeld(),
                lookAlikes.of(work, account),
                account.isHeld() && rights.separates(actor, account) && !ownFirst,
                helps && !ownFirst,
                ownFirst);
    }

    private @Nullable String twin(Work work, KnownAccount account) {
        AccountId twin = account.twin();
        return twin == null ? null : accounts.get(work, twin).name();
    }

    /**
     * Whether that help could be given now, apart from its confirmation; {@link Help.Done} if so. Ask this before asking the person for a
     * password.
     */
    public Help check(Managing actor, About about, String reason) {
        return transactions.read(work -> refusal(work, actor, about, reason).orElseGet(Help.Done::new));
    }

    private Optional<Help> refusal(Work work, Managing actor, About about, String reason) {
        Optional<KnownAccount> target =
                accounts.find(work, about.target()).filter(account -> rights.helps(actor, account));
        if (target.isEmpty()) {
            return Optional.of(new Help.NotAllowed());
        }
        if (!phones.isSetUp(work, actor.accountId())) {
            return Optional.of(new Help.OwnFirst());
        }
        int length = reason.strip().length();
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            return Optional.of(new Help.ReasonNeeded());
        }
        if (about.action() == Action.SEPARATE) {
            return separationRefused(actor, target.get());
        }
        boolean needsPhone = about.action() != Action.HELP_CHANGE;
        return needsPhone && !phones.isSetUp(work, about.target())
                ? Optional.of(new Help.NotSetUp())
                : Optional.empty();
    }

    private Optional<Help> separationRefused(Managing actor, KnownAccount target) {
        if (!rights.separates(actor, target)) {
            return Optional.of(new Help.NotAllowed());
        }
        return target.isHeld() ? Optional.empty() : Optional.of(new Help.NotHeld());
    }

    /** Lets a name in that was held: it is somebody else's. What follows is as for anybody who was never seen before. */
    public Help separate(Managing actor, AccountId id, String reason, ConfirmationId confirmation) {
        About about = new About(Action.SEPARATE, id);
        return transactions.by(actor.acting(), work -> {
            Optional<Help> refused = refusedOrUsed(work, actor, about, reason, confirmation);
            if (refused.isPresent()) {
                return refused.get();
            }
            accounts.separate(work, id);
            trust.reset(work, id); // its sign-ins that are held begin again
            audit(work, Kind.NAME_SEPARATED, id, reason);
            return new Help.Done();
        });
    }

    /** Turns somebody's second factor off. If the policy requires one, the person sets it up again at the next sign-in. */
    public Help turnOff(Managing actor, AccountId id, String reason, ConfirmationId confirmation) {
        About about = new About(Action.HELP_TURN_OFF, id);
        return transactions.by(actor.acting(), work -> {
            Optional<Help> refused = refusedOrUsed(work, actor, about, reason, confirmation);
            if (refused.isPresent()) {
                return refused.get();
            }
            trust.reset(work, id);
            audit(work, Kind.SECOND_FACTOR_TURNED_OFF, id, reason);
            return new Help.Done();
        });
    }

    /** Removes somebody's number at once; the person adds a new one at the next sign-in, whatever the policy. */
    public Help change(Managing actor, AccountId id, String reason, ConfirmationId confirmation) {
        About about = new About(Action.HELP_CHANGE, id);
        return transactions.by(actor.acting(), work -> {
            Optional<Help> refused = refusedOrUsed(work, actor, about, reason, confirmation);
            if (refused.isPresent()) {
                return refused.get();
            }
            trust.reset(work, id);
            accounts.askForSetUp(work, id);
            audit(work, Kind.SET_UP_ASKED, id, reason);
            return new Help.Done();
        });
    }

    /**
     * Creates a bypass code for somebody whose phone is out of reach. It works for one sign-in and replaces any earlier code.
     *
     * @param validFor at most {@link #LONGEST_BYPASS}
     */
    public Help giveBypass(
            Managing actor, AccountId id, Duration validFor, String reason, ConfirmationId confirmation) {
        if (validFor.isNegative() || validFor.isZero() || validFor.compareTo(LONGEST_BYPASS) > 0) {
            throw new IllegalArgumentException("A bypass code is valid for up to 24 hours, not for " + validFor);
        }
        About about = new About(Action.GIVE_BYPASS, id);
        return transactions.by(actor.acting(), work -> {
            Optional<Help> refused = refusedOrUsed(work, actor, about, reason, confirmation);
            if (refused.isPresent()) {
                return refused.get();
            }
            guesses.clear(work, id, Secret.CODE); // the helper has made sure who this is
            guesses.clear(work, id, Secret.PASSWORD);
            KnownAccount account = accounts.get(work, id);
            String code = bypasses.give(work, account, actor.accountId(), validFor);
            Instant until = bypasses.openUntil(work, account).orElseThrow();
            audit(work, Kind.BYPASS_CODE_GIVEN, id, reason);
            return new Help.BypassGiven(code, until);
        });
    }

    /** Refuses, or uses up the confirmation and has the person's phone told after the commit. */
    private Optional<Help> refusedOrUsed(
            Work work, Managing actor, About about, String reason, ConfirmationId confirmation) {
        accounts.lock(work, about.target());
        Optional<Help> refused = refusal(work, actor, about, reason);
        if (refused.filter(Help.NotAllowed.class::isInstance).isPresent()) {
            String target = nameFor(work, actor, about.target());
            work.audit(Kind.NOT_ALLOWED, Result.REFUSED, target, about.action().name());
        }
        if (refused.isPresent()) {
            return refused;
        }
        if (!confirmations.use(work, actor, confirmation, about)) {
            return Optional.of(new Help.ConfirmationOver());
        }
        if (about.action() == Action.SEPARATE) {
            return Optional.empty(); // there is no phone yet
        }
        Change change = change(about.action());
        phones.find(work, about.target())
                .ifPresent(phone -> notices.tellAfterCommit(work, actor, about.target(), phone, change));
        return Optional.empty();
    }

    private static Change change(Action help) {
        return switch (help) {
            case HELP_TURN_OFF -> Change.TURNED_OFF_BY_OTHER;
            case HELP_CHANGE -> Change.CHANGE_ASKED_BY_OTHER;
            case GIVE_BYPASS -> Change.BYPASS_GIVEN;
            case SEPARATE, TURN_ON, TURN_OFF, CHANGE_PHONE, REQUIRE_OF_NOBODY, REQUIRE_OF_STAFF, REQUIRE_OF_EVERYONE ->
                throw new IllegalArgumentException(help + " does not help anybody else");
        };
    }

    private void audit(Work work, Kind kind, AccountId id, String reason) {
        work.audit(kind, Result.SUCCESS, accounts.get(work, id).name(), reason.strip());
    }

    /** The name of a person of the actor's practice. The names of other practices' people are not shown. */
    private String nameFor(Work work, Managing actor, AccountId id) {
        return accounts.find(work, id)
                .filter(account -> account.practiceId().equals(actor.practiceId()))
                .map(KnownAccount::name)
                .orElse("somebody else");
    }

    /** The people whose names are next to that person's, for a quick switch. */
    public List<PeoplePage.Line> around(Managing actor, AccountId id) {
        boolean clientsOnly = !rights.seesEverybody(actor.role());
        return transactions.read(work -> visible(work, actor, id)
                .map(account -> people.around(work, account, clientsOnly))
                .orElseGet(List::of));
    }
}
