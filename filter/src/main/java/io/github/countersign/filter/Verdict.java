package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a request, after the service was asked where only it can tell. There are only three answers: nobody is signed in;
 * somebody is signed in and verified; or the request is {@linkplain HeldBack held back}. A new kind of verdict does not compile until every
 * place that acts on one says what it does about it.
 */
abstract class Verdict {

    private static final Verdict NOBODY = new Nobody();

    private Verdict() {}

    /** Nobody is signed in: the application's public pages and its own sign-in. */
    static Verdict nobody() {
        return NOBODY;
    }

    /** Signed in, and the second factor is done or not needed. */
    static Verdict verified(Account account) {
        return new Verified(account);
    }

    /** Lets nothing of the application out until the second factor is verified or set up. */
    static HeldBack pending(Pending pending) {
        return pending;
    }

    /** The time for this sign-in is over: it starts again. */
    static HeldBack overdue() {
        return HeldBack.OVERDUE;
    }

    /** The filter cannot tell, so nobody gets in. */
    static HeldBack notAvailable() {
        return HeldBack.NOT_AVAILABLE;
    }

    abstract void act(Step nobody, StepWith<Account> verified, StepWith<HeldBack> heldBack) throws IOException;

    /** Who is let in; null when nobody is, or nobody is signed in. */
    @Nullable
    Account letIn() {
        return null;
    }

    /** Null when the request may go on to the application. */
    @Nullable
    HeldBack heldBack() {
        return null;
    }

    boolean isNobody() {
        return this == NOBODY;
    }

    interface Step {
        void take() throws IOException;
    }

    interface StepWith<T> {
        void take(T what) throws IOException;
    }

    private static final class Nobody extends Verdict {

        @Override
        void act(Step nobody, StepWith<Account> verified, StepWith<HeldBack> heldBack) throws IOException {
            nobody.take();
        }
    }

    private static final class Verified extends Verdict {

        private final Account account;

        private Verified(Account account) {
            this.account = account;
        }

        @Override
        void act(Step nobody, StepWith<Account> verified, StepWith<HeldBack> heldBack) throws IOException {
            verified.take(account);
        }

        @Override
        Account letIn() {
            return account;
        }
    }

    /** Kept from the application: for a second factor, because the sign-in took too long, or because the filter cannot tell. */
    abstract static class HeldBack extends Verdict {

        private static final HeldBack OVERDUE = new Overdue();
        private static final HeldBack NOT_AVAILABLE = new NotAvailable();

        private HeldBack() {}

        abstract void answer(StepWith<Pending> pending, Step overdue, Step notAvailable) throws IOException;

        /** The outstanding second factor; null when something else keeps the request back. */
        @Nullable
        Pending pending() {
            return null;
        }

        @Override
        void act(Step nobody, StepWith<Account> verified, StepWith<HeldBack> heldBack) throws IOException {
            heldBack.take(this);
        }

        @Override
        HeldBack heldBack() {
            return this;
        }
    }

    private static final class Overdue extends HeldBack {

        @Override
        void answer(StepWith<Pending> pending, Step overdue, Step notAvailable) throws IOException {
            overdue.take();
        }
    }

    private static final class NotAvailable extends HeldBack {

        @Override
        void answer(StepWith<Pending> pending, Step overdue, Step notAvailable) throws IOException {
            notAvailable.take();
        }
    }

    /** Signed in, and a second factor is outstanding. */
    static final class Pending extends HeldBack {

        private final Account account;
        private final Decision.Kind needed;
        private final boolean verifiedBefore;
        private final @Nullable OpenedVisit visit;

        private Pending(Account account, Decision.Kind needed, boolean verifiedBefore, @Nullable OpenedVisit visit) {
            this.account = account;
            this.needed = needed;
            this.verifiedBefore = verifiedBefore;
            this.visit = visit;
        }

        /** @param verifiedBefore whether this session was verified for this account until its trust ended */
        static Pending of(Account account, Decision.Kind needed, boolean verifiedBefore) {
            return new Pending(account, needed, verifiedBefore, null);
        }

        /** @param opened the visit in which it goes on, when the service was asked for one */
        Pending in(@Nullable OpenedVisit opened) {
            return new Pending(account, needed, verifiedBefore, opened);
        }

        Account account() {
            return account;
        }

        /** {@link Decision.Kind#VERIFY} or {@link Decision.Kind#SET_UP}. */
        Decision.Kind needed() {
            return needed;
        }

        boolean verifiedBefore() {
            return verifiedBefore;
        }

        /** Null for a request that does not lead to the module's pages. */
        @Nullable
        OpenedVisit visit() {
            return visit;
        }

        @Override
        void answer(StepWith<Pending> pending, Step overdue, Step notAvailable) throws IOException {
            pending.take(this);
        }

        @Override
        Pending pending() {
            return this;
        }
    }
}
