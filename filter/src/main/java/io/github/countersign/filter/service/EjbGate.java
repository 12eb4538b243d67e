package io.github.countersign.filter.service;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Gate;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.SecondFactor;
import io.github.countersign.gate.Trust;
import io.github.countersign.gate.VisitRequest;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The gate as a remote view of an EJB on the same server. It is looked up with the first question, because the application may start before
 * the service; the proxy is kept, and dropped after any failure.
 */
final class EjbGate implements Gate {

    private volatile @Nullable Gate proxy;

    /**
     * Asks with the class loader from which this class has the contract. Threads of a container's pools (for asynchronous servlets, for
     * timeouts) may carry another application's loader, or none, and servers use it to find the classes of a remote view.
     */
    private <T extends @Nullable Object> T ask(Function<Gate, T> question) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Gate.class.getClassLoader());
        try {
            return askProxy(question);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private <T extends @Nullable Object> T askProxy(Function<Gate, T> question) {
        Gate asked = proxy;
        if (asked == null) {
            asked = lookUp();
            proxy = asked;
        }
        try {
            return question.apply(asked);
        } catch (RuntimeException e) {
            proxy = null;
            throw e;
        }
    }

    @SuppressWarnings("BanJNDI") // a constant name in the server's own tree
    private static Gate lookUp() {
        try {
            return InitialContext.doLookup(JNDI_NAME);
        } catch (NamingException e) {
            throw new IllegalStateException("The Countersign service is not deployed on this server: " + JNDI_NAME, e);
        }
    }

    @Override
    public Decision check(
            String gateKey,
            Account account,
            @Nullable String browserToken,
            Circumstances circumstances,
            @Nullable VisitRequest visit) {
        return ask(gate -> gate.check(gateKey, account, browserToken, circumstances, visit));
    }

    @Override
    public @Nullable String openVisit(
            String gateKey, Account account, Circumstances circumstances, VisitRequest visit) {
        return ask(gate -> gate.openVisit(gateKey, account, circumstances, visit));
    }

    @Override
    public @Nullable Return redeem(String gateKey, String ticket, String state, String visitCookie, Account account) {
        return ask(gate -> gate.redeem(gateKey, ticket, state, visitCookie, account));
    }

    @Override
    public boolean stillTrusted(String gateKey, Trust trust) {
        return ask(gate -> gate.stillTrusted(gateKey, trust));
    }

    @Override
    public SecondFactor secondFactor(String gateKey, Account account) {
        return ask(gate -> gate.secondFactor(gateKey, account));
    }

    @Override
    public boolean attemptPassword(
            String gateKey, String confirmation, String state, String visitCookie, Account account) {
        return ask(gate -> gate.attemptPassword(gateKey, confirmation, state, visitCookie, account));
    }

    @Override
    public void passwordChecked(
            String gateKey, String confirmation, String state, String visitCookie, Account account, boolean right) {
        ask(gate -> {
            gate.passwordChecked(gateKey, confirmation, state, visitCookie, account, right);
            return right;
        });
    }

    @Override
    public void end(String gateKey, String state) {
        ask(gate -> {
            gate.end(gateKey, state);
            return state;
        });
    }
}
