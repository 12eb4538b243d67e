package io.github.countersign.delivery;

import static io.github.countersign.delivery.SenderFixture.ACCOUNT;
import static io.github.countersign.delivery.SenderFixture.impatientSender;
import static io.github.countersign.delivery.SenderFixture.sender;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.delivery.Fate.Delivered;
import io.github.countersign.delivery.Fate.Open;
import io.github.countersign.delivery.Fate.Undelivered;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Twilio says of a message some seconds after it has accepted it. */
@Timeout(60)
class TwilioFatesTest {

    private static final String TEXT = "SM00000000000000000000000000000002";
    private static final String CALL = "CA00000000000000000000000000000003";

    @ParameterizedTest
    @CsvSource({
        "30003, OFFER_CALL,       false",
        "30005, NUMBER_NOT_VALID, false",
        "30006, OFFER_CALL,       false",
        "30007, OFFER_CALL,       false",
        "30034, OFFER_CALL,       true",
        "39999, OFFER_CALL,       false",
    })
    void anUndeliveredTextSaysWhatHelps(int code, Advice advice, boolean operatorMustAct) throws Exception {
        assertThat(ofText("\"status\": \"undelivered\", \"error_code\": " + code))
                .isEqualTo(new Undelivered(advice, code, operatorMustAct));
    }

    @ParameterizedTest
    @ValueSource(strings = {"undelivered", "failed", "canceled"})
    void aTextWithoutACodeOffersACall(String status) throws Exception {
        assertThat(ofText("\"status\": \"" + status + "\", \"error_code\": null"))
                .isEqualTo(new Undelivered(Advice.OFFER_CALL, null, false));
    }

    @ParameterizedTest
    @CsvSource({
        "delivered, true",
        "read,      true",
        "sent,      false",
        "sending,   false",
        "queued,    false",
        "accepted,  false",
        "teleported, false",
    })
    void aTextIsDeliveredOrOnItsWay(String status, boolean delivered) throws Exception {
        assertThat(ofText("\"status\": \"" + status + "\", \"error_code\": null"))
                .isEqualTo(delivered ? new Delivered() : new Open());
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "no-answer", "failed"})
    void aCallThatNobodyTookDidNotGetThrough(String status) throws Exception {
        assertThat(ofCall(status)).isEqualTo(new Undelivered(Advice.OFFER_CALL, null, false));
    }

    @ParameterizedTest
    @CsvSource({"completed, true", "in-progress, true", "ringing, false", "queued, false"})
    void aCallIsTakenOrRinging(String status, boolean taken) throws Exception {
        assertThat(ofCall(status)).isEqualTo(taken ? new Delivered() : new Open());
    }

    @ParameterizedTest
    @EnumSource
    void itIsAskedForByItsIdAlone(Channel channel) throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatAccepts();
                TwilioCodeSender sender = sender(twilio.address())) {
            sender.fate(channel == Channel.SMS ? TEXT : CALL, channel);
            assertThat(twilio.only().line())
                    .isEqualTo("GET /2010-04-01/Accounts/" + ACCOUNT
                            + (channel == Channel.SMS ? "/Messages/" + TEXT : "/Calls/" + CALL) + ".json HTTP/1.1");
            assertThat(twilio.only().body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"status\": 7}",
                "{\"status\": \"undelivered\", \"error_code\": \"many\"}",
                "<html>",
                "{\"status\": \"undel"
            })
    void anAnswerThatSaysNothingLeavesItOpen(String answer) throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatAnswers(200, "application/json", answer);
                TwilioCodeSender sender = sender(twilio.address())) {
            assertThat(sender.fate(TEXT, Channel.SMS)).isEqualTo(new Open());
            assertThat(sender.fate(CALL, Channel.VOICE)).isEqualTo(new Open());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 404, 429, 500, 503})
    void aRefusalToTellLeavesItOpen(int status) throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatRefuses(status, 20404);
                TwilioCodeSender sender = sender(twilio.address())) {
            assertThat(sender.fate(TEXT, Channel.SMS)).isEqualTo(new Open());
            assertThat(twilio.received()).hasSize(1);
        }
    }

    @Test
    void noAnswerInTimeLeavesItOpen() throws Exception {
        CountDownLatch testIsOver = new CountDownLatch(1);
        try (SocketTwilio twilio = SocketTwilio.that(out -> testIsOver.await());
                TwilioCodeSender sender = impatientSender(twilio.address())) {
            assertThat(sender.fate(TEXT, Channel.SMS)).isEqualTo(new Open());
        }
    }

    private static Fate ofText(String members) throws Exception {
        return of(TEXT, Channel.SMS, "{\"sid\": \"" + TEXT + "\", " + members + "}");
    }

    private static Fate ofCall(String status) throws Exception {
        return of(CALL, Channel.VOICE, "{\"sid\": \"" + CALL + "\", \"status\": \"" + status + "\"}");
    }

    private static Fate of(String sid, Channel channel, String json) throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatAnswers(200, "application/json", json);
                TwilioCodeSender sender = sender(twilio.address())) {
            return sender.fate(sid, channel);
        }
    }
}
