package io.github.countersign.filter.fake;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Gate;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.SecondFactor;
import io.github.countersign.gate.Trust;
import io.github.countersign.gate.VisitRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;

/** A service that answers as it is told to, and remembers what it was asked. */
@NullUnmarked
public final class FakeGate implements Gate {

    public static final String KEY = "the gate key";
    public static final Trust TRUST = new Trust(7, 1, null);

    public final List<String> questions = Collections.synchronizedList(new ArrayList<>());
    public final List<VisitRequest> visits = Collections.synchronizedList(new ArrayList<>());
    /** The accounts of the visits, in the same order. */
    public final List<Account> visitors = Collections.synchronizedList(new ArrayList<>());

    public final List<String> ended = Collections.synchronizedList(new ArrayList<>());
    public final Map<String, Return> returns = new HashMap<>();
    public String browserToken;
    public Circumstances circumstances;
    public Decision decision = Decision.verify(null);
    public Runnable whileLooking = () -> {};
    public boolean trusted = true;
    public final Set<Trust> revoked = new HashSet<>();
    public SecondFactor secondFactor = new SecondFactor(true, true, "43", false);
    public boolean attemptAllowed = true;
    public final List<String> passwords = new ArrayList<>();
    public RuntimeException failure;
    public String failOn;
    public final Deque<RuntimeException> failures = new ArrayDeque<>();

    public String key = KEY;
    /** While there is one, the gate does not answer: nobody knows when it will. */
    public volatile CountDownLatch hanging;

    private void asked(String question, String key) {
        questions.add(question);
        hang();
        if (!key.equals(this.key)) {
            throw new SecurityException("not the gate key");
        }
        if (failure != null) {
            throw failure;
        }
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        if (question.equals(failOn)) {
            throw new IllegalStateException(question);
        }
    }

    @Override
    public Decision check(String key, Account account, String token, Circumstances circumstances, VisitRequest visit) {
        asked("check", key);
        browserToken = token;
        this.circumstances = circumstances;
        if (visit == null || decision.kind() == Decision.Kind.PASS || decision.kind() == Decision.Kind.UNAVAILABLE) {
            return decision;
        }
        String ticket = opened(account, visit);
        return decision.kind() == Decision.Kind.VERIFY ? Decision.verify(ticket) : Decision.setUp(ticket);
    }

    private void hang() {
        CountDownLatch until = hanging;
        if (until != null) {
            try {
                until.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private String opened(Account account, VisitRequest visit) {
        visits.add(visit);
        visitors.add(account);
        return "ticket-" + visits.size();
    }

    @Override
    public String openVisit(String key, Account account, Circumstances circumstances, VisitRequest visit) {
        asked("openVisit", key);
        String ticket = opened(account, visit);
        return revoked.contains(visit.trust()) ? null : ticket;
    }

    /** Bound as the service binds it: to the state and cookie of a visit, and its account. */
    @Override
    public Return redeem(String key, String ticket, String state, String cookie, Account account) {
        asked("redeem", key);
        boolean bound = IntStream.range(0, visits.size())
                .anyMatch(i -> visits.get(i).state().equals(state)
                        && visits.get(i).visitCookie().equals(cookie)
                        && visitors.get(i).sameAs(account));
        return bound ? returns.remove(ticket) : null;
    }

    @Override
    public boolean stillTrusted(String key, Trust trust) {
        asked("stillTrusted", key);
        whileLooking.run();
        return trusted;
    }

    @Override
    public SecondFactor secondFactor(String key, Account account) {
        asked("secondFactor", key);
        return secondFactor;
    }

    @Override
    public boolean attemptPassword(String key, String confirmation, String state, String cookie, Account account) {
        asked("attemptPassword", key);
        passwords.add("attempt " + confirmation + " " + state + " " + cookie + " " + account.name());
        return attemptAllowed;
    }

    @Override
    public void passwordChecked(
            String key, String confirmation, String state, String cookie, Account account, boolean right) {
        asked("passwordChecked", key);
        passwords.add((right ? "right " : "wrong ") + confirmation + " " + state + " " + cookie + " " + account.name());
    }

    @Override
    public void end(String key, String state) {
        asked("end", key);
        ended.add(state);
    }

    public long count(String question) {
        return questions.stream().filter(question::equals).count();
    }
}
