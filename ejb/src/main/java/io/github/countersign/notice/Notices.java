package io.github.countersign.notice;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.CodeSender;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.delivery.Notice;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.gate.NotAnsweringException;
import io.github.countersign.visit.Managing;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells a phone what was changed, after the change was committed. A provider that is slow or refuses does not undo the change; the refusal
 * is audited. Safe for use by many threads.
 */
@Singleton
public class Notices {

    private static final Logger LOG = Logger.getLogger(Notices.class.getName());

    private final Transactions transactions;
    private final AccountStore accounts;
    private final CodeSender sender;

    @Inject
    Notices(Transactions transactions, AccountStore accounts, CodeSender sender) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.sender = sender;
    }

    /**
     * Tells the phone of an account once the change has committed.
     *
     * @param by the person who makes the change
     * @param phone the phone that was the account's second factor before
     */
    public void tellAfterCommit(Work work, Managing by, AccountId accountId, Phone phone, Change change) {
        work.afterCommit(() -> {
            try {
                tell(by, accountId, phone, change);
            } catch (PersistenceException | NotAnsweringException e) { // the change is committed; the person can go on
                LOG.log(Level.WARNING, "The audit trail does not say whether a phone was told of a change", e);
            }
        });
    }

    private void tell(Managing by, AccountId accountId, Phone phone, Change change) {
        KnownAccount account = transactions.read(work -> accounts.get(work, accountId));
        // of a proved sign-in, if there was one: who acts for somebody else with their password chooses no language for
        // them
        String language = account.locale().isEmpty() ? by.locale() : account.locale();
        boolean canText = PhoneNumberRules.canText(phone.number());
        boolean told = send(new Notice(
                phone.number(),
                canText ? Channel.SMS : Channel.VOICE,
                change,
                by.practiceName(),
                by.displayName(),
                Locale.forLanguageTag(language)));
        String detail = change + " to the number ending in " + phone.number().lastTwoDigits();
        transactions.by(by.acting(), work -> {
            work.audit(Kind.NOTICE_SENT, told ? Result.SUCCESS : Result.REFUSED, account.name(), detail);
            return told;
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
