package io.github.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.account.AccountId;
import io.github.countersign.audit.Acting;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.confirmation.ConfirmationService.Opened;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import io.github.countersign.policy.Policy;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything important is audited for the owners of its practice, and without any secret. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AuditReadingTest {

    /** The events of sign-ins and of the server's administrator, which other tests check. */
    private static final Set<Kind> ELSEWHERE =
            Set.of(Kind.CODE_NOT_SENT, Kind.ACCOUNT_RESET, Kind.NAME_HELD, Kind.NAME_PROVED, Kind.NAME_SEPARATED);

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Person olivia;

    @BeforeEach
    void open() {
        service = new TestService(kind);
        olivia = service.helper("olivia", Role.OWNER);
    }

    @Test
    void tellsEveryKindOfEventWithActorTargetPracticeAndAddressAndNoSecret() {
        Lines log = new Lines();
        Logger logger = Logger.getLogger("io.github.countersign");
        Level level = logger.getLevel();
        logger.setLevel(Level.ALL);
        logger.addHandler(log);
        List<String> secrets;
        try {
            secrets = live();
        } finally {
            logger.removeHandler(log);
            logger.setLevel(level);
        }
        List<AuditEvent> events = new ArrayList<>();
        service.auditReading.readAll(olivia.managing(), Set.of(), "", events::add);
        Set<Kind> told = new HashSet<>(events.stream().map(AuditEvent::event).toList());
        assertThat(told).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)));
        assertThat(events)
                .allMatch(event -> !event.actor().isEmpty())
                .allMatch(event -> !event.target().isEmpty())
                .allMatch(event -> event.clientAddress().equals(service.address));
        assertThat(events)
                .filteredOn(event -> event.event() == Kind.BYPASS_CODE_GIVEN)
                .allMatch(event -> event.actor().equals("olivia")
                        && event.target().equals("sam")
                        && event.detail().equals("at home"));
        assertThat(events)
                .filteredOn(event -> event.event() == Kind.NOT_ALLOWED)
                .allMatch(event -> event.actor().equals("sam") && event.result() == Result.REFUSED)
                .isNotEmpty();
        for (String secret : secrets) {
            assertThat(events).noneMatch(event -> (event.detail() + event.actor() + event.target()).contains(secret));
            assertThat(log.lines).noneMatch(line -> line.contains(secret));
        }
        assertThat(log.lines.stream().filter(line -> line.startsWith("audit "))).hasSizeGreaterThan(15);
    }

    /** Makes every event happen once. @return the secrets that must not be found anywhere */
    private List<String> live() {
        List<String> secrets = new ArrayList<>(List.of(service.phone, service.otherPhone));
        service.setUp(service.browser("sam", Role.STAFF));
        service.forgetSends();
        var remembered = service.browser("sam", Role.STAFF).remembered();
        Person sam = service.visitor("sam", Role.STAFF);
        service.own.forget(sam.managing(), remembered.trust().browserId());
        AccountId id = sam.managing().accountId();
        Opened opened = service.confirmations.open(sam.managing(), new About(Action.CHANGE_PHONE, id));
        sam.browser().password(opened, false);
        sam.browser().password(opened, true);
        service.forgetSends();
        service.enrollment.begin(sam.managing(), opened.id(), Action.CHANGE_PHONE, service.otherPhone, Channel.SMS);
        service.enrollment.answer(sam.managing(), opened.id(), Action.CHANGE_PHONE, service.messages.lastCode());
        Help.BypassGiven bypass = (Help.BypassGiven) service.people.giveBypass(
                olivia.managing(), id, Duration.ofHours(1), "at home", olivia.confirmed(Action.GIVE_BYPASS, id));
        SigningIn signIn = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        var accepted = service.verification.answerBypass(signIn, bypass.code());
        service.people.turnOff(sam.managing(), olivia.managing().accountId(), "no right", new ConfirmationId(0));
        service.people.change(olivia.managing(), id, "lost", olivia.confirmed(Action.HELP_CHANGE, id));
        service.givePhone(id);
        service.people.turnOff(olivia.managing(), id, "lost", olivia.confirmed(Action.HELP_TURN_OFF, id));
        service.change(olivia, Policy.STAFF, Policy.EVERYONE);
        service.messages.all().forEach(message -> secrets.add(message.code().digits()));
        secrets.addAll(List.of(
                opened.token(),
                remembered.browserToken(),
                remembered.trust().browserId(),
                bypass.code(),
                bypass.code().replace("-", ""),
                sam.browser().state,
                sam.browser().cookie,
                TestService.ticketIn(
                        ((io.github.countersign.bypass.BypassAnswers.Judgement.Accepted) accepted).returnAddress())));
        return secrets;
    }

    @Test
    void neverShowsAnotherPracticeNorDirectory() {
        Person north = service.visitor(Account.of(service.directory, "nora")
                .role(Role.OWNER)
                .practice("north")
                .locale("en")
                .build());
        service.change(north, Policy.STAFF, Policy.NO);
        TestService elsewhere = new TestService(kind);
        Person other = elsewhere.visitor("olivia", Role.OWNER);
        elsewhere.change(other, Policy.STAFF, Policy.NO);
        for (String person : List.of("", "nora", "north", "olivia", "%", "NORA")) {
            assertThat(page(Set.of(), person, Long.MAX_VALUE).events()).isEmpty();
        }
        assertThat(page(Set.of(Kind.POLICY_CHANGED), "", Long.MAX_VALUE).events())
                .isEmpty();
        assertThat(service.auditReading
                        .page(north.managing(), Set.of(Kind.POLICY_CHANGED), "NORA ", Long.MAX_VALUE)
                        .orElseThrow()
                        .events())
                .hasSize(1);
    }

    @Test
    void readsAllOfManyPageByPageAndAtOnce() {
        record(1_203);
        List<Long> all = new ArrayList<>();
        service.auditReading.readAll(olivia.managing(), Set.of(Kind.CODE_SENT), "", event -> all.add(event.id()));
        assertThat(all).hasSize(1_203).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
        List<Long> paged = new ArrayList<>();
        Long next = Long.MAX_VALUE;
        while (next != null) {
            AuditService.Page page = page(Set.of(Kind.CODE_SENT), "sam", next);
            page.events().forEach(event -> paged.add(event.id()));
            next = page.olderThan();
        }
        assertThat(paged).isEqualTo(all);
        assertThat(page(Set.of(Kind.AUDIT_READ), "olivia", Long.MAX_VALUE).events())
                .hasSize(1);
    }

    /** Every node takes fifty ids at a time, so a later event may have a lower id. */
    @Test
    void isByTimeWhateverTheIds() {
        List<Integer> minutes = List.of(3, 1, 2, 0, 2, 4);
        Instant begin = service.clock.instant();
        for (int minute : minutes) {
            service.clock.moveTo(begin.plus(Duration.ofMinutes(minute)));
            record(20);
        }
        List<AuditEvent> paged = new ArrayList<>();
        for (Long next = Long.MAX_VALUE; next != null; ) {
            AuditService.Page page = page(Set.of(), "sam", next);
            paged.addAll(page.events());
            next = page.olderThan();
        }
        List<AuditEvent> read = new ArrayList<>();
        service.auditReading.readAll(olivia.managing(), Set.of(Kind.CODE_SENT), "", read::add);
        assertThat(paged).hasSize(120).extracting(AuditEvent::id).doesNotHaveDuplicates();
        assertThat(paged)
                .isSortedAccordingTo(
                        Comparator.comparing(AuditEvent::happenedAt).reversed());
        assertThat(read)
                .extracting(AuditEvent::id)
                .isEqualTo(paged.stream().map(AuditEvent::id).toList());
    }

    @Test
    void isNotReadOnceTheVisitIsOver() {
        record(1);
        service.verified(service.browser("olivia", Role.CLIENT));
        List<AuditEvent> read = new ArrayList<>();
        assertThat(service.auditReading.readAll(olivia.managing(), Set.of(), "", read::add))
                .isFalse();
        assertThat(read).isEmpty();
    }

    private void record(int times) {
        service.transactions.by(new Acting(service.directory, "default", "sam", service.address), work -> {
            for (int i = 0; i < times; i++) {
                work.audit(Kind.CODE_SENT, "SMS");
            }
            return true;
        });
    }

    private AuditService.Page page(Set<Kind> kinds, String person, long olderThan) {
        return service.auditReading
                .page(olivia.managing(), kinds, person, olderThan)
                .orElseThrow();
    }

    private static final class Lines extends Handler {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
