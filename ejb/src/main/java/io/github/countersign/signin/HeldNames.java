package io.github.countersign.signin;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.audit.Acting;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.delivery.Alarm;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.signin.SeenAccounts.Seen;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Tells owners and administrators that a name is held, and why. */
@Singleton
class HeldNames {

    private final AccountStore accounts;
    private final Alarm alarm;

    @Inject
    HeldNames(AccountStore accounts, Transactions transactions) {
        this.accounts = accounts;
        this.alarm = new Alarm(System.getLogger(HeldNames.class.getName()), transactions.clock());
    }

    /** In the log once a minute; in the audit trail when a name is held for the first time, and with the log. */
    void tell(Work work, Account account, Seen seen, Circumstances circumstances) {
        String other = seen.isSomebodyElse() ? seen.account().spelling() : twin(work, seen.account());
        boolean told = alarm.raise(
                System.Logger.Level.WARNING,
                seen.isSomebodyElse() ? "two people" : "another spelling",
                "A sign-in as " + AuditEvent.encoded(account.spelling()) + " in "
                        + AuditEvent.encoded(account.directory()) + " is held: " + why(seen.doubt()) + " "
                        + AuditEvent.encoded(other) + "; it came from "
                        + AuditEvent.encoded(circumstances.clientAddress()));
        if (told || seen.doubt() == Doubt.HELD_NOW) {
            Acting acting = new Acting(
                    account.directory(), seen.practice().name(), account.name(), circumstances.clientAddress());
            work.by(acting).auditRefused(Kind.NAME_HELD, other);
        }
    }

    private static String why(Doubt doubt) {
        return switch (doubt) {
            case OTHERWISE -> "the application says something else of";
            case OTHER_ID -> "another stable id has the name";
            case HELD, HELD_NOW -> "the name looks like";
            case NONE -> throw new IllegalArgumentException("Nothing is held");
        };
    }

    private String twin(Work work, KnownAccount held) {
        AccountId twin = held.twin();
        return twin == null ? "" : accounts.get(work, twin).spelling();
    }
}
