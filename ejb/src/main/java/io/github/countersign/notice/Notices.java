package io.github.countersign.notice;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.CodeSender;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.delivery.Notice;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Managing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells a phone what was changed, after the change was committed: a provider that is slow or refuses changes nothing about it, and is
 * audited. Safe for use by many threads.
 */
@Singleton
public class Notices {

    private static final Logger LOG = Logger.getLogger(Notices.class.getName());

    private final Database database;
    private final AccountStore accounts;
    private final PracticeStore practices;
    private final AuditTrail audit;
    private final CodeSender sender;

    @Inject
    public Notices(
            Database database, AccountStore accounts, PracticeStore practices, AuditTrail audit, CodeSender sender) {
        this.database = database;
        this.accounts = accounts;
        this.practices = practices;
        this.audit = audit;
        this.sender = sender;
    }

    /**
     * Tells the phone of an account.
     *
     * @param by who made the change
     * @param phone the one that was the account's second factor before
     */
    public void tell(Managing by, long accountId, Phone phone, Notice.Change change, String clientAddress) {
        try {
            tellAndRecord(by, accountId, phone, change, clientAddress);
        } catch (PersistenceException e) { // the change is made; who made it goes on
            LOG.log(Level.WARNING, "Whether a phone was told of a change is not in the audit trail", e);
        }
    }

    private void tellAndRecord(Managing by, long accountId, Phone phone, Notice.Change change, String clientAddress) {
        KnownAccount account = database.read(entities -> accounts.get(entities, accountId));
        String language = account.id() == by.accountId() ? by.locale() : account.locale();
        boolean canText = PhoneNumberRules.canText(phone.number());
        boolean told = send(new Notice(
                phone.number(),
                canText ? Channel.SMS : Channel.VOICE,
                change,
                by.practiceName(),
                by.displayName(),
                Locale.forLanguageTag(language)));
        database.transaction(entities -> {
            String practice = practices.get(entities, account.practiceId()).name();
            AuditTrail.Subject subject =
                    new AuditTrail.Subject(account.directory(), practice, by.name(), account.name(), clientAddress);
            String detail =
                    change + " to the number ending in " + phone.number().lastTwoDigits();
            audit.record(entities, Kind.NOTICE_SENT, told ? Result.SUCCESS : Result.REFUSED, subject, detail);
            return true;
        });
    }

    private boolean send(Notice notice) {
        try {
            return !(sender.tell(notice) instanceof Delivery.Refused);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "A phone was not told of a change: " + e.getClass().getName());
            return false;
        }
    }
}
