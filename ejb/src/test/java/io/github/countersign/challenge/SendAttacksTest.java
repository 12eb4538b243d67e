package io.github.countersign.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Role;
import io.github.countersign.limit.Limit;
import io.github.countersign.limit.SendLimits;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody uses up somebody else's codes: each limit falls on whoever causes the sends. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SendAttacksTest {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final SendResult SENT = new SendResult.Sent(Channel.SMS);

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private int numbers;

    @BeforeEach
    void open() {
        open(new TestService(kind));
    }

    private void open(TestService opened) {
        service = opened;
    }

    @Test
    void aPersonGetsCodesHoweverOftenOthersEnterTheirNumber() {
        service.enroll("sam", Role.STAFF);
        for (int i = 0; i < 3; i++) {
            assertThat(setUp("client" + i, "default", service.phone, "a" + i)).isEqualTo(SENT);
        }
        assertThat(refusal(setUp("client3", "default", service.phone, "a3"))).isEqualTo(Limit.NEW_NUMBER);

        SigningIn sam = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);

        assertThat(service.verification.sendFirst(sam)).isEqualTo(SENT);
        for (int i = 0; i < 4; i++) {
            service.clock.moveBy(HALF_A_MINUTE);
            assertThat(resend(sam)).isEqualTo(SENT);
        }
    }

    @Test
    void aNumberThatNobodyConfirmsGetsThreeCodesAnHourFromAllAccountsTogether() {
        String phone = number();
        for (int i = 0; i < 3; i++) {
            assertThat(setUp("one" + i, "default", phone, "a" + i)).isEqualTo(SENT);
            service.clock.moveBy(Duration.ofMinutes(10));
        }
        assertThat(refusal(setUp("one3", "default", phone, "a3"))).isEqualTo(Limit.NEW_NUMBER);
        service.clock.moveBy(Duration.ofMinutes(30));
        assertThat(setUp("one4", "default", phone, "a4")).isEqualTo(SENT);
    }

    @Test
    void whoeverIsSetUpGetsCodesAlthoughTwelveAccountsUsedUpTheirAddress() {
        service.enroll("sam", Role.STAFF);
        for (int account = 0; account < 12; account++) {
            SigningIn signIn = newcomer("client" + account, "default", service.address);
            for (int code = 0; code < 5; code++) {
                assertThat(service.enrollment.begin(signIn, number(), Channel.SMS))
                        .isEqualTo(SENT);
                service.clock.moveBy(HALF_A_MINUTE);
            }
        }
        assertThat(refusal(setUp("client", "default", number(), service.address)))
                .isEqualTo(Limit.NETWORK);

        getsTenCodes();
        assertThat(refusal(resend(again()))).isEqualTo(Limit.NETWORK);
    }

    @Test
    void whoeverIsSetUpGetsTheFirstTenCodesOfADayAlthoughPracticeAndInstallationAreUsedUp() {
        open(new TestService(
                kind.spare(), "countersign.send.per-practice-and-hour", "1", "countersign.send.per-day", "1"));
        service.enroll("sam", Role.STAFF);
        service.forgetSends();
        assertThat(setUp("client", "default", number(), "a")).isEqualTo(SENT);
        assertThat(setUp("client2", "default", number(), "a")).isInstanceOf(SendResult.Paused.class);

        getsTenCodes();
        assertThat(refusal(resend(again()))).isIn(Limit.PRACTICE, Limit.INSTALLATION);
    }

    private void getsTenCodes() {
        for (int code = 0; code < 10; code++) {
            SigningIn sam = again();
            assertThat(service.verification.sendFirst(sam)).as("code " + code).isEqualTo(SENT);
            service.clock.moveBy(Duration.ofMinutes(3));
        }
    }

    private SigningIn again() {
        return service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
    }

    @Test
    void whatCannotBeRefusedIsCountedForThePracticeAMomentLater() {
        open(new TestService(kind.spare(), "countersign.send.per-practice-and-hour", "2"));
        service.enroll("sam", Role.STAFF);
        service.forgetSends();
        for (int i = 0; i < 2; i++) {
            assertThat(service.verification.sendFirst(again())).isEqualTo(SENT);
            service.clock.moveBy(HALF_A_MINUTE);
        }

        service.bean(SendLimits.class).writePending();

        TestService node = service.onAnotherNode(service.database, "countersign.send.per-practice-and-hour", "2");
        SigningIn client = newcomer("client", "default", "a");
        assertThat(refusal(node.enrollment.begin(client, number(), Channel.SMS)))
                .isEqualTo(Limit.PRACTICE);
    }

    @Test
    void aConfirmedSetUpGivesItsPlacesBack() {
        open(new TestService(kind, "countersign.send.per-address-and-hour", "2"));
        for (int i = 0; i < 5; i++) {
            Browser newcomer = service.browser("newcomer" + i, Role.STAFF);
            SigningIn signIn = newcomer.enter(Purpose.SET_UP);
            assertThat(service.enrollment.begin(signIn, service.phone, Channel.SMS))
                    .as("newcomer " + i + " of a practice with one phone")
                    .isEqualTo(SENT);
            service.clock.moveBy(HALF_A_MINUTE);
            assertThat(service.enrollment.resend(signIn, Channel.SMS)).isEqualTo(SENT);
            service.enrollment.answer(signIn, service.messages.lastCode(), false);
        }
        assertThat(setUp("client", "default", number(), service.address)).isEqualTo(SENT);
        assertThat(setUp("client2", "default", number(), service.address)).isEqualTo(SENT);
        assertThat(refusal(setUp("client3", "default", number(), service.address)))
                .isEqualTo(Limit.NETWORK);
    }

    @Test
    void aCodeThatTheProviderRefusedCountsForItsAddress() {
        open(new TestService(kind, "countersign.send.per-address-and-hour", "1"));
        service.enroll("sam", Role.STAFF);
        service.bean(SendLimits.class).writePending();
        service.messages.answerWith(new Delivery.Refused(Advice.OFFER_CALL, 30003, false));
        service.verification.sendFirst(again());
        service.messages.answerWith(new Delivery.Accepted("SM2"));
        assertThat(refusal(setUp("client", "default", number(), service.address)))
                .isEqualTo(Limit.NETWORK);
    }

    @Test
    void theAuditTrailNamesTheLimitOnce() {
        open(new TestService(kind, "countersign.send.per-address-and-hour", "1"));
        setUp("client", "default", number(), service.address);
        SigningIn refused = newcomer("client2", "default", service.address);
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(service.enrollment.begin(refused, number(), Channel.SMS)))
                    .isEqualTo(Limit.NETWORK);
        }
        assertThat(service.events("client2")).singleElement().satisfies(event -> {
            assertThat(event.detail()).startsWith("limit NETWORK, until 2026-03-01T13:00");
            assertThat(Limit.in(event.detail())).contains(Limit.NETWORK);
            assertThat(event.clientAddress()).isEqualTo(service.address);
        });
        assertThat(service.count("Challenge x WHERE x.visitId = ?1", refused.id()))
                .as("rows of a visit in which nothing is sent")
                .isOne();
    }

    @Test
    void theAuditTrailNamesALimitThatTheLastCodeReached() {
        service.enroll("sam", Role.STAFF);
        SigningIn sam = again();
        for (int i = 0; i < 5; i++) {
            assertThat(resend(sam)).isEqualTo(SENT);
            service.clock.moveBy(HALF_A_MINUTE);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(refusal(resend(sam))).isEqualTo(Limit.ACCOUNT);
        }
        assertThat(service.audited("sam").stream().filter("CODE_NOT_SENT REFUSED"::equals))
                .hasSize(1);
    }

    @Test
    void theLogNamesTheLimitAndTheAddressOnceAMinute() {
        open(new TestService(kind, "countersign.send.per-address-and-hour", "1"));
        List<String> logged = new ArrayList<>();
        Logger log = Logger.getLogger(SendLimits.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getLevel() + " " + line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        try {
            for (int i = 0; i < 4; i++) {
                setUp("client" + i, "default", number(), service.address);
            }
            assertThat(logged)
                    .containsExactly(
                            "WARNING A code was not sent: the limit on the codes for a client address is reached;"
                                    + " last asked for from \"" + service.address + "\"");
            service.clock.moveBy(Duration.ofMinutes(1));
            setUp("client4", "default", number(), service.address);
            assertThat(logged).hasSize(2);
        } finally {
            log.removeHandler(handler);
        }
    }

    private static Limit refusal(SendResult result) {
        return ((SendResult.Paused) result).by();
    }

    private SendResult resend(SigningIn signIn) {
        return service.verification.resend(signIn, Channel.SMS);
    }

    private String number() {
        numbers++;
        return "+1415" + String.format("%03d", 200 + numbers) + service.phone.substring(8);
    }

    private SigningIn newcomer(String name, String practice, String address) {
        Account account = Account.of(service.directory, name)
                .role(Role.STAFF)
                .practice(practice)
                .locale("en")
                .build();
        return service.browser(account).enter(Purpose.SET_UP, new Circumstances(address, "Firefox"));
    }

    private SendResult setUp(String name, String practice, String phone, String address) {
        return service.enrollment.begin(newcomer(name, practice, address), phone, Channel.SMS);
    }
}
