package io.github.countersign.signin;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.browser.BrowserStore;
import io.github.countersign.browser.BrowserStore.Recognised;
import io.github.countersign.browser.BrowserStore.Remembered;
import io.github.countersign.browser.LastUses;
import io.github.countersign.confirmation.ConfirmationStore;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Gate;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.SecondFactor;
import io.github.countersign.gate.Trust;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.policy.Practice;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.visit.VisitStore.Returned;
import jakarta.ejb.Remote;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the filters of guarded applications ask. The transactions are our own; the caller's is suspended. */
@Stateless
@Remote(Gate.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GateService implements Gate {

    @Inject
    private GateKeeper keeper;

    @Inject
    private Database database;

    @Inject
    private PracticeStore practices;

    @Inject
    private AccountStore accounts;

    @Inject
    private PhoneStore phones;

    @Inject
    private BrowserStore browsers;

    @Inject
    private VisitStore visits;

    @Inject
    private ConfirmationStore confirmations;

    @Inject
    private LastUses lastUses;

    @Inject
    private AuditTrail audit;

    /** For the container. */
    public GateService() {}

    /** With everything that it needs. */
    public GateService(
            GateKeeper keeper,
            Database database,
            PracticeStore practices,
            AccountStore accounts,
            PhoneStore phones,
            BrowserStore browsers,
            VisitStore visits,
            ConfirmationStore confirmations,
            LastUses lastUses,
            AuditTrail audit) {
        this.keeper = keeper;
        this.database = database;
        this.practices = practices;
        this.accounts = accounts;
        this.phones = phones;
        this.browsers = browsers;
        this.visits = visits;
        this.confirmations = confirmations;
        this.lastUses = lastUses;
        this.audit = audit;
    }

    @Override
    public Decision check(
            String gateKey,
            Account account,
            @Nullable String browserToken,
            Circumstances circumstances,
            @Nullable VisitRequest visit) {
        keeper.check(gateKey);
        Optional<Decision> recognised = recognise(account, browserToken);
        return recognised.isPresent() ? recognised.get() : decide(account, browserToken, circumstances, visit);
    }

    private Optional<Decision> recognise(Account account, @Nullable String browserToken) {
        if (browserToken == null) {
            return Optional.empty();
        }
        Optional<Recognised> found = database.read(entities -> browsers.recognise(entities, browserToken, account));
        found.ifPresent(browser -> lastUses.note(browser.browserId()));
        return found.map(GateService::pass);
    }

    private static Decision pass(Recognised browser) {
        Trust trust = new Trust(browser.accountId(), browser.securityVersion(), browser.browserId());
        return Decision.pass(trust, browser.expiresAt().toEpochMilli());
    }

    /** For a browser that was not recognised, or not for the role and practice that the account had when last seen. */
    private Decision decide(
            Account account, @Nullable String browserToken, Circumstances circumstances, @Nullable VisitRequest visit) {
        return database.transactionRepeated(entities -> {
            Practice practice = practices.findOrCreate(entities, account.directory(), account.practice());
            KnownAccount known = accounts.see(entities, account, practice.id());
            Optional<Recognised> recognised =
                    browserToken == null ? Optional.empty() : browsers.recognise(entities, browserToken, account);
            if (recognised.isPresent()) {
                return pass(recognised.get());
            }
            if (phones.exists(entities, known.id())) {
                return Decision.verify(open(entities, visit, Purpose.VERIFY, account, circumstances, known));
            }
            if (practice.policy().covers(account.role()) || known.isSetUpAsked()) {
                return Decision.setUp(open(entities, visit, Purpose.SET_UP, account, circumstances, known));
            }
            return Decision.pass(new Trust(known.id(), known.securityVersion(), null), Decision.WITH_THE_SESSION);
        });
    }

    private @Nullable String open(
            EntityManager entities,
            @Nullable VisitRequest visit,
            Purpose purpose,
            Account account,
            Circumstances circumstances,
            KnownAccount known) {
        return visit == null ? null : visits.open(entities, visit, purpose, account.locale(), circumstances, known);
    }

    @Override
    public @Nullable String openVisit(
            String gateKey, Account account, Circumstances circumstances, VisitRequest visit) {
        keeper.check(gateKey);
        if (!isTrusted(visit.trust())) {
            return null;
        }
        return database.<@Nullable String>transactionRepeated(entities -> {
            Practice practice = practices.findOrCreate(entities, account.directory(), account.practice());
            KnownAccount known = accounts.see(entities, account, practice.id());
            return isOf(known, visit.trust())
                    ? visits.open(entities, visit, Purpose.MANAGE, account.locale(), circumstances, known)
                    : null;
        });
    }

    @Override
    public @Nullable Return redeem(String gateKey, String ticket, String state, String visitCookie, Account account) {
        keeper.check(gateKey);
        return database.transaction(entities -> visits.redeemBack(entities, ticket, state, visitCookie, account)
                .map(completed -> complete(entities, completed, account))
                .orElse(null));
    }

    private Return complete(EntityManager entities, Returned completed, Account signedIn) {
        KnownAccount account = completed.account();
        if (completed.purpose() == Purpose.MANAGE) {
            Trust trust = new Trust(account.id(), account.securityVersion(), null);
            return new Return(trust, Decision.WITH_THE_SESSION, null);
        }
        AuditTrail.Subject subject = AuditTrail.Subject.own(
                account.directory(),
                practices.get(entities, account.practiceId()).name(),
                account.name(),
                completed.clientAddress());
        accounts.verified(entities, account.id());
        audit.record(entities, Kind.SIGN_IN_COMPLETED, Result.SUCCESS, subject, "");
        if (!completed.remember()) {
            Trust trust = new Trust(account.id(), account.securityVersion(), null);
            return new Return(trust, Decision.WITH_THE_SESSION, null);
        }
        Remembered browser = browsers.remember(entities, account, signedIn, completed.userAgent());
        audit.record(entities, Kind.BROWSER_REMEMBERED, Result.SUCCESS, subject, "until " + browser.expiresAt());
        Trust trust = new Trust(account.id(), account.securityVersion(), browser.browserId());
        return new Return(trust, browser.expiresAt().toEpochMilli(), browser.token());
    }

    @Override
    public boolean stillTrusted(String gateKey, Trust trust) {
        keeper.check(gateKey);
        return isTrusted(trust);
    }

    /** Whether it is a trust in that account as it is now, which no other transaction changed since it was asked for. */
    private static boolean isOf(KnownAccount account, @Nullable Trust trust) {
        return trust != null
                && trust.accountId() == account.id()
                && trust.securityVersion() == account.securityVersion();
    }

    private boolean isTrusted(@Nullable Trust trust) {
        return trust != null && database.read(entities -> isTrusted(entities, trust));
    }

    private boolean isTrusted(EntityManager entities, Trust trust) {
        String browserId = trust.browserId();
        return browserId == null
                ? accounts.hasSecurityVersion(entities, trust.accountId(), trust.securityVersion())
                : browsers.isTrusted(entities, browserId, trust.accountId(), trust.securityVersion());
    }

    @Override
    public SecondFactor secondFactor(String gateKey, Account account) {
        keeper.check(gateKey);
        return database.read(entities -> {
            boolean required = practices
                    .find(entities, account.directory(), account.practice())
                    .map(Practice::policy)
                    .orElseGet(practices::defaultPolicy)
                    .covers(account.role());
            Optional<Phone> phone = accounts.find(entities, account.directory(), account.name(), account.stableId())
                    .flatMap(known -> phones.find(entities, known.id()));
            return new SecondFactor(
                    phone.isPresent(),
                    required,
                    phone.map(found -> found.number().lastTwoDigits()).orElse(null),
                    phone.filter(found -> found.channel() == Channel.VOICE).isPresent());
        });
    }

    @Override
    public boolean attemptPassword(
            String gateKey, String confirmation, String state, String visitCookie, Account account) {
        keeper.check(gateKey);
        return database.transaction(
                entities -> confirmations.attemptPassword(entities, confirmation, state, visitCookie, account));
    }

    @Override
    public void passwordChecked(
            String gateKey, String confirmation, String state, String visitCookie, Account account, boolean right) {
        keeper.check(gateKey);
        database.transaction(entities -> {
            confirmations.passwordChecked(entities, confirmation, state, visitCookie, account, right);
            return true;
        });
    }

    @Override
    public void end(String gateKey, String state) {
        keeper.check(gateKey);
        database.transaction(entities -> {
            visits.end(entities, state);
            return true;
        });
    }
}
