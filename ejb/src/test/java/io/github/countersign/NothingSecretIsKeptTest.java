package io.github.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationService.Opened;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.CodeMessage;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.installation.Entities;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Entered;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After sign-ins, set-ups, changes and help, no secret that was used in them is in a dump of the database or in any line of the log. */
class NothingSecretIsKeptTest {

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("io.github.countersign");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final Set<String> secrets = new LinkedHashSet<>();
    private Level before;

    @BeforeEach
    void listen() {
        before = ours.getLevel();
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        ours.setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(handler);
        ours.setLevel(before);
    }

    @Test
    void ofAFullRun() {
        Database database = Database.open(TestDatabase.H2.empty(), Entities.ALL, Entities.MIGRATIONS);
        try {
            TestService service = new TestService(database);
            fullRun(service);
            String dump = String.join(
                    "\n",
                    service.<List<String>>read(
                            work -> ((List<?>) work.sql("SCRIPT").getResultList())
                                    .stream().map(String::valueOf).toList()));
            assertThat(dump).contains("INSERT INTO", "REMEMBERED_BROWSER", "CODE_SENT");
            String lines = String.join("", log);
            assertThat(lines).contains("CODE_SENT").contains("BYPASS_CODE_GIVEN");
            assertThat(secrets).hasSizeGreaterThan(25);
            for (String secret : secrets) {
                assertThat(dump.contains(secret))
                        .as("in the database: " + secret)
                        .isFalse();
                assertThat(lines.contains(secret)).as("in the log: " + secret).isFalse();
            }
        } finally {
            database.close();
        }
    }

    private void fullRun(TestService service) {
        keep(TestService.GATE_KEY, "k".repeat(42) + "A");
        keep(service.phone, service.phone.substring(2), service.otherPhone, service.otherPhone.substring(2));
        Browser sam = service.browser("sam", Role.STAFF);
        keepOf(sam);
        service.setUp(sam);
        service.clock.moveBy(Duration.ofMinutes(20));

        Browser another = service.browser("sam", Role.STAFF);
        keepOf(another);
        String ticket = keep(another.ticket(Purpose.VERIFY));
        Entered entered =
                service.pages.enter(ticket, another.cookie, service.from).orElseThrow();
        keep(entered.pageCookie());
        SigningIn signIn = (SigningIn) entered.visitor();
        service.verification.sendFirst(signIn);
        another.answer(signIn, keep(service.wrongCode()));
        service.pages.keep(signIn.id(), "notice", keep("kept until the next request"));
        String back =
                keep(TestService.ticketBack(service.verification.answer(signIn, service.messages.lastCode(), true)));
        Return returned = another.complete(back, another.state, another.cookie, another.account);
        String token = keep(Objects.requireNonNull(returned.browserToken()));
        assertThat(another.check(token).kind()).isEqualTo(Decision.Kind.PASS);

        Person person = new Person(another, another.managing(returned.trust()));
        Opened opened = service.confirmations.open(
                person.managing(),
                new About(Action.CHANGE_PHONE, person.managing().accountId()));
        keep(opened.token());
        another.password(opened, true);
        service.forgetSends();
        service.enrollment.begin(
                person.managing(), opened.id(), Action.CHANGE_PHONE, service.otherPhone, Channel.VOICE);

        Person owner = service.helper("olivia", Role.OWNER);
        keepOf(owner.browser());
        var given = service.transactions.run(work -> {
            var known =
                    service.accounts.find(work, service.directory, "sam", null).orElseThrow();
            String code = service.bypassStore.give(work, known, owner.managing().accountId(), Duration.ofHours(1));
            work.by(owner.managing().acting())
                    .audit(
                            io.github.countersign.audit.AuditEvent.Kind.BYPASS_CODE_GIVEN,
                            io.github.countersign.audit.AuditEvent.Result.SUCCESS,
                            "sam",
                            "lost the phone");
            return code;
        });
        keep(given, given.replace("-", ""));
        Browser third = service.browser("sam", Role.STAFF);
        keepOf(third);
        SigningIn withBypass = third.enter(Purpose.VERIFY);
        service.verification.answerBypass(withBypass, given);
        for (CodeMessage message : service.messages.all()) {
            keep(message.code().digits());
        }
    }

    private void keepOf(Browser browser) {
        keep(browser.state, browser.cookie);
    }

    private String keep(String... those) {
        secrets.addAll(List.of(those));
        return new ArrayList<>(List.of(those)).get(0);
    }
}
