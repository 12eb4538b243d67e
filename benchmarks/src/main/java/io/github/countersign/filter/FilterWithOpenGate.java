package io.github.countersign.filter;

import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Gate;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.SecondFactor;
import io.github.countersign.gate.Trust;
import io.github.countersign.gate.VisitRequest;
import jakarta.servlet.FilterConfig;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The filter as it ships, with the clock that it ships with, asking a gate that recognises every browser. */
public final class FilterWithOpenGate {

    private FilterWithOpenGate() {}

    public static SecondFactorFilter started(FilterConfig config) {
        SecondFactorFilter filter =
                new SecondFactorFilter(new GateConnection(new OpenGate(), () -> "key"), Clock.systemUTC(), true);
        filter.init(config);
        return filter;
    }

    private static final class OpenGate implements Gate {

        @Override
        public Decision check(
                String key,
                Account account,
                @Nullable String token,
                Circumstances circumstances,
                @Nullable VisitRequest visit) {
            return Decision.pass(new Trust(1, 1, null), Decision.WITH_THE_SESSION);
        }

        @Override
        public boolean stillTrusted(String key, Trust trust) {
            return true;
        }

        @Override
        public String openVisit(String key, Account account, Circumstances circumstances, VisitRequest visit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Return redeem(String key, String ticket, String state, String cookie, Account account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SecondFactor secondFactor(String key, Account account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean attemptPassword(String key, String confirmation, String state, String cookie, Account account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void passwordChecked(
                String key, String confirmation, String state, String cookie, Account account, boolean right) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void end(String key, String state) {}
    }
}
