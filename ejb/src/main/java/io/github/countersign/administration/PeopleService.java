package io.github.countersign.administration;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.account.GuessLimit.Secret;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.browser.TrustEnd;
import io.github.countersign.bypass.BypassStore;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationStore;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.notice.Notices;
import io.github.countersign.policy.Policy;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Managing;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What owners and managers do for the people of their practice. Who may do what is decided here, for every call, whatever the page
 * showed. Throws an unchecked exception while the service is not ready or cannot answer.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PeopleService {

    /** How long a bypass code may be valid. */
    public static final Duration LONGEST_BYPASS = Duration.ofHours(24);

    /** In characters. */
    public static final int SHORTEST_REASON = 3;

    /** In characters. */
    public static final int LONGEST_REASON = 200;

    @Inject
    private Database database;

    @Inject
    private PracticeStore practices;

    @Inject
    private AccountStore accounts;

    @Inject
    private People people;

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
    private AuditTrail audit;

    @Inject
    private Rights rights;

    /** For the container. */
    public PeopleService() {}

    /** With everything that it needs. */
    public PeopleService(
            Database database,
            PracticeStore practices,
            AccountStore accounts,
            People people,
            PhoneStore phones,
            GuessLimit guesses,
            BypassStore bypasses,
            ConfirmationStore confirmations,
            TrustEnd trust,
            Notices notices,
            AuditTrail audit,
            Rights rights) {
        this.database = database;
        this.practices = practices;
        this.accounts = accounts;
        this.people = people;
        this.phones = phones;
        this.guesses = guesses;
        this.bypasses = bypasses;
        this.confirmations = confirmations;
        this.trust = trust;
        this.notices = notices;
        this.audit = audit;
        this.rights = rights;
    }

    /** Empty for somebody who may not see the practice's people. */
    public Optional<PeoplePage> list(Managing actor, PeoplePage.Query query) {
        if (!rights.seesPeople(actor.role())) {
            return Optional.empty();
        }
        boolean clientsOnly = !rights.seesEverybody(actor.role());
        return Optional.of(database.read(entities -> people.page(entities, actor.practiceId(), query, clientsOnly)));
    }

    /** Somebody of the practice; empty when there is no such person, or the one who asks may not see it. */
    public Optional<PersonView> find(Managing actor, long id) {
        return database.read(entities -> visible(entities, actor, id).map(account -> view(entities, actor, account)));
    }

    private Optional<KnownAccount> visible(EntityManager entities, Managing actor, long id) {
        return accounts.find(entities, id).filter(account -> rights.sees(actor, account));
    }

    private PersonView view(EntityManager entities, Managing actor, KnownAccount account) {
        Optional<Phone> phone = phones.find(entities, account.id());
        Policy policy = practices.get(entities, account.practiceId()).policy();
        boolean helps = rights.helps(actor, account);
        boolean ownFirst = helps && !phones.exists(entities, actor.accountId());
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
                bypasses.openUntil(entities, account).orElse(null),
                helps && !ownFirst,
                ownFirst);
    }

    /**
     * Whether that wish could be fulfilled now, but for its confirmation; {@link Help.Done} when so. To be asked before the person
     * is asked for a password.
     */
    public Help check(Managing actor, Action action, long id, String reason) {
        return database.read(
                entities -> refusal(entities, actor, action, id, reason).orElseGet(Help.Done::new));
    }

    private Optional<Help> refusal(EntityManager entities, Managing actor, Action action, long id, String reason) {
        Optional<KnownAccount> target = accounts.find(entities, id).filter(account -> rights.helps(actor, account));
        if (target.isEmpty()) {
            return Optional.of(new Help.NotAllowed());
        }
        if (!phones.exists(entities, actor.accountId())) {
            return Optional.of(new Help.OwnFirst());
        }
        int length = reason.strip().length();
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            return Optional.of(new Help.ReasonNeeded());
        }
        boolean needsPhone = action != Action.HELP_CHANGE;
        return needsPhone && !phones.exists(entities, id) ? Optional.of(new Help.NotSetUp()) : Optional.empty();
    }

    /** Turns somebody's second factor off. Where the policy requires one, the person sets up again at the next sign-in. */
    public Help turnOff(Managing actor, long id, String reason, long confirmation, String clientAddress) {
        return end(actor, Action.HELP_TURN_OFF, id, reason, confirmation, clientAddress);
    }

    /** Ends somebody's number at once; the person adds a new one at the next sign-in, whatever the policy. */
    public Help change(Managing actor, long id, String reason, long confirmation, String clientAddress) {
        return end(actor, Action.HELP_CHANGE, id, reason, confirmation, clientAddress);
    }

    private Help end(Managing actor, Action action, long id, String reason, long confirmation, String clientAddress) {
        Phone[] told = new Phone[1];
        Help help = database.transaction(entities -> {
            accounts.lock(entities, id);
            Optional<Help> refused = refusedOrUsed(entities, actor, action, id, reason, confirmation, clientAddress);
            if (refused.isPresent()) {
                return refused.get();
            }
            told[0] = phones.find(entities, id).orElse(null);
            trust.reset(entities, id);
            if (action == Action.HELP_CHANGE) {
                accounts.askForSetUp(entities, id);
            }
            Kind kind = action == Action.HELP_CHANGE ? Kind.SET_UP_ASKED : Kind.SECOND_FACTOR_TURNED_OFF;
            record(entities, kind, Result.SUCCESS, actor, id, reason.strip(), clientAddress);
            return new Help.Done();
        });
        tell(
                actor,
                id,
                told[0],
                action == Action.HELP_CHANGE ? Change.CHANGE_ASKED_BY_OTHER : Change.TURNED_OFF_BY_OTHER,
                clientAddress);
        return help;
    }

    /** Refuses, or uses the confirmation up. */
    private Optional<Help> refusedOrUsed(
            EntityManager entities,
            Managing actor,
            Action action,
            long id,
            String reason,
            long confirmation,
            String clientAddress) {
        Optional<Help> refused = refusal(entities, actor, action, id, reason);
        if (refused.isPresent()) {
            if (refused.get() instanceof Help.NotAllowed) {
                record(entities, Kind.NOT_ALLOWED, Result.REFUSED, actor, id, action.name(), clientAddress);
            }
            return refused;
        }
        return confirmations.use(entities, actor, confirmation, action, id)
                ? Optional.empty()
                : Optional.of(new Help.ConfirmationOver());
    }

    /**
     * Makes a bypass code for somebody whose phone is out of reach: for one sign-in, in place of any earlier one.
     *
     * @param validFor at most {@link #LONGEST_BYPASS}
     */
    public Help giveBypass(
            Managing actor, long id, Duration validFor, String reason, long confirmation, String clientAddress) {
        if (validFor.isNegative() || validFor.isZero() || validFor.compareTo(LONGEST_BYPASS) > 0) {
            throw new IllegalArgumentException("A bypass code is valid for up to 24 hours, not for " + validFor);
        }
        Phone[] told = new Phone[1];
        Help help = database.transaction(entities -> {
            accounts.lock(entities, id);
            Optional<Help> refused =
                    refusedOrUsed(entities, actor, Action.GIVE_BYPASS, id, reason, confirmation, clientAddress);
            if (refused.isPresent()) {
                return refused.get();
            }
            told[0] = phones.find(entities, id).orElse(null);
            guesses.clear(entities, id, Secret.CODE); // somebody made sure who it is
            guesses.clear(entities, id, Secret.PASSWORD);
            KnownAccount account = accounts.get(entities, id);
            String code = bypasses.give(entities, account, actor.accountId(), validFor);
            Instant until = bypasses.openUntil(entities, account).orElseThrow();
            record(entities, Kind.BYPASS_CODE_GIVEN, Result.SUCCESS, actor, id, reason.strip(), clientAddress);
            return new Help.BypassGiven(code, until);
        });
        tell(actor, id, told[0], Change.BYPASS_GIVEN, clientAddress);
        return help;
    }

    private void tell(Managing actor, long id, @Nullable Phone phone, Change change, String clientAddress) {
        if (phone != null) {
            notices.tell(actor, id, phone, change, clientAddress);
        }
    }

    private void record(
            EntityManager entities,
            Kind kind,
            Result result,
            Managing actor,
            long id,
            String detail,
            String clientAddress) {
        String target = accounts.find(entities, id)
                .filter(account -> account.practiceId() == actor.practiceId())
                .map(KnownAccount::name)
                .orElse("somebody else");
        audit.record(
                entities,
                kind,
                result,
                new AuditTrail.Subject(actor.directory(), actor.practice(), actor.name(), target, clientAddress),
                detail);
    }

    /** The people of the practice by name, for a quick switch: those just around that one. */
    public List<PeoplePage.Line> around(Managing actor, long id) {
        boolean clientsOnly = !rights.seesEverybody(actor.role());
        return database.read(entities -> visible(entities, actor, id)
                .map(account -> people.around(entities, account, clientsOnly))
                .orElseGet(List::of));
    }
}
