package io.github.countersign.filter.service;

import io.github.countersign.filter.mark.Internal;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.CircuitBreaker;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Gate;
import io.github.countersign.gate.GateKey;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.SecondFactor;
import io.github.countersign.gate.Trust;
import io.github.countersign.gate.VisitRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks a gate, with the gate key, and turns every failure into {@link GateUnavailableException}. The key is read with the first question
 * and again after a failure, because the service makes it on its own first start.
 */
@Internal
public final class GateConnection {

    private static final Logger LOG = Logger.getLogger(GateConnection.class.getName());

    /** Less than a person waits, and more than the service waits for its database. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Gate gate;
    private final Supplier<String> keySource;
    private final CircuitBreaker breaker = new CircuitBreaker("service", LIMIT, failure -> false);
    private final AtomicBoolean silent = new AtomicBoolean();
    private volatile @Nullable String key;

    public GateConnection(Gate gate, Supplier<String> keySource) {
        this.gate = gate;
        this.keySource = keySource;
    }

    public static GateConnection toThisServer() {
        return new GateConnection(new EjbGate(), GateKey::read);
    }

    /** @param visit the visit to open where the person has to go on at the module's pages; null for a request that leads nobody there */
    public Decision check(
            Account account, @Nullable String browserToken, Circumstances circumstances, @Nullable VisitRequest visit)
            throws GateUnavailableException {
        return ask(shown ->
                Objects.requireNonNull(gate.check(shown, account, browserToken, circumstances, visit), "decision"));
    }

    /** The ticket for a visit of a verified person; null when the trust that it rests on was revoked. */
    public @Nullable String openVisit(Account account, Circumstances circumstances, VisitRequest visit)
            throws GateUnavailableException {
        return ask(shown -> gate.openVisit(shown, account, circumstances, visit));
    }

    public @Nullable Return redeem(String ticket, String state, String visitCookie, Account account)
            throws GateUnavailableException {
        return ask(shown -> gate.redeem(shown, ticket, state, visitCookie, account));
    }

    public boolean stillTrusted(Trust trust) throws GateUnavailableException {
        return ask(shown -> gate.stillTrusted(shown, trust));
    }

    public SecondFactor secondFactor(Account account) throws GateUnavailableException {
        return ask(shown -> Objects.requireNonNull(gate.secondFactor(shown, account), "second factor"));
    }

    /** Counts the attempt, and tells whether the password may be looked at now. */
    public boolean attemptPassword(String confirmation, String state, String visitCookie, Account account)
            throws GateUnavailableException {
        return ask(shown -> gate.attemptPassword(shown, confirmation, state, visitCookie, account));
    }

    public void passwordChecked(String confirmation, String state, String visitCookie, Account account, boolean right)
            throws GateUnavailableException {
        ask(shown -> {
            gate.passwordChecked(shown, confirmation, state, visitCookie, account, right);
            return right;
        });
    }

    /** Tells the service that a pending sign-in or a visit is over; if it does not answer, they expire by themselves. */
    public void end(String state) {
        try {
            ask(shown -> {
                gate.end(shown, state);
                return state;
            });
        } catch (GateUnavailableException e) {
            LOG.log(Level.FINE, "The service could not be told that a pending sign-in or a visit is over", e);
        }
    }

    private <T extends @Nullable Object> T ask(Function<String, T> question) throws GateUnavailableException {
        try {
            T answer = breaker.ask(() -> answered(question));
            if (silent.get() && silent.compareAndSet(true, false)) {
                LOG.log(Level.INFO, "The Countersign service answers again");
            }
            return answer;
        } catch (RuntimeException e) {
            throw unavailable(e);
        }
    }

    /** A question that failed is asked again only with another key: the failure may have come from anything else, and would come again. */
    private <T extends @Nullable Object> T answered(Function<String, T> question) {
        String shown = key;
        if (shown == null) {
            return answered(question, keySource.get());
        }
        try {
            return question.apply(shown);
        } catch (RuntimeException e) {
            String now = keySource.get();
            if (now.equals(shown)) {
                throw e;
            }
            return answered(question, now);
        }
    }

    private <T extends @Nullable Object> T answered(Function<String, T> question, String shown) {
        T answer = question.apply(shown);
        key = shown;
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
