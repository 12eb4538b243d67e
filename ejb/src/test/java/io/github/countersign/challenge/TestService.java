package io.github.countersign.challenge;

import io.github.countersign.Graph;
import io.github.countersign.KeptMessages;
import io.github.countersign.MovedClock;
import io.github.countersign.TestDatabase;
import io.github.countersign.account.AccountId;
import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.administration.AuditService;
import io.github.countersign.administration.PeopleService;
import io.github.countersign.administration.PolicyService;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.browser.BrowserStore;
import io.github.countersign.browser.LastUses;
import io.github.countersign.browser.TrustEnd;
import io.github.countersign.bypass.BypassStore;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.ConfirmationService;
import io.github.countersign.confirmation.ConfirmationStore;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.CodeSender;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.enrollment.EnrollmentService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
import io.github.countersign.limit.MeterFixture;
import io.github.countersign.policy.Policy;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.secret.Token;
import io.github.countersign.selfservice.AccountService;
import io.github.countersign.settings.Settings;
import io.github.countersign.signin.GateService;
import io.github.countersign.signin.VerificationService;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Entered;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitId;
import io.github.countersign.visit.VisitService;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.visit.Visitor;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The service as it is wired on a server, on a real database, with a moved clock and a sender that keeps its messages. It is long because
 * every test of the service starts from it.
 */
public final class TestService {

    /** The key of a service that is given no others. */
    public static final ServerKey SERVER_KEY = new ServerKey("k".repeat(42) + "A");

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
    public final KeyRing keys;
    public final Transactions transactions;
    public final Circumstances from;
    public final AccountStore accounts;
    public final PracticeStore practices;
    public final PhoneStore phones;
    public final BrowserStore browsers;
    public final VisitStore visits;
    public final TrustEnd trustEnd;
    public final LastUses lastUses;
    public final ConfirmationStore confirmationStore;
    public final BypassStore bypassStore;
    public final GateService gate;
    public final VisitService pages;
    public final VerificationService verification;
    public final EnrollmentService enrollment;
    public final ConfirmationService confirmations;
    public final AccountService own;
    public final PeopleService people;
    public final PolicyService policy;
    public final AuditService auditReading;
    private final Graph graph;

    public TestService(TestDatabase kind, String... settingsAndValues) {
        this(kind.shared(), settingsAndValues);
    }

    public TestService(Database database, String... settingsAndValues) {
        this(
                NEXT.incrementAndGet(),
                new MovedClock("2026-03-01T12:00:00Z"),
                new KeptMessages(),
                new KeyRing(SERVER_KEY, List.of()),
                database,
                settingsAndValues);
    }

    /** The same service after a restart with other server keys. */
    public TestService restartedWith(KeyRing otherKeys, String... settingsAndValues) {
        return new TestService(number, clock, messages, otherKeys, database, settingsAndValues);
    }

    /** The same service after a restart with other settings: the same directory, clock, database and sender. */
    public TestService restarted(String... settingsAndValues) {
        return new TestService(number, clock, messages, keys, database, settingsAndValues);
    }

    /** The same service on another node of a cluster, on the same database. */
    public TestService onAnotherNode(Database sameDatabase, String... settingsAndValues) {
        return new TestService(number, clock, messages, keys, sameDatabase, settingsAndValues);
    }

    private TestService(
            int number,
            MovedClock clock,
            KeptMessages messages,
            KeyRing keys,
            Database database,
            String... settingsAndValues) {
        this.number = number;
        this.keys = keys;
        this.directory = "clinic" + number;
        this.address = "203.0.113." + number;
        this.phone = "+1202" + (2_000_000 + number);
        this.otherPhone = "+1415" + (2_000_000 + number);
        this.clock = clock;
        this.messages = messages;
        this.settings = settings(settingsAndValues);
        this.database = database;
        this.from = new Circumstances(address, "Firefox");
        this.graph = new Graph()
                .with(Clock.class, clock)
                .with(CodeSender.class, messages)
                .with(Database.class, database)
                .with(KeyRing.class, keys)
                .with(PhoneNumberRules.class, new PhoneNumberRules(settings.allowedRegions()))
                .with(Settings.class, settings);
        this.transactions = bean(Transactions.class);
        this.accounts = bean(AccountStore.class);
        this.practices = bean(PracticeStore.class);
        this.phones = bean(PhoneStore.class);
        this.browsers = bean(BrowserStore.class);
        this.visits = bean(VisitStore.class);
        this.trustEnd = bean(TrustEnd.class);
        this.lastUses = bean(LastUses.class);
        this.confirmationStore = bean(ConfirmationStore.class);
        this.bypassStore = bean(BypassStore.class);
        this.gate = bean(GateService.class);
        this.pages = bean(VisitService.class);
        this.verification = bean(VerificationService.class);
        this.enrollment = bean(EnrollmentService.class);
        this.confirmations = bean(ConfirmationService.class);
        this.own = bean(AccountService.class);
        this.people = bean(PeopleService.class);
        this.policy = bean(PolicyService.class);
        this.auditReading = bean(AuditService.class);
    }

    /** Redeems a ticket in, as the pages do. */
    public Optional<Visitor> redeem(String ticket, String visitCookie, Circumstances circumstances) {
        return pages.enter(ticket, visitCookie, circumstances).map(Entered::visitor);
    }

    /** The visit as it stands now; empty if it is over. */
    public Optional<Visitor> find(VisitId id, String visitCookie, Circumstances circumstances) {
        return transactions.read(work -> visits.find(work, id, visitCookie, circumstances));
    }

    /** Any other bean of this service. */
    public <T> T bean(Class<T> type) {
        return graph.get(type);
    }

    /** These settings, together with the ones that a service needs. */
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

    /** The digits of a code that is not the newest one. */
    public String wrongCode() {
        return String.format("%08d", (Integer.parseInt(messages.lastCode()) + 1) % 100_000_000);
    }

    /** How many rows a JPQL query counts. */
    public long count(String from, Object... parameters) {
        return transactions.read(work -> {
            var query = work.query("SELECT COUNT(x) FROM " + from, Long.class);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, number(parameters[i]));
            }
            return query.getSingleResult();
        });
    }

    private static Object number(Object parameter) {
        if (parameter instanceof AccountId account) {
            return account.value();
        }
        return parameter instanceof VisitId visit ? visit.value() : parameter;
    }

    /** The account as it is stored. */
    public KnownAccount known(String name) {
        return transactions.read(
                work -> accounts.find(work, directory, name, null).orElseThrow());
    }

    public <T> T read(Function<Work, T> work) {
        return transactions.read(work);
    }

    /** The phone that an account has confirmed. */
    public Optional<Phone> confirmedPhone(String name) {
        AccountId id = known(name).id();
        return transactions.read(work -> phones.find(work, id));
    }

    /** Requires the account to set up a phone at its next sign-in, whatever the policy. */
    public void askForSetUp(String name) {
        AccountId id = known(name).id();
        transactions.perform(work -> accounts.askForSetUp(work, id));
    }

    /** Ends every trust in an account, as a reset does. */
    public void endEveryTrust(String name) {
        AccountId id = known(name).id();
        transactions.run(work -> {
            accounts.endEveryTrust(work, id);
            return id;
        });
    }

    /** Pretends that nothing was sent lately. */
    public void forgetSends() {
        MeterFixture.forget(this);
    }

    /** The audited events of an account, in order: {@code CODE_SENT SUCCESS} and so on. */
    public List<String> audited(String name) {
        return events(name).stream()
                .map(event -> event.event() + " " + event.result())
                .toList();
    }

    /** All audit rows of an account, oldest first. */
    public List<AuditEvent> events(String name) {
        return events(directory, name);
    }

    public List<AuditEvent> events(String inDirectory, String name) {
        return transactions.read(work -> work.query(
                        "SELECT e FROM AuditEvent e WHERE e.directory = :directory AND e.target = :target"
                                + " ORDER BY e.happenedAt, e.id",
                        AuditEvent.class)
                .setParameter("directory", inDirectory)
                .setParameter("target", name)
                .getResultList());
    }

    public Account account(String name, Role role) {
        return Account.of(directory, name).role(role).locale("en").build();
    }

    public static String ticketBack(Answer answer) {
        return ticketIn(((Answer.Accepted) answer).returnAddress());
    }

    public static String ticketIn(String address) {
        return address.substring(address.indexOf("ticket=") + "ticket=".length());
    }

    /** Another browser, or the same one as its filter knows it later. */
    public Browser browser(Account account, String state, String cookie) {
        return new Browser(this, account, state, cookie);
    }

    public Browser browser(String name, Role role) {
        return browser(account(name, role));
    }

    public Browser browser(Account account) {
        return new Browser(this, account, Token.random(), Token.random());
    }

    /** Sets up the phone for an account, long enough ago that no limit on sending remembers it. */
    public void enroll(String name, Role role) {
        enroll(browser(name, role));
    }

    public void enroll(Browser browser) {
        setUp(browser);
        clock.moveBy(Duration.ofDays(2));
    }

    /** Sets up the phone; returns the session's trust. */
    public Trust setUp(Browser browser) {
        forgetSends();
        if (browser.check().kind() == Decision.Kind.PASS) {
            askForSetUp(browser.account.name()); // by choice: the policy does not
        }
        SigningIn signIn = browser.enter(Purpose.SET_UP);
        enrollment.begin(signIn, phone, Channel.SMS);
        Return returned = browser.complete(enrollment.answer(signIn, messages.lastCode(), false));
        return returned.trust();
    }

    /** A person with a phone whose session was just verified by a code. */
    public Trust verified(Browser browser) {
        if (browser.check().kind() == Decision.Kind.SET_UP) {
            return setUp(browser);
        }
        forgetSends();
        SigningIn signIn = browser.verify();
        return browser.complete(browser.answer(signIn, messages.lastCode())).trust();
    }

    /** Pretends that the phone was set up for the account, without sending anything. */
    public void givePhone(AccountId accountId) {
        givePhone(accountId, phone);
    }

    public void givePhone(AccountId accountId, String e164) {
        transactions.run(work -> {
            phones.confirm(work, accountId, new PhoneNumber(e164), Channel.SMS);
            return accountId;
        });
    }

    /** Makes the account known, as a sign-in does, without sending anything. */
    public KnownAccount seen(Account account) {
        browser(account).check();
        return known(account.name());
    }

    /** The trust of a session of the account that was let in just now, in whatever way. */
    public Trust trust(String name) {
        KnownAccount account = known(name);
        return new Trust(account.id().value(), account.securityVersion(), null);
    }

    /** A person who manages, in their own session. */
    public Person visitor(String name, Role role) {
        return visitor(account(name, role));
    }

    public Person visitor(Account account) {
        seen(account);
        Browser browser = browser(account);
        return new Person(browser, browser.managing(trust(account.name())));
    }

    /** Sets the policy, confirmed with the password. */
    public PolicyService.Change change(Person by, Policy seen, Policy wanted) {
        About about = PolicyService.about(by.managing(), wanted);
        return policy.change(by.managing(), seen, wanted, by.confirmed(about.action()));
    }

    /** A person with their own second factor, who helps others. */
    public Person helper(String name, Role role) {
        Person helper = visitor(name, role);
        givePhone(helper.managing().accountId());
        return helper;
    }
}
