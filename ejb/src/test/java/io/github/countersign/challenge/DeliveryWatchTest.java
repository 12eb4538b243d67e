package io.github.countersign.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.TestDatabase;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.delivery.Fate;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes that the provider accepted, and that did not arrive. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeliveryWatchTest {

    private static final Fate NOT_REGISTERED = new Fate.Undelivered(Advice.TRY_LATER, 30034, true);
    private static final Fate FILTERED = new Fate.Undelivered(Advice.OFFER_CALL, 30007, false);

    @Parameter
    private TestDatabase kind;

    private final Logger log = Logger.getLogger(DeliveryWatch.class.getName());
    private final List<String> logged = new ArrayList<>();
    private final Handler noted = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private TestService service;
    private DeliveryWatch watch;
    private Browser browser;

    @BeforeEach
    void enroll() {
        log.addHandler(noted);
        service = new TestService(kind);
        watch = service.bean(DeliveryWatch.class);
        service.enroll("sam", Role.STAFF);
        service.messages.fateIs(new Fate.Delivered());
        watch.look();
        service.messages.asked().clear();
        service.messages.fateIs(new Fate.Open());
        browser = service.browser("sam", Role.STAFF);
    }

    @AfterEach
    void forget() {
        log.removeHandler(noted);
    }

    @Test
    void tellsThePageAndTheAuditTrailOfATextThatDidNotArrive() {
        SigningIn signIn = browser.verify();
        service.messages.fateIs(FILTERED);
        lookAfter(5);
        CodeStatus status = service.verification.status(signIn);
        assertThat(status.arrival()).isEqualTo(Arrival.FAILED);
        assertThat(status.failure()).isEqualTo(Advice.OFFER_CALL);
        assertThat(status.sentAt()).isNotNull();
        assertThat(service.events("sam").get(service.events("sam").size() - 1).detail())
                .isEqualTo("SMS, provider's code 30007");
        assertThat(service.audited("sam")).endsWith("CODE_SENT SUCCESS", "CODE_SENT REFUSED");
        assertThat(logged).containsExactly("WARNING A text with a code did not arrive: error 30007");
    }

    @Test
    void takesTheCodeOfATextThatArrivesAfterAll() {
        SigningIn signIn = browser.verify();
        service.messages.fateIs(FILTERED);
        lookAfter(5);
        assertThat(browser.answer(signIn, service.messages.lastCode())).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void asksThreeTimesAtMost() {
        service.messages.answerWith(new Delivery.Accepted("SM2"));
        browser.verify();
        lookAfter(4);
        assertThat(service.messages.asked()).isEmpty();
        for (int looks = 1; looks <= 30; looks++) {
            lookAfter(5);
        }
        assertThat(service.messages.asked()).containsExactly("SM2", "SM2", "SM2");
        assertThat(watch.isDue()).isFalse();
    }

    @Test
    void asksNoMoreAboutATextThatArrived() {
        SigningIn signIn = browser.verify();
        service.messages.fateIs(new Fate.Delivered());
        lookAfter(5);
        lookAfter(60);
        assertThat(service.messages.asked()).hasSize(1);
        assertThat(service.verification.status(signIn).arrival()).isNull();
        assertThat(logged).isEmpty();
    }

    @Test
    void saysNothingOfATextThatAnotherHasReplaced() {
        SigningIn signIn = browser.verify();
        service.clock.moveBy(Duration.ofSeconds(40));
        service.messages.answerWith(new Delivery.Accepted("CA2"));
        assertThat(service.verification.resend(signIn, Channel.VOICE)).isEqualTo(new SendResult.Sent(Channel.VOICE));
        service.messages.fateIs(FILTERED);
        watch.look();
        assertThat(service.messages.asked()).containsExactly("SM1");
        CodeStatus status = service.verification.status(signIn);
        assertThat(status.arrival()).isNull();
        assertThat(status.failure()).isNull();
    }

    @Test
    void forgetsAFailureWhenAnotherCodeIsSent() {
        SigningIn signIn = browser.verify();
        service.messages.fateIs(FILTERED);
        lookAfter(5);
        service.clock.moveBy(Duration.ofSeconds(30));
        service.verification.resend(signIn, Channel.VOICE);
        CodeStatus status = service.verification.status(signIn);
        assertThat(status.arrival()).isNull();
        assertThat(status.failure()).isNull();
    }

    @Test
    void namesAnErrorThatTheOperatorMustFixAtOnce() {
        browser.verify();
        service.messages.fateIs(NOT_REGISTERED);
        lookAfter(5);
        assertThat(logged)
                .containsExactly(
                        "SEVERE Codes are accepted and not delivered until the settings or the account are fixed: error 30034");
    }

    @Test
    void alarmsWhenThreeInARowDoNotArrive() {
        service.messages.fateIs(FILTERED);
        failOnce();
        failOnce();
        assertThat(logged).noneMatch(line -> line.startsWith("SEVERE"));
        failOnce();
        assertThat(logged)
                .last()
                .isEqualTo(
                        "SEVERE The last 3 texts with codes did not arrive, the last one with error 30007: people who"
                                + " get their codes by text may not be able to sign in");
    }

    @Test
    void countsAgainAfterOneThatArrived() {
        service.messages.fateIs(FILTERED);
        failOnce();
        failOnce();
        service.messages.fateIs(new Fate.Delivered());
        failOnce();
        service.messages.fateIs(FILTERED);
        failOnce();
        assertThat(logged).noneMatch(line -> line.startsWith("SEVERE"));
    }

    private void failOnce() {
        service.forgetSends();
        service.browser("sam", Role.STAFF).verify();
        service.clock.moveBy(Duration.ofMinutes(1).plusSeconds(1));
        watch.look();
    }

    @Test
    void goesOnWithTheOthersWhenOneQuestionBreaks() {
        browser.verify();
        service.messages.breakWith(new IllegalStateException("broken"));
        service.clock.moveBy(Duration.ofSeconds(5));
        assertThatThrownBy(watch::look).hasMessage("broken");
        service.messages.answerWith(new Delivery.Accepted("SM2"));
        service.clock.moveBy(Duration.ofMinutes(1));
        service.browser("sam", Role.STAFF).verify();
        lookAfter(5);
        assertThat(service.messages.asked()).contains("SM2");
    }

    @Test
    void asksNothingAboutCodesOfLongAgo() {
        browser.verify();
        service.clock.moveBy(Duration.ofMinutes(3));
        watch.look();
        assertThat(service.messages.asked()).isEmpty();
        assertThat(watch.isDue()).isFalse();
    }

    @Test
    void saysThatACodeMayHaveBeenSent() {
        service.messages.answerWith(new Delivery.MaybeSent(Delivery.Doubt.CONNECTION_LOST));
        SigningIn signIn = browser.verify();
        assertThat(service.verification.status(signIn).arrival()).isEqualTo(Arrival.UNSURE);
        service.clock.moveBy(Duration.ofSeconds(31));
        service.messages.answerWith(new Delivery.Accepted("SM2"));
        service.verification.resend(signIn, Channel.SMS);
        assertThat(service.verification.status(signIn).arrival()).isNull();
    }

    private void lookAfter(int seconds) {
        service.clock.moveBy(Duration.ofSeconds(seconds));
        watch.look();
    }
}
