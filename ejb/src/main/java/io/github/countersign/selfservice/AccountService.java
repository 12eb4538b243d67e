package io.github.countersign.selfservice;

import io.github.countersign.account.AccountStore;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.browser.BrowserStore;
import io.github.countersign.browser.RememberedBrowser;
import io.github.countersign.browser.TrustEnd;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.confirmation.ConfirmationStore;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.notice.Notices;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What people do on their own account's page. {@link io.github.countersign.enrollment.EnrollmentService} sets up and changes the phone.
 * Throws an unchecked exception while the service is not ready or cannot answer.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountService {

    private static final int MOST_EVENTS = 10;

    /** The events that tell the person something; the others are details of these. */
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
    private Transactions transactions;

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

    public AccountView view(Managing managing) {
        return transactions.read(work -> new AccountView(
                phones.find(work, managing.accountId())
                        .map(phone -> new AccountView.Protection(
                                phone.number().lastTwoDigits(), phone.channel(), phone.confirmedAt()))
                        .orElse(null),
                practices.get(work, managing.practiceId()).policy().covers(managing.role()),
                browsers.of(work, managing.accountId()).stream()
                        .map(browser -> view(browser, managing))
                        .toList(),
                lately(work, managing).stream()
                        .map(event -> view(event, managing))
                        .toList()));
    }

    /** Newest first. */
    private static List<AuditEvent> lately(Work work, Managing managing) {
        return work.query(
                        "SELECT e FROM AuditEvent e WHERE e.directory = :directory AND e.target = :target"
                                + " AND e.event IN :kinds ORDER BY e.happenedAt DESC, e.id DESC",
                        AuditEvent.class)
                .setParameter("directory", managing.directory())
                .setParameter("target", managing.name())
                .setParameter("kinds", TOLD)
                .setMaxResults(MOST_EVENTS)
                .getResultList();
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

    /** The result of forgetting browsers. */
    public sealed interface Forgotten {

        /** This many were forgotten; zero if they were already gone. */
        record Others(int count) implements Forgotten {}

        /**
         * The browser that the current session relies on was among them. With this address, which contains a ticket, the session goes on
         * without it.
         */
        record ThisToo(String returnAddress) implements Forgotten {

            /** Hides the ticket. */
            @Override
            public String toString() {
                return "ThisToo";
            }
        }
    }

    /** Forgets one browser of the account. */
    public Forgotten forget(Managing managing, String browserId) {
        return transactions.by(managing.acting(), work -> {
            accounts.lock(work, managing.accountId());
            if (!visits.goesOn(work, managing) || !browsers.forget(work, managing.accountId(), browserId)) {
                return new Forgotten.Others(0);
            }
            work.audit(Kind.BROWSER_FORGOTTEN, "one");
            return browserId.equals(managing.browserId())
                    ? new Forgotten.ThisToo(visits.renew(work, managing))
                    : new Forgotten.Others(1);
        });
    }

    /**
     * Forgets every browser of the account, for example after a device was lost. A pending sign-in, a ticket on its way and every other
     * session end too; otherwise they could have a browser remembered just afterwards.
     */
    public Forgotten forgetAll(Managing managing) {
        return transactions.by(managing.acting(), work -> {
            accounts.lock(work, managing.accountId());
            if (!visits.goesOn(work, managing)) {
                return new Forgotten.Others(0);
            }
            trust.end(work, managing.accountId());
            work.audit(Kind.BROWSER_FORGOTTEN, "all");
            return new Forgotten.ThisToo(visits.renew(work, managing));
        });
    }

    /**
     * Turns two-factor authentication off. The phone is removed and told; every remembered browser, ticket and other session ends.
     *
     * @param confirmation the confirmed {@link Action#TURN_OFF}
     * @return the address, with a ticket, by which the current session goes on; empty if the confirmation has expired or there was nothing
     *     to turn off
     */
    public Optional<String> turnOff(Managing managing, ConfirmationId confirmation) {
        About about = new About(Action.TURN_OFF, managing.accountId());
        return transactions.by(managing.acting(), work -> {
            accounts.lock(work, managing.accountId());
            Optional<Phone> phone = phones.find(work, managing.accountId());
            if (phone.isEmpty() || !confirmations.use(work, managing, confirmation, about)) {
                return work.rollBack(Optional.empty());
            }
            trust.removeSecondFactor(work, managing.accountId());
            work.audit(Kind.SECOND_FACTOR_TURNED_OFF, "");
            notices.tellAfterCommit(work, managing, managing.accountId(), phone.get(), Change.TURNED_OFF);
            return Optional.of(visits.renew(work, managing));
        });
    }
}
