package io.github.countersign.selfservice;

import io.github.countersign.account.AccountStore;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.browser.BrowserStore;
import io.github.countersign.browser.RememberedBrowser;
import io.github.countersign.browser.TrustEnd;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationStore;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.notice.Notices;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.VisitStore;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * What people do on their own account's page. Setting up and changing the phone is the
 * {@link io.github.countersign.enrollment.EnrollmentService}'s. Throws an unchecked exception while the service is not ready or
 * cannot answer.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountService {

    private static final int MOST_EVENTS = 10;

    /** What says something to the person; the rest is detail of these. */
    private static final Set<Kind> TOLD = Set.of(
            Kind.SIGN_IN_COMPLETED,
            Kind.BROWSER_REMEMBERED,
            Kind.BROWSER_FORGOTTEN,
            Kind.PHONE_SET_UP,
            Kind.PHONE_CHANGED,
            Kind.SECOND_FACTOR_TURNED_OFF,
            Kind.SET_UP_ASKED,
            Kind.BYPASS_CODE_GIVEN,
            Kind.BYPASS_CODE_ANSWERED,
            Kind.ACCOUNT_RESET);

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
    private ConfirmationStore confirmations;

    @Inject
    private VisitStore visits;

    @Inject
    private TrustEnd trust;

    @Inject
    private Notices notices;

    @Inject
    private AuditTrail audit;

    /** For the container. */
    public AccountService() {}

    /** With everything that it needs. */
    public AccountService(
            Database database,
            PracticeStore practices,
            AccountStore accounts,
            PhoneStore phones,
            BrowserStore browsers,
            ConfirmationStore confirmations,
            VisitStore visits,
            TrustEnd trust,
            Notices notices,
            AuditTrail audit) {
        this.database = database;
        this.practices = practices;
        this.accounts = accounts;
        this.phones = phones;
        this.browsers = browsers;
        this.confirmations = confirmations;
        this.visits = visits;
        this.trust = trust;
        this.notices = notices;
        this.audit = audit;
    }

    public AccountView view(Managing managing) {
        return database.read(entities -> new AccountView(
                phones.find(entities, managing.accountId())
                        .map(phone -> new AccountView.Protection(
                                phone.number().lastTwoDigits(), phone.channel(), phone.confirmedAt()))
                        .orElse(null),
                practices.get(entities, managing.practiceId()).policy().covers(managing.role()),
                browsers.of(entities, managing.accountId()).stream()
                        .map(browser -> view(browser, managing))
                        .toList(),
                audit.lately(entities, managing.directory(), managing.name(), TOLD, MOST_EVENTS).stream()
                        .map(event -> view(event, managing))
                        .toList()));
    }

    private static AccountView.Browser view(RememberedBrowser browser, Managing managing) {
        return new AccountView.Browser(
                browser.publicId(),
                browser.userAgent(),
                browser.createdAt(),
                browser.lastUsedAt(),
                browser.expiresAt(),
                browser.publicId().equals(managing.browserId()));
    }

    private static AccountView.Event view(AuditEvent event, Managing managing) {
        String actor = event.actor().equals(managing.name()) ? null : event.actor();
        return new AccountView.Event(event.happenedAt(), event.event(), event.result(), actor, event.clientAddress());
    }

    /** What became of a wish to forget browsers. */
    public sealed interface Forgotten {

        /** How many; none when they were gone already. */
        record Others(int count) implements Forgotten {}

        /** What the present session rests on was among them: the address, with a ticket, by which the present session goes on without it. */
        record ThisToo(String returnAddress) implements Forgotten {

            /** Hides the ticket. */
            @Override
            public String toString() {
                return "ThisToo";
            }
        }
    }

    /** Forgets one browser of the account. */
    public Forgotten forget(Managing managing, String browserId, String clientAddress) {
        return database.transaction(entities -> {
            accounts.lock(entities, managing.accountId());
            if (!visits.goesOn(entities, managing) || !browsers.forget(entities, managing.accountId(), browserId)) {
                return new Forgotten.Others(0);
            }
            audit.record(entities, Kind.BROWSER_FORGOTTEN, Result.SUCCESS, subject(managing, clientAddress), "one");
            return browserId.equals(managing.browserId())
                    ? new Forgotten.ThisToo(visits.renew(entities, managing))
                    : new Forgotten.Others(1);
        });
    }

    /**
     * Forgets every browser of the account, as after the loss of a device: a sign-in that waits, a ticket on its way and every other
     * session end too, or a browser could be remembered just after.
     */
    public Forgotten forgetAll(Managing managing, String clientAddress) {
        return database.transaction(entities -> {
            accounts.lock(entities, managing.accountId());
            if (!visits.goesOn(entities, managing)) {
                return new Forgotten.Others(0);
            }
            trust.end(entities, managing.accountId());
            audit.record(entities, Kind.BROWSER_FORGOTTEN, Result.SUCCESS, subject(managing, clientAddress), "all");
            return new Forgotten.ThisToo(visits.renew(entities, managing));
        });
    }

    /**
     * Turns two-factor authentication off: the phone, every remembered browser, ticket and other session end, and the phone is told.
     *
     * @param confirmation the confirmed {@link Action#TURN_OFF}
     * @return the address, with a ticket, by which the present session goes on; empty when the confirmation is over, or there was
     *     nothing to turn off
     */
    public Optional<String> turnOff(Managing managing, long confirmation, String clientAddress) {
        Phone[] told = new Phone[1];
        Optional<String> returnAddress = database.transaction(entities -> {
            accounts.lock(entities, managing.accountId());
            Optional<Phone> phone = phones.find(entities, managing.accountId());
            if (phone.isEmpty()
                    || !confirmations.use(entities, managing, confirmation, Action.TURN_OFF, managing.accountId())) {
                entities.getTransaction().setRollbackOnly();
                return Optional.empty();
            }
            told[0] = phone.get();
            trust.removeSecondFactor(entities, managing.accountId());
            audit.record(entities, Kind.SECOND_FACTOR_TURNED_OFF, Result.SUCCESS, subject(managing, clientAddress), "");
            return Optional.of(visits.renew(entities, managing));
        });
        Phone phone = told[0];
        if (phone != null && returnAddress.isPresent()) {
            notices.tell(managing, managing.accountId(), phone, Change.TURNED_OFF, clientAddress);
        }
        return returnAddress;
    }

    private static AuditTrail.Subject subject(Managing managing, String clientAddress) {
        return AuditTrail.Subject.own(managing.directory(), managing.practice(), managing.name(), clientAddress);
    }
}
