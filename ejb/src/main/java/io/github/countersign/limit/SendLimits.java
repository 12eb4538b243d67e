package io.github.countersign.limit;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.delivery.Alarm;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.limit.MeterStore.Locked;
import io.github.countersign.policy.PracticeId;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.settings.SendLimit;
import io.github.countersign.settings.Settings;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * How often codes may be sent. The limits keep toll fraud from paying off, and they fall on whoever causes the sends (docs/adr/011): a
 * number that is not confirmed has its own limit; a client address is held to account for set-ups and refusals; somebody who is set up has
 * the first codes of a day in any case; and some of them are kept for browsers and networks from which the account was verified before.
 *
 * <p>A decision reads and writes the same few rows at any volume. It locks the account's and the number's meter, and only if limits that
 * many share can refuse the send, theirs. A send that the provider refused counts toward every limit except the short wait.
 */
@Singleton
public class SendLimits {

    private final KeyRing keys;
    private final SendLimit limit;
    private final Meters meters;
    private final PendingCounts pending;
    private final OlderNodes olderNodes;
    private final Transactions transactions;
    private final Alarm alarm;

    @Inject
    SendLimits(
            KeyRing keys,
            Settings settings,
            Meters meters,
            PendingCounts pending,
            OlderNodes olderNodes,
            Transactions transactions) {
        this.alarm = new Alarm(System.getLogger(SendLimits.class.getName()), transactions.clock());
        this.keys = keys;
        this.limit = settings.sendLimit();
        this.meters = meters;
        this.pending = pending;
        this.olderNodes = olderNodes;
        this.transactions = transactions;
    }

    /** Tells the administrator that a limit refuses sends, once a minute for each limit. */
    public void tell(Limit by, String clientAddress) {
        alarm.raise(
                System.Logger.Level.WARNING,
                by.name(),
                "A code was not sent: the limit on " + by.told() + " is reached; last asked for from "
                        + AuditEvent.encoded(clientAddress));
    }

    /** Where a request comes from: a client address, or the network that one subscriber gets. */
    public static String network(String clientAddress) {
        return ClientNetwork.of(clientAddress);
    }

    public Subject subject(
            AccountId accountId, PracticeId practiceId, PhoneNumber number, String clientAddress, boolean confirmed) {
        return new Subject(
                accountId, practiceId, keys.current().phoneHash(number.e164()), network(clientAddress), confirmed);
    }

    /** Whether the account was verified from that client address before, or from elsewhere on its network. */
    public boolean isKnown(KnownAccount account, String clientAddress) {
        String network = network(clientAddress);
        return keys.all().stream().anyMatch(key -> account.isKnownFrom(key.networkHash(network)));
    }

    /** Remembers that the account was verified from that client address. */
    public void verified(KnownAccount account, String clientAddress) {
        account.verifiedFrom(keys.current().networkHash(network(clientAddress)));
    }

    /** When the next send is allowed, and what keeps it from being allowed now. */
    public record Next(Instant at, Limit by) {}

    /** A decision that is being made. The meters of the account and of the number are locked until the transaction ends. */
    public final class Decision {

        private final Work work;
        private final Subject subject;
        private final Locked locked;
        private final boolean olderNodesBeside;
        private final List<Instant> elsewhereToAccount;
        private final List<Instant> elsewhereToNumber;
        private boolean shared;

        private Decision(Work work, Subject subject) {
            this.work = work;
            this.subject = subject;
            this.locked = new Locked();
            meters.lock(work, locked, subject.own());
            this.olderNodesBeside = olderNodes.areBeside(work, locked);
            this.elsewhereToAccount = olderNodesBeside
                    ? olderNodes.sentToAccount(work, subject.accountId().value(), limit.perAccountAndDay())
                    : List.of();
            this.elsewhereToNumber = olderNodesBeside && subject.confirmed()
                    ? olderNodes.sentToNumber(work, subject.numberHash(), limit.perAccountAndDay())
                    : List.of();
        }

        /**
         * When a send is allowed, by all limits. The first request of several at once decides first.
         *
         * @param known whether the request comes from where the account was verified before, or from where nobody could have been verified
         */
        public Next next(boolean known) {
            if (!subject.confirmed()) {
                meters.takePending(locked, subject.number(), work.now());
            }
            Next own = ownNext(known);
            if (own.at().isAfter(work.now()) || isAlwaysAllowed()) {
                return own;
            }
            if (!shared) {
                shared = true;
                meters.lockWithPending(work, locked, subject.shared());
            }
            return sharedNext(own);
        }

        /** When a send is allowed by the limits of the account and the number alone: what can be told beforehand. */
        public Next ownNext(boolean known) {
            Meter account = locked.get(subject.account()).alsoWith(elsewhereToAccount);
            Meter number = locked.get(subject.number()).alsoWith(elsewhereToNumber);
            Judgement judgement = new Judgement(work.now());
            judgement.waiting(account.waited(limit.interval()));
            judgement.within(account, Window.ofTenMinutes(limit.perTenMinutes()), Limit.ACCOUNT);
            judgement.within(account, Window.ofADay(limit.perAccountAndDay()), Limit.ACCOUNT);
            if (!known) {
                judgement.within(account, Window.ofTenMinutes(limit.perTenMinutesElsewhere()), Limit.UNKNOWN_PLACE);
                judgement.within(account, Window.ofADay(limit.perDayElsewhere()), Limit.UNKNOWN_PLACE);
            }
            if (subject.confirmed()) {
                judgement.waiting(number.waited(limit.interval()));
                judgement.within(number, Window.ofTenMinutes(limit.perTenMinutes()), Limit.NUMBER);
                judgement.within(number, Window.ofADay(limit.perAccountAndDay()), Limit.NUMBER);
            } else {
                judgement.within(number, Window.ofAnHour(limit.perNewNumberAndHour()), Limit.NEW_NUMBER);
            }
            return judgement.next();
        }

        private Next sharedNext(Next own) {
            Judgement judgement = new Judgement(own.at());
            Meter network = locked.get(subject.ofNetwork());
            judgement.within(network, MeterKind.NETWORK.longest(limit), Limit.NETWORK);
            Meter practice = locked.get(subject.practice());
            judgement.within(practice, MeterKind.PRACTICE.longest(limit), Limit.PRACTICE);
            Meter installation = locked.get(Subject.installation());
            judgement.within(installation, MeterKind.INSTALLATION.longest(limit), Limit.INSTALLATION);
            return judgement.next();
        }

        private boolean isAlwaysAllowed() {
            return subject.confirmed()
                    && locked.get(subject.account())
                                    .alsoWith(elsewhereToAccount)
                                    .count(Window.ofADay(limit.perAccountAndDay()), work.now())
                            < limit.alwaysPerDay();
        }

        /** Counts the send that {@link #next} has allowed. */
        public void count() {
            Instant now = work.now();
            for (String id : subject.own()) {
                meters.count(locked, id, 1, now);
                locked.set(id, locked.get(id).waitingFrom(now));
            }
            if (shared) {
                subject.shared().forEach(id -> meters.count(locked, id, 1, now));
            } else {
                work.afterCommit(() -> {
                    pending.add(subject.practice(), 1);
                    pending.add(Subject.installation(), 1);
                });
            }
            meters.write(work, locked);
            if (olderNodesBeside) {
                olderNodes.tell(work, subject);
            }
        }

        /** Writes what was found out, after a refusal. */
        public void refuse() {
            meters.write(work, locked);
        }
    }

    /** The latest time that a limit tells, and which limit. */
    private static final class Judgement {

        private final Instant now;
        private Next next;

        Judgement(Instant now) {
            this.now = now;
            this.next = new Next(now, Limit.INTERVAL);
        }

        void waiting(Instant until) {
            if (until.isAfter(next.at())) {
                next = new Next(until, Limit.INTERVAL);
            }
        }

        void within(Meter meter, Window window, Limit by) {
            Instant free = meter.free(window, now);
            if (free.isAfter(next.at())) {
                next = new Next(free, by);
            }
        }

        Next next() {
            return next;
        }
    }

    /** Begins a decision. It must come before everything else in its transaction that parallel requests should not do twice. */
    public Decision decide(Work work, Subject subject) {
        return new Decision(work, subject);
    }

    /** The provider refused what was sent at that time: nobody has to wait for it, and it counts for the client address. */
    public void refused(Work work, Subject subject, Instant sentAt) {
        meters.forgetLast(work, subject.own(), sentAt);
        if (subject.confirmed()) {
            work.afterCommit(() -> pending.add(subject.ofNetwork(), 1));
        }
    }

    /** A set-up was confirmed: its sends no longer count for the client address, nor for the number as one that is not confirmed. */
    public void confirmed(Work work, PhoneNumber number, String clientAddress, int sends) {
        String numberHash = keys.current().phoneHash(number.e164());
        work.afterCommit(() -> {
            pending.add(MeterKind.NEW_NUMBER.id(numberHash), -sends);
            pending.add(MeterKind.NETWORK.id(network(clientAddress)), -sends);
        });
    }

    /** Goes on counting the sends to a confirmed number after a change of the server key. */
    public void carryOver(Work work, PhoneNumber number, ServerKey from) {
        meters.rename(
                work,
                MeterKind.NUMBER.id(from.phoneHash(number.e164())),
                MeterKind.NUMBER.id(keys.current().phoneHash(number.e164())));
    }

    /** Adds what this node has not added yet to the meters that many share. To be called every few seconds. */
    public void writePending() {
        meters.writePending(transactions);
    }

    /**
     * Removes what counts no more, in small steps.
     *
     * @return whether there may be more
     */
    public boolean purge(Work work) {
        boolean more = meters.purge(work);
        return olderNodes.purge(work) || more;
    }
}
