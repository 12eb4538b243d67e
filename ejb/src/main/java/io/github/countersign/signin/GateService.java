package io.github.countersign.signin;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.account.Standing;
import io.github.countersign.account.VerifiedRoles;
import io.github.countersign.audit.AuditEvent.Kind;
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
import io.github.countersign.gate.Role;
import io.github.countersign.gate.SecondFactor;
import io.github.countersign.gate.Trust;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.policy.Practice;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.signin.SeenAccounts.Seen;
import io.github.countersign.visit.HostSession;
import io.github.countersign.visit.Opening;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.visit.VisitStore.Returned;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.ejb.Remote;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers the filters of guarded applications. The transactions are our own; the caller's is suspended. */
@Stateless
@Remote(Gate.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GateService implements Gate {

    @Inject
    private GateKeeper keeper;

    @Inject
    private Transactions transactions;

    @Inject
    private SeenAccounts seenAccounts;

    @Inject
    private HeldNames heldNames;

    @Inject
    private PracticeStore practices;

    @Inject
    private AccountStore accounts;

    @Inject
    private VerifiedRoles roles;

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

    @Override
    public Decision check(
            String gateKey,
            Account told,
            @Nullable String browserToken,
            Circumstances circumstances,
            @Nullable VisitRequest visit) {
        keeper.check(gateKey);
        Account account = Storable.of(told);
        Optional<Decision> recognised = recognise(account, browserToken);
        return recognised.isPresent() ? recognised.get() : decide(account, browserToken, circumstances, visit);
    }

    private Optional<Decision> recognise(Account account, @Nullable String browserToken) {
        if (browserToken == null) {
            return Optional.empty();
        }
        Optional<Recognised> found = transactions.read(work -> browsers.recognise(work, browserToken, account));
        found.ifPresent(browser -> lastUses.note(browser.browserId()));
        return found.map(GateService::pass);
    }

    private static Decision pass(Recognised browser) {
        Trust trust = new Trust(browser.accountId().value(), browser.securityVersion(), browser.browserId());
        return Decision.pass(trust, browser.expiresAt().toEpochMilli());
    }

    /** Decides about a browser that was not recognized, or not for the name, role and practice by which the account is known. */
    private Decision decide(
            Account account, @Nullable String browserToken, Circumstances circumstances, @Nullable VisitRequest visit) {
        return transactions.repeated(work -> {
            Seen seen = seenAccounts.see(work, account, visit);
            if (seen.doubt() != Doubt.NONE && seen.doubt() != Doubt.OTHERWISE) {
                return held(work, account, circumstances, visit, seen);
            }
            Optional<Recognised> recognised = browserToken == null
                    ? Optional.empty()
                    : browsers.recognise(work, browserToken, seen.account(), account);
            if (recognised.isPresent()) {
                if (visit != null) {
                    takeOver(work, seen, account, visit);
                }
                return pass(recognised.get());
            }
            if (seen.doubt() == Doubt.OTHERWISE) {
                return held(work, account, circumstances, visit, seen);
            }
            if (seen.isOtherwise() && visit != null) {
                visits.endManaging(work, seen.account().id(), seen.standing(account, visit));
            }
            if (seen.isSetUp()) {
                boolean known = browserToken != null
                        && browsers.wasRemembered(
                                work, browserToken, seen.account().id());
                return Decision.verify(
                        visit == null ? null : open(work, visit, Purpose.VERIFY, account, circumstances, seen, known));
            }
            if (seen.practice().policy().covers(account.role())
                    || seen.account().isSetUpAsked()) {
                return Decision.setUp(
                        visit == null ? null : open(work, visit, Purpose.SET_UP, account, circumstances, seen, false));
            }
            return Decision.pass(trust(seen.account(), null), Decision.WITH_THE_SESSION);
        });
    }

    private Decision held(
            Work work, Account account, Circumstances circumstances, @Nullable VisitRequest visit, Seen seen) {
        heldNames.tell(work, account, seen, circumstances);
        return Decision.verify(
                visit == null ? null : open(work, visit, Purpose.VERIFY, account, circumstances, seen, false));
    }

    /** Waits for other transactions that prove something about the account. */
    private void takeOver(Work work, Seen seen, Account account, VisitRequest visit) {
        accounts.lock(work, seen.account().id());
        Standing standing = seen.standing(account, visit);
        if (roles.takeOver(work, seen.account(), account, standing)) {
            visits.endManaging(work, seen.account().id(), standing);
        }
    }

    private String open(
            Work work,
            VisitRequest visit,
            Purpose purpose,
            Account account,
            Circumstances circumstances,
            Seen seen,
            boolean knownBrowser) {
        Standing standing = seen.standing(account, visit);
        Role rights = purpose == Purpose.MANAGE ? roles.rights(work, seen.account(), standing) : standing.role();
        Opening opening = new Opening(
                visit,
                purpose,
                standing,
                rights,
                account.locale(),
                circumstances,
                knownBrowser,
                purpose == Purpose.VERIFY && seen.isSomebodyElse());
        return visits.open(work, opening, seen.account());
    }

    private static Trust trust(KnownAccount account, @Nullable String browserId) {
        return new Trust(account.id().value(), account.securityVersion(), browserId);
    }

    @Override
    public @Nullable String openVisit(String gateKey, Account told, Circumstances circumstances, VisitRequest visit) {
        keeper.check(gateKey);
        Account account = Storable.of(told);
        Trust trust = visit.trust();
        if (trust == null || !isTrusted(trust)) {
            return null;
        }
        return transactions.<@Nullable String>repeated(work -> {
            Seen seen = seenAccounts.see(work, account, visit);
            return seen.doubt() != Doubt.OTHER_ID && isOf(seen.account(), trust)
                    ? open(work, visit, Purpose.MANAGE, account, circumstances, seen, true)
                    : null;
        });
    }

    @Override
    public @Nullable Return redeem(String gateKey, String ticket, String state, String visitCookie, Account told) {
        keeper.check(gateKey);
        Account account = Storable.of(told);
        HostSession session = new HostSession(state, visitCookie, account);
        return transactions.<@Nullable Return>repeated(work -> visits.redeemBack(work, ticket, session)
                .map(returned -> complete(work.by(returned.acting()), returned, account))
                .orElse(null));
    }

    private Return complete(Work work, Returned returned, Account signedIn) {
        KnownAccount account = returned.account();
        Return untilTheSessionEnds = new Return(trust(account, null), Decision.WITH_THE_SESSION, null);
        if (returned.purpose() == Purpose.MANAGE) {
            return untilTheSessionEnds;
        }
        accounts.verified(work, account.id());
        takeOver(work, returned, signedIn);
        work.audit(Kind.SIGN_IN_COMPLETED, "");
        if (!returned.remember()) {
            return untilTheSessionEnds;
        }
        Remembered browser = browsers.remember(work, account, signedIn, returned.userAgent());
        work.audit(Kind.BROWSER_REMEMBERED, "until " + browser.expiresAt());
        return new Return(
                trust(account, browser.browserId()), browser.expiresAt().toEpochMilli(), browser.token());
    }

    private void takeOver(Work work, Returned returned, Account signedIn) {
        Account addressed = signedIn.locale().isEmpty() ? signedIn.withLocale(returned.locale()) : signedIn;
        if (roles.takeOver(work, returned.account(), returned.person().roles(), addressed, returned.standing())) {
            visits.endManaging(work, returned.account().id(), returned.standing());
        }
    }

    @Override
    public boolean stillTrusted(String gateKey, Trust trust) {
        keeper.check(gateKey);
        return isTrusted(trust);
    }

    /** Whether it is a trust in that account as it is now: no other transaction has changed the account since the request. */
    private static boolean isOf(KnownAccount account, Trust trust) {
        return trust.accountId() == account.id().value() && trust.securityVersion() == account.securityVersion();
    }

    private boolean isTrusted(Trust trust) {
        AccountId account = new AccountId(trust.accountId());
        String browserId = trust.browserId();
        return transactions.read(work -> browserId == null
                ? accounts.hasSecurityVersion(work, account, trust.securityVersion())
                : browsers.isTrusted(work, browserId, account, trust.securityVersion()));
    }

    @Override
    public SecondFactor secondFactor(String gateKey, Account told) {
        keeper.check(gateKey);
        Account account = Storable.of(told);
        return transactions.read(work -> {
            boolean required = practices
                    .find(work, account.directory(), account.practice())
                    .map(Practice::policy)
                    .orElseGet(practices::defaultPolicy)
                    .covers(account.role());
            Optional<Phone> phone = accounts.find(work, account.directory(), account.name(), account.stableId())
                    .flatMap(known -> phones.find(work, known.id()));
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
        HostSession session = new HostSession(state, visitCookie, Storable.of(account));
        return transactions.run(work -> confirmations.attemptPassword(work, confirmation, session));
    }

    @Override
    public void passwordChecked(
            String gateKey, String confirmation, String state, String visitCookie, Account account, boolean right) {
        keeper.check(gateKey);
        HostSession session = new HostSession(state, visitCookie, Storable.of(account));
        transactions.perform(work -> confirmations.passwordChecked(work, confirmation, session, right));
    }

    @Override
    public void end(String gateKey, String state) {
        keeper.check(gateKey);
        transactions.perform(work -> visits.end(work, state));
    }
}
