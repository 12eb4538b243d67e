package io.github.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.CodeMessage;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The audited events of a sign-in. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AuditEventsTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;

    @BeforeEach
    void open() {
        service = new TestService(kind);
    }

    @Test
    void tellsTheSetUpAndTheSignInThatFollow() {
        service.enroll("sam", Role.STAFF);
        assertThat(service.audited("sam"))
                .containsExactlyInAnyOrder(
                        "CODE_SENT SUCCESS",
                        "CODE_ANSWERED SUCCESS",
                        "PHONE_SET_UP SUCCESS",
                        "SIGN_IN_COMPLETED SUCCESS");
    }

    @Test
    void tellsARememberedBrowser() {
        service.enroll("sam", Role.STAFF);
        service.browser("sam", Role.STAFF).remembered();
        assertThat(service.audited("sam"))
                .endsWith(
                        "CODE_SENT SUCCESS",
                        "CODE_ANSWERED SUCCESS",
                        "SIGN_IN_COMPLETED SUCCESS",
                        "BROWSER_REMEMBERED SUCCESS");
    }

    @Test
    void tellsAWrongAnswer() {
        service.enroll("sam", Role.STAFF);
        Browser browser = service.browser("sam", Role.STAFF);
        browser.answer(browser.verify(), service.wrongCode());
        assertThat(service.audited("sam")).endsWith("CODE_ANSWERED REFUSED");
    }

    @Test
    void tellsACodeThatWasNotSent() {
        service.enroll("sam", Role.STAFF);
        service.messages.answerWith(new Delivery.Refused(Advice.OFFER_CALL, 30003, false));
        service.browser("sam", Role.STAFF).verify();
        assertThat(service.audited("sam")).endsWith("CODE_NOT_SENT REFUSED");
    }

    @Test
    void isLoggedOnceItIsCommittedAndNeverWhenItIsNot() {
        Lines log = new Lines();
        Logger logger = Logger.getLogger("io.github.countersign.audit");
        logger.addHandler(log);
        try {
            service.transactions.run(work -> {
                record(work);
                work.rollBack();
                return true;
            });
            assertThatThrownBy(() -> service.transactions.run(work -> {
                        record(work);
                        throw new IllegalStateException("a fault");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(log.lines).isEmpty();
            service.transactions.run(work -> {
                record(work);
                assertThat(log.lines).isEmpty();
                return true;
            });
            assertThat(log.lines).hasSize(1);
        } finally {
            logger.removeHandler(log);
        }
    }

    private void record(Work work) {
        work.by(new Acting(service.directory, "default", "sam", service.address))
                .audit(AuditEvent.Kind.CODE_SENT, "");
    }

    @Test
    void tellsOnceThatTheAccountWaits() {
        service.enroll("sam", Role.STAFF);
        Browser browser = service.browser("sam", Role.STAFF);
        for (int i = 0; i < 14; i++) {
            service.forgetSends();
            SigningIn signIn = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
            service.verification.sendFirst(signIn);
            browser.answer(signIn, service.wrongCode());
        }
        List<String> details = service.events("sam").stream()
                .map(AuditEvent::detail)
                .filter(detail -> detail.contains("waits"))
                .toList();
        assertThat(details)
                .containsExactly("wrong, 4 tries left, the account waits until "
                        + service.clock.instant().plus(Duration.ofMinutes(1)));
    }

    @Test
    void holdsNoCodeTokenNorPhoneNumberInRowsAndLog() {
        Lines log = new Lines();
        Logger logger = Logger.getLogger("io.github.countersign");
        Level level = logger.getLevel();
        logger.setLevel(Level.ALL);
        logger.addHandler(log);
        List<String> secrets =
                new ArrayList<>(List.of(service.phone, service.phone.substring(1), TestService.GATE_KEY));
        try {
            Browser browser = service.browser("sam", Role.STAFF);
            String ticket = browser.ticket(Purpose.SET_UP);
            SigningIn signIn = (SigningIn)
                    service.redeem(ticket, browser.cookie, service.from).orElseThrow();
            service.enrollment.begin(signIn, service.phone, Channel.SMS);
            service.enrollment.answer(signIn, service.wrongCode(), true);
            secrets.add(service.wrongCode());
            Answer answer = service.enrollment.answer(signIn, service.messages.lastCode(), true);
            Return returned = browser.complete(answer);
            service.clock.moveBy(Duration.ofMinutes(1));
            service.browser("sam", Role.STAFF).remembered();
            secrets.addAll(List.of(
                    ticket, browser.state, browser.cookie, TestService.ticketBack(answer), returned.browserToken()));
            service.messages.all().stream().map(CodeMessage::code).forEach(code -> secrets.add(code.digits()));
        } finally {
            logger.removeHandler(log);
            logger.setLevel(level);
        }
        List<AuditEvent> rows = service.events("sam");
        assertThat(rows).hasSizeGreaterThan(6);
        assertThat(log.lines).hasSizeGreaterThanOrEqualTo(rows.size());
        for (String secret : secrets) {
            assertThat(rows).noneMatch(row -> row.line().contains(secret));
            assertThat(log.lines).noneMatch(line -> line.contains(secret));
        }
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
