package io.github.countersign.challenge;

import io.github.countersign.KeptMessages;
import io.github.countersign.MovedClock;
import io.github.countersign.TestDatabase;
import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.browser.BrowserStore;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.enrollment.EnrollmentService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Completion;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Handoff;
import io.github.countersign.gate.Role;
import io.github.countersign.handoff.HandoffStore;
import io.github.countersign.handoff.PendingSignIn;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.secret.Token;
import io.github.countersign.settings.Settings;
import io.github.countersign.signin.GateKeeper;
import io.github.countersign.signin.GateService;
import io.github.countersign.signin.VerificationService;
import io.github.countersign.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The service as it is wired on a server, on a real database, with a moved clock and a sender that keeps its messages. */
public final class TestService {

    public static final String GATE_KEY = "g".repeat(43);

    private static final AtomicInteger NEXT = new AtomicInteger();

    /** This service's own directory and client address: other tests use the same database. */
    public final String directory = "clinic" + NEXT.incrementAndGet();

    public final String address = "203.0.113." + NEXT.get();

    /** A phone number that no other test uses. */
    public final String phone = "+1202" + (2_000_000 + NEXT.get());

    public final MovedClock clock = new MovedClock("2026-03-01T12:00:00Z");
    public final KeptMessages messages = new KeptMessages();
    public final Settings settings;
    public final Database database;
    public final KeyRing keys = new KeyRing(new ServerKey("k".repeat(42) + "A"), List.of());
    public final AccountStore accounts = new AccountStore(clock);
    public final GuessLimit guesses = new GuessLimit(clock);
    public final AuditTrail audit = new AuditTrail(clock);
    public final PracticeStore practices;
    public final PhoneStore phones = new PhoneStore(keys, clock);
    public final BrowserStore browsers;
    public final HandoffStore handoffs;
    public final GateService gate;
    public final VerificationService verification;
    public final EnrollmentService enrollment;

    public TestService(TestDatabase kind, String... settingsAndValues) {
        this.settings = settings(settingsAndValues);
        this.database = kind.shared();
        this.practices = new PracticeStore(settings);
        this.browsers = new BrowserStore(settings, clock);
        this.handoffs = new HandoffStore(accounts, settings, clock);
        PhoneNumberRules numbers = new PhoneNumberRules(settings.allowedRegions());
        ChallengeStore store = new ChallengeStore(keys, settings, clock);
        CodeDispatch dispatch = new CodeDispatch(
                database,
                store,
                new SendLimits(settings, clock),
                accounts,
                practices,
                guesses,
                audit,
                messages,
                numbers,
                keys,
                settings,
                clock);
        ChallengeService challenges =
                new ChallengeService(database, store, accounts, practices, guesses, handoffs, audit, clock);
        this.gate = new GateService(
                new GateKeeper(settings, clock), database, practices, accounts, phones, browsers, handoffs, audit);
        this.verification = new VerificationService(database, handoffs, phones, dispatch, challenges);
        this.enrollment = new EnrollmentService(numbers, phones, dispatch, challenges, audit);
    }

    private static Settings settings(String... settingsAndValues) {
        Map<String, String> values = new HashMap<>(Map.of(
                "countersign.twilio.account-sid", "AC" + "0".repeat(32),
                "countersign.twilio.auth-token", "secret",
                "countersign.twilio.from", "+15005550006",
                "countersign.gate-key", GATE_KEY,
                "countersign.default-policy", "staff",
                "countersign.practice-name", "Riverside Clinic",
                "countersign.public-origin", "https://portal.example.org"));
        for (int i = 0; i < settingsAndValues.length; i += 2) {
            values.put(settingsAndValues[i], settingsAndValues[i + 1]);
        }
        return Settings.read(Path.of("unused"), values::get);
    }

    public Account account(String name, Role role) {
        return new Account(directory, name, role, "default", null, null, name, "en");
    }

    /** A browser that a host session sends to the pages and gets back. */
    public final class Browser {

        public final Account account;
        public final String state = Token.random();
        public final String cookie = Token.random();

        private Browser(Account account) {
            this.account = account;
        }

        public Decision check(String token) {
            return gate.check(GATE_KEY, account, token, new Circumstances(address, "Firefox"));
        }

        public Decision check() {
            return gate.check(GATE_KEY, account, null, new Circumstances(address, "Firefox"));
        }

        public String ticket(Handoff.Purpose purpose) {
            return gate.handOff(
                    GATE_KEY,
                    new Handoff(
                            purpose,
                            account,
                            state,
                            cookie,
                            "/clinic",
                            "/second-factor/",
                            true,
                            new Circumstances(address, "Firefox")));
        }

        public PendingSignIn enter(Handoff.Purpose purpose) {
            return verification.redeem(ticket(purpose), cookie).orElseThrow();
        }

        public Answer answer(PendingSignIn signIn, String typed) {
            return verification.answer(signIn, typed, false, address);
        }

        /** Completes with what the pages gave back; null when the gate refuses. */
        public Completion complete(Answer answer) {
            String address = ((Answer.Accepted) answer).returnAddress();
            String ticket = address.substring(address.indexOf("ticket=") + "ticket=".length());
            return gate.complete(GATE_KEY, ticket, state, cookie, account);
        }
    }

    public Browser browser(String name, Role role) {
        return new Browser(account(name, role));
    }

    public Browser browser(Account account) {
        return new Browser(account);
    }

    /** Sets the phone up for an account, long enough ago that no limit on sending remembers it. */
    public void enroll(String name, Role role) {
        Browser browser = browser(name, role);
        PendingSignIn signIn = browser.enter(Handoff.Purpose.SET_UP);
        enrollment.begin(signIn, phone, Channel.SMS, address);
        browser.complete(enrollment.answer(signIn, messages.lastCode(), false, address));
        clock.moveBy(Duration.ofDays(2));
    }
}
