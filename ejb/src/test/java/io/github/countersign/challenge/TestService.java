package io.github.countersign.challenge;

import io.github.countersign.KeptMessages;
import io.github.countersign.MovedClock;
import io.github.countersign.TestDatabase;
import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.administration.AuditService;
import io.github.countersign.administration.PeopleFixture;
import io.github.countersign.administration.PeopleService;
import io.github.countersign.administration.PolicyService;
import io.github.countersign.administration.Rights;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.browser.BrowserStore;
import io.github.countersign.browser.LastUses;
import io.github.countersign.browser.TrustEnd;
import io.github.countersign.bypass.BypassAnswers;
import io.github.countersign.bypass.BypassStore;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationService;
import io.github.countersign.confirmation.ConfirmationService.Opened;
import io.github.countersign.confirmation.ConfirmationStore;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.enrollment.EnrollmentService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Completion;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Handoff;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
import io.github.countersign.handoff.HandoffStore;
import io.github.countersign.handoff.Member;
import io.github.countersign.handoff.PendingSignIn;
import io.github.countersign.notice.Notices;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.secret.Token;
import io.github.countersign.selfservice.AccountService;
import io.github.countersign.settings.Settings;
import io.github.countersign.signin.GateKeeper;
import io.github.countersign.signin.GateService;
import io.github.countersign.signin.VerificationService;
import io.github.countersign.store.Database;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The service as it is wired on a server, on a real database, with a moved clock and a sender that keeps its messages. */
public final class TestService {

    public static final String GATE_KEY = "g".repeat(43);

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final int number;

    /** This service's own directory and client address: other tests use the same database. */
    public final String directory;

    public final String address;

    /** A phone number that no other test uses. */
    public final String phone;

    /** Another one. */
    public final String otherPhone;

    public final MovedClock clock;
    public final KeptMessages messages;
    public final Settings settings;
    public final Database database;
    public final KeyRing keys = new KeyRing(new ServerKey("k".repeat(42) + "A"), List.of());
    public final AccountStore accounts;
    public final GuessLimit guesses;
    public final AuditTrail audit;
    public final PracticeStore practices;
    public final PhoneStore phones;
    public final BrowserStore browsers;
    public final HandoffStore handoffs;
    public final TrustEnd trustEnd;
    public final LastUses lastUses;
    public final ConfirmationStore confirmationStore;
    public final BypassStore bypassStore;
    public final Notices notices;
    public final GateService gate;
    public final VerificationService verification;
    public final EnrollmentService enrollment;
    public final ConfirmationService confirmations;
    public final AccountService own;
    public final PeopleService people;
    public final PolicyService policy;
    public final AuditService auditReading;

    public TestService(TestDatabase kind, String... settingsAndValues) {
        this(kind.shared(), settingsAndValues);
    }

    public TestService(Database database, String... settingsAndValues) {
        this(
                NEXT.incrementAndGet(),
                new MovedClock("2026-03-01T12:00:00Z"),
                new KeptMessages(),
                database,
                settingsAndValues);
    }

    /** The same service after a restart with other settings: the same directory, clock, database and sender. */
    public TestService restarted(String... settingsAndValues) {
        return new TestService(number, clock, messages, database, settingsAndValues);
    }

    private TestService(
            int number, MovedClock clock, KeptMessages messages, Database database, String... settingsAndValues) {
        this.number = number;
        this.directory = "clinic" + number;
        this.address = "203.0.113." + number;
        this.phone = "+1202" + (2_000_000 + number);
        this.otherPhone = "+1415" + (2_000_000 + number);
        this.clock = clock;
        this.messages = messages;
        this.accounts = new AccountStore(clock);
        this.guesses = new GuessLimit(clock);
        this.audit = new AuditTrail(clock);
        this.phones = new PhoneStore(keys, clock);
        this.settings = settings(settingsAndValues);
        this.database = database;
        this.practices = new PracticeStore(settings, clock);
        this.browsers = new BrowserStore(settings, clock);
        this.handoffs = new HandoffStore(accounts, practices, browsers, settings, clock);
        this.trustEnd = new TrustEnd(accounts, browsers, phones, guesses);
        this.lastUses = new LastUses(database, browsers, clock);
        this.confirmationStore = new ConfirmationStore(accounts, guesses, handoffs, audit, clock);
        this.bypassStore = new BypassStore(keys, clock);
        this.notices = new Notices(database, accounts, practices, audit, messages);
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
        BypassAnswers bypasses =
                new BypassAnswers(database, bypassStore, accounts, practices, guesses, handoffs, audit);
        Rights rights = new Rights(settings);
        this.gate = new GateService(
                new GateKeeper(settings, clock),
                database,
                practices,
                accounts,
                phones,
                browsers,
                handoffs,
                confirmationStore,
                lastUses,
                audit);
        this.verification = new VerificationService(database, handoffs, phones, dispatch, challenges, bypasses);
        this.enrollment = new EnrollmentService(
                numbers,
                phones,
                dispatch,
                challenges,
                audit,
                database,
                accounts,
                confirmationStore,
                handoffs,
                trustEnd,
                notices);
        this.confirmations = new ConfirmationService(
                database, confirmationStore, accounts, guesses, phones, dispatch, challenges, clock);
        this.own = new AccountService(
                database, practices, accounts, phones, browsers, confirmationStore, handoffs, trustEnd, notices, audit);
        this.people = PeopleFixture.service(
                database,
                practices,
                accounts,
                phones,
                guesses,
                bypassStore,
                confirmationStore,
                trustEnd,
                notices,
                audit,
                rights);
        this.policy = new PolicyService(database, practices, audit, rights, handoffs);
        this.auditReading = new AuditService(database, audit, rights, handoffs);
    }

    /** The settings that a service needs, and these. */
    public static Settings settings(String... settingsAndValues) {
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
        return Settings.read(Path.of(values.getOrDefault("data-directory", "unused")), values::get);
    }

    /** The digits of some code that is not the newest one. */
    public String wrongCode() {
        return String.format("%08d", (Integer.parseInt(messages.lastCode()) + 1) % 100_000_000);
    }

    /** How many rows a query of JPQL counts. */
    public long count(String from, Object... parameters) {
        return database.read(entities -> {
            var query = entities.createQuery("SELECT COUNT(x) FROM " + from, Long.class);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getSingleResult();
        });
    }

    /** The account as it is stored. */
    public KnownAccount known(String name) {
        return database.read(
                entities -> accounts.find(entities, directory, name, null).orElseThrow());
    }

    public <T> T read(Function<EntityManager, T> work) {
        return database.read(work);
    }

    /** The phone that an account has confirmed. */
    public Optional<Phone> confirmedPhone(String name) {
        long id = known(name).id();
        return database.read(entities -> phones.find(entities, id));
    }

    /** Ends every trust in an account, as a reset does. */
    public void endEveryTrust(String name) {
        long id = known(name).id();
        database.transaction(entities -> {
            accounts.endEveryTrust(entities, id);
            return id;
        });
    }

    /** As if nothing had been sent lately. */
    public void forgetSends() {
        database.transaction(entities -> entities.createQuery("DELETE FROM Send s WHERE s.clientAddress = :address")
                .setParameter("address", address)
                .executeUpdate());
    }

    /** What was audited for an account, in order: {@code CODE_SENT SUCCESS} and so on. */
    public List<String> audited(String name) {
        return database.read(entities -> audit.of(entities, directory, name)).stream()
                .map(event -> event.event() + " " + event.result())
                .toList();
    }

    public Account account(String name, Role role) {
        return new Account(directory, name, role, "default", null, null, name, "en");
    }

    /** A browser that a host session sends to the pages and gets back. */
    public final class Browser {

        public final Account account;
        public final String state;
        public final String cookie;

        private Browser(Account account, String state, String cookie) {
            this.account = account;
            this.state = state;
            this.cookie = cookie;
        }

        public Decision check(String token) {
            return gate.check(GATE_KEY, account, token, new Circumstances(address, "Firefox"));
        }

        public Decision check() {
            return gate.check(GATE_KEY, account, null, new Circumstances(address, "Firefox"));
        }

        public Handoff handoff(Handoff.Purpose purpose, boolean rememberOffered) {
            return new Handoff(
                    purpose,
                    account,
                    state,
                    cookie,
                    "/clinic",
                    "/second-factor/",
                    rememberOffered,
                    Handoff.Confirmation.PASSWORD,
                    clock.millis(),
                    null,
                    new Circumstances(address, "Firefox"));
        }

        public String ticket(Handoff.Purpose purpose) {
            return gate.handOff(GATE_KEY, handoff(purpose, true));
        }

        public PendingSignIn enter(Handoff.Purpose purpose) {
            return (PendingSignIn) verification.redeem(ticket(purpose), cookie).orElseThrow();
        }

        /** The handoff of somebody verified who manages. */
        public Handoff manages(Trust trust, Handoff.Confirmation confirmation, Instant signedIn) {
            return new Handoff(
                    Handoff.Purpose.MANAGE,
                    account,
                    state,
                    cookie,
                    "/clinic",
                    "/second-factor/",
                    true,
                    confirmation,
                    signedIn.toEpochMilli(),
                    trust,
                    new Circumstances(address, "Firefox"));
        }

        /** On the pages of somebody who manages, in a host session with that trust, of an application with passwords. */
        public Member member(Trust trust) {
            return member(manages(trust, Handoff.Confirmation.PASSWORD, clock.instant()));
        }

        public Member member(Handoff handoff) {
            String ticket = gate.handOff(GATE_KEY, handoff);
            return (Member) verification.redeem(ticket, cookie).orElseThrow();
        }

        /** The visit as the next request finds it; empty when it is over. */
        public Optional<Member> again(Member member) {
            return verification.find(member.id(), cookie).map(Member.class::cast);
        }

        /** Confirmed by the right password. */
        public long confirmed(Member member, Action action, long targetId) {
            Opened opened = confirmations.open(member, action, targetId);
            password(opened, true);
            return opened.id();
        }

        public long confirmed(Member member, Action action) {
            return confirmed(member, action, member.accountId());
        }

        /** A password in the form: whether it was looked at. */
        public boolean password(Opened opened, boolean right) {
            boolean lookedAt = gate.attemptPassword(GATE_KEY, opened.token(), state, cookie, account);
            if (lookedAt) {
                gate.passwordChecked(GATE_KEY, opened.token(), state, cookie, account, right);
            }
            return lookedAt;
        }

        /** Goes back to the application with the ticket of such an address; null when the gate refuses. */
        public Completion back(String returnAddress) {
            return complete(ticketIn(returnAddress), state, cookie, account);
        }

        /** On the verify page, with the code sent to the phone. */
        public PendingSignIn verify() {
            PendingSignIn signIn = enter(Handoff.Purpose.VERIFY);
            verification.sendFirst(signIn, address);
            return signIn;
        }

        public Answer answer(PendingSignIn signIn, String typed) {
            return verification.answer(signIn, typed, false, address);
        }

        /** Completes with what the pages gave back; null when the gate refuses. */
        public Completion complete(Answer answer) {
            return complete(completionTicket(answer), state, cookie, account);
        }

        public Completion complete(String ticket, String state, String cookie, Account account) {
            return gate.complete(GATE_KEY, ticket, state, cookie, account);
        }

        /** Verified on the pages and back, and remembered. */
        public Completion remembered() {
            PendingSignIn signIn = verify();
            return complete(verification.answer(signIn, messages.lastCode(), true, address));
        }
    }

    public static String completionTicket(Answer answer) {
        return ticketIn(((Answer.Accepted) answer).returnAddress());
    }

    public static String ticketIn(String address) {
        return address.substring(address.indexOf("ticket=") + "ticket=".length());
    }

    /** Another browser, or the same one as its filter knows it later. */
    public Browser browser(Account account, String state, String cookie) {
        return new Browser(account, state, cookie);
    }

    public Browser browser(String name, Role role) {
        return browser(account(name, role));
    }

    public Browser browser(Account account) {
        return new Browser(account, Token.random(), Token.random());
    }

    /** Sets the phone up for an account, long enough ago that no limit on sending remembers it. */
    public void enroll(String name, Role role) {
        enroll(browser(name, role));
    }

    public void enroll(Browser browser) {
        setUp(browser);
        clock.moveBy(Duration.ofDays(2));
    }

    /** Sets the phone up; what the session is verified by now. */
    public Trust setUp(Browser browser) {
        forgetSends();
        PendingSignIn signIn = browser.enter(Handoff.Purpose.SET_UP);
        enrollment.begin(signIn, phone, Channel.SMS, address);
        Completion completion = browser.complete(enrollment.answer(signIn, messages.lastCode(), false, address));
        return completion.trust();
    }

    /** Somebody with a phone, whose session was verified by a code just now. */
    public Trust verified(Browser browser) {
        if (browser.check().kind() == Decision.Kind.SET_UP) {
            return setUp(browser);
        }
        forgetSends();
        PendingSignIn signIn = browser.verify();
        return browser.complete(browser.answer(signIn, messages.lastCode())).trust();
    }

    /** As if that phone had been set up for the account, with nothing sent. */
    public void givePhone(long accountId) {
        givePhone(accountId, phone);
    }

    public void givePhone(long accountId, String e164) {
        database.transaction(entities -> {
            phones.confirm(entities, accountId, new PhoneNumber(e164), Channel.SMS);
            return accountId;
        });
    }

    /** An account as it is, whatever it may do now: seen at a sign-in, with nothing sent. */
    public KnownAccount seen(Account account) {
        browser(account).check();
        return known(account.name());
    }

    /** What a session of the account rests on that was let in just now, whatever it took. */
    public Trust trust(String name) {
        KnownAccount account = known(name);
        return new Trust(account.id(), account.securityVersion(), null);
    }

    /** Somebody who manages, in a session of the own. */
    public Visitor visitor(String name, Role role) {
        return visitor(account(name, role));
    }

    public Visitor visitor(Account account) {
        seen(account);
        Browser browser = browser(account);
        return new Visitor(browser, browser.member(trust(account.name())));
    }

    /** Somebody with a second factor of the own, who helps others. */
    public Visitor helper(String name, Role role) {
        Visitor helper = visitor(name, role);
        givePhone(helper.member().accountId());
        return helper;
    }

    /** A browser and its visit. */
    public record Visitor(Browser browser, Member member) {

        public long confirmed(Action action, long targetId) {
            return browser.confirmed(member, action, targetId);
        }

        public long confirmed(Action action) {
            return browser.confirmed(member, action);
        }

        /** The visit as the next request finds it; empty when it is over. */
        public Optional<Member> again() {
            return browser.again(member);
        }
    }
}
