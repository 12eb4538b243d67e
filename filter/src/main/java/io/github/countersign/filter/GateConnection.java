package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Gate;
import io.github.countersign.gate.GateKey;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.SecondFactor;
import io.github.countersign.gate.Trust;
import io.github.countersign.gate.VisitRequest;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a gate, with the gate key, and turns every failure into {@link GateUnavailableException}. The key is read with the first question
 * and again after a failure, because the service makes it on its own first start.
 */
final class GateConnection {

    private static final System.Logger LOG = System.getLogger(GateConnection.class.getName());

    private final Gate gate;
    private final Supplier<String> keySource;
    private final AtomicBoolean silent = new AtomicBoolean();
    private volatile @Nullable String key;

    GateConnection(Gate gate, Supplier<String> keySource) {
        this.gate = gate;
        this.keySource = keySource;
    }

    static GateConnection toThisServer() {
        return new GateConnection(new EjbGate(), GateKey::read);
    }

    /** @param visit the visit to open where the person has to go on at the module's pages; null for a request that leads nobody there */
    Decision check(
            Account account, @Nullable String browserToken, Circumstances circumstances, @Nullable VisitRequest visit)
            throws GateUnavailableException {
        return ask(shown ->
                Objects.requireNonNull(gate.check(shown, account, browserToken, circumstances, visit), "decision"));
    }

    /** For a visit of somebody verified; null when the trust that it rests on was revoked. */
    @Nullable
    String openVisit(Account account, Circumstances circumstances, VisitRequest visit) throws GateUnavailableException {
        return ask(shown -> gate.openVisit(shown, account, circumstances, visit));
    }

    @Nullable
    Return redeem(String ticket, String state, String visitCookie, Account account) throws GateUnavailableException {
        return ask(shown -> gate.redeem(shown, ticket, state, visitCookie, account));
    }

    boolean stillTrusted(Trust trust) throws GateUnavailableException {
        return ask(shown -> gate.stillTrusted(shown, trust));
    }

    SecondFactor secondFactor(Account account) throws GateUnavailableException {
        return ask(shown -> Objects.requireNonNull(gate.secondFactor(shown, account), "second factor"));
    }

    /** Counts the attempt; whether the password may be looked at now. */
    boolean attemptPassword(Account account, String confirmation, ManagingVisit visit) throws GateUnavailableException {
        return ask(shown -> gate.attemptPassword(shown, confirmation, visit.state(), visit.visitCookie(), account));
    }

    void passwordChecked(Account account, String confirmation, ManagingVisit visit, boolean right)
            throws GateUnavailableException {
        ask(shown -> {
            gate.passwordChecked(shown, confirmation, visit.state(), visit.visitCookie(), account, right);
            return right;
        });
    }

    /** Tells the service that a pending sign-in or a visit is over; when it does not answer, that runs out by itself. */
    void end(String state) {
        try {
            ask(shown -> {
                gate.end(shown, state);
                return state;
            });
        } catch (GateUnavailableException e) {
            LOG.log(Level.DEBUG, "The end of a pending sign-in or a visit could not be told to the service", e);
        }
    }

    private <T extends @Nullable Object> T ask(Function<String, T> question) throws GateUnavailableException {
        boolean maybeStale = key != null;
        try {
            return answered(question);
        } catch (RuntimeException first) {
            key = null;
            if (!maybeStale) {
                throw unavailable(first);
            }
        }
        try {
            return answered(question);
        } catch (RuntimeException second) {
            key = null;
            throw unavailable(second);
        }
    }

    private <T extends @Nullable Object> T answered(Function<String, T> question) {
        String shown = key;
        if (shown == null) {
            shown = keySource.get();
            key = shown;
        }
        T answer = question.apply(shown);
        if (silent.get() && silent.compareAndSet(true, false)) {
            LOG.log(Level.INFO, "The Countersign service answers again");
        }
        return answer;
    }

    private GateUnavailableException unavailable(RuntimeException cause) {
        if (silent.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "The Countersign service does not answer; nobody new is let in until it does",
                    cause);
        }
        return new GateUnavailableException("The Countersign service does not answer", cause);
    }
}
