package io.github.countersign.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.TestDatabase;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.CodeMessage;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person is told about a send, and what this means for the code. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeliveryOutcomeTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Browser browser;

    @BeforeEach
    void enroll() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
        browser = service.browser("sam", Role.STAFF);
    }

    @Test
    void givesTheSenderEverythingThatTheMessageNeeds() {
        browser.verify();
        CodeMessage message = service.messages.last();
        assertThat(message.to().e164()).isEqualTo(service.phone);
        assertThat(message.channel()).isEqualTo(Channel.SMS);
        assertThat(message.practiceName()).isEqualTo("Riverside Clinic");
        assertThat(message.originHost()).isEqualTo("portal.example.org");
        assertThat(message.locale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void countsAMessageThatMayHaveBeenSentAsSent() {
        service.messages.answerWith(new Delivery.MaybeSent(Delivery.Doubt.NO_ANSWER_IN_TIME));
        SigningIn signIn = browser.enter(Purpose.VERIFY);
        Instant now = service.clock.instant();
        assertThat(service.verification.sendFirst(signIn)).isEqualTo(new SendResult.MaybeSent(Channel.SMS));
        CodeStatus status = service.verification.status(signIn);
        assertThat(status.sentAt()).isEqualTo(now);
        assertThat(status.failure()).isNull();
        assertThat(service.verification.resend(signIn, Channel.SMS)).isInstanceOf(SendResult.TooSoon.class);
        assertThat(browser.answer(signIn, service.messages.lastCode())).isInstanceOf(Answer.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(Advice.class)
    void tellsWhatToDoAboutARefusal(Advice advice) {
        service.messages.answerWith(new Delivery.Refused(advice, 21612, false));
        SigningIn signIn = browser.enter(Purpose.VERIFY);
        assertThat(service.verification.sendFirst(signIn)).isEqualTo(new SendResult.Failed(advice));
        CodeStatus status = service.verification.status(signIn);
        assertThat(status.failure()).isEqualTo(advice);
        assertThat(status.sentAt()).isNull();
        assertThat(status.expiresAt()).isNull();
    }

    @Test
    void judgesNoCodeThatNeverWentOut() {
        service.messages.answerWith(new Delivery.Refused(Advice.OFFER_CALL, 30003, false));
        SigningIn signIn = browser.verify();
        assertThat(browser.answer(signIn, service.messages.lastCode())).isEqualTo(new Answer.Expired());
    }

    @Test
    void keepsTheCodeOfAnEarlierMessageWhenALaterOneIsRefused() {
        SigningIn signIn = browser.verify();
        Instant sentAt = service.clock.instant();
        service.clock.moveBy(Duration.ofMinutes(1));
        service.messages.answerWith(new Delivery.Refused(Advice.TRY_LATER, 20503, false));
        service.verification.resend(signIn, Channel.VOICE);
        CodeStatus status = service.verification.status(signIn);
        assertThat(status.sentAt()).isEqualTo(sentAt);
        assertThat(status.failure()).isEqualTo(Advice.TRY_LATER);
        assertThat(browser.answer(signIn, service.messages.lastCode())).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void forgetsAFailureWhenTheNextSendWorks() {
        service.messages.answerWith(new Delivery.Refused(Advice.OFFER_CALL, 30003, false));
        SigningIn signIn = browser.verify();
        service.messages.answerWith(new Delivery.Accepted("CA1"));
        service.verification.resend(signIn, Channel.VOICE);
        CodeStatus status = service.verification.status(signIn);
        assertThat(status.failure()).isNull();
        assertThat(status.channel()).isEqualTo(Channel.VOICE);
    }

    @Test
    void countsASendWhoseSenderBrokeAsSent() {
        service.messages.breakWith(new IllegalStateException("broken"));
        SigningIn signIn = browser.enter(Purpose.VERIFY);
        assertThatThrownBy(() -> service.verification.sendFirst(signIn)).hasMessage("broken");
        service.messages.answerWith(new Delivery.Accepted("SM1"));
        assertThat(service.verification.sendFirst(signIn)).isInstanceOf(SendResult.TooSoon.class);
    }

    @Test
    void saysWhereACodeWouldGoBeforeOneIsSent() {
        CodeStatus status = service.verification.status(browser.enter(Purpose.VERIFY));
        assertThat(status.maskedPhone()).isEqualTo(service.phone.substring(service.phone.length() - 2));
        assertThat(status.sentAt()).isNull();
        assertThat(status.expiresAt()).isNull();
        assertThat(status.nextSendAt()).isEqualTo(service.clock.instant());
    }

    @Test
    void sendsNothingToACountryThatIsNotAllowedAnyMore() {
        TestService stricter = service.restarted("countersign.default-region", "DE");
        SigningIn signIn = browser.enter(Purpose.VERIFY);
        int before = service.messages.count();
        assertThat(stricter.verification.sendFirst(signIn)).isEqualTo(new SendResult.Failed(Advice.NUMBER_NOT_VALID));
        assertThat(service.messages.count()).isEqualTo(before);
    }
}
