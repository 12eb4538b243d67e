package io.github.countersign.delivery;

import static io.github.countersign.delivery.MessageFixture.call;
import static io.github.countersign.delivery.MessageFixture.message;
import static io.github.countersign.delivery.MessageFixture.text;
import static io.github.countersign.delivery.SenderFixture.ACCOUNT;
import static io.github.countersign.delivery.SenderFixture.PATIENT;
import static io.github.countersign.delivery.SenderFixture.TOKEN;
import static io.github.countersign.delivery.SenderFixture.sender;
import static io.github.countersign.delivery.SenderFixture.settings;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.delivery.Delivery.Accepted;
import io.github.countersign.delivery.Delivery.Doubt;
import io.github.countersign.delivery.Delivery.MaybeSent;
import io.github.countersign.delivery.Delivery.Refused;
import io.github.countersign.delivery.SocketTwilio.Received;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what an answer means. */
@Timeout(60)
class TwilioCodeSenderTest {

    @Test
    void textIsOnePostToMessages() throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatAccepts();
                TwilioCodeSender sender = sender(twilio.address())) {
            assertThat(sender.send(text())).isEqualTo(new Accepted("SM00000000000000000000000000000002"));

            Received request = twilio.only();
            assertThat(request.line()).isEqualTo("POST /2010-04-01/Accounts/" + ACCOUNT + "/Messages.json HTTP/1.1");
            assertThat(request.form())
                    .containsOnlyKeys("To", "From", "Body")
                    .containsEntry("To", "+12025550143")
                    .containsEntry("From", "+12025550100")
                    .containsEntry("Body", "12345678 is your Lakeside Clinic code\n\n@clinic.example.com #12345678");
        }
    }

    @Test
    void callIsOnePostToCallsWithTheDocumentInIt() throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatAccepts();
                TwilioCodeSender sender = sender(twilio.address())) {
            assertThat(sender.send(call())).isInstanceOf(Accepted.class);

            Received request = twilio.only();
            assertThat(request.line()).isEqualTo("POST /2010-04-01/Accounts/" + ACCOUNT + "/Calls.json HTTP/1.1");
            assertThat(request.form())
                    .containsOnlyKeys("To", "From", "Twiml")
                    .containsEntry("Twiml", SpokenCode.of(call()));
        }
    }

    @Test
    void credentialsGoInTheHeaderAlone() throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatAccepts();
                TwilioCodeSender sender = sender(twilio.address())) {
            sender.send(text());

            Received request = twilio.only();
            assertThat(request.headers())
                    .containsEntry(
                            "authorization",
                            "Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(US_ASCII)));
            assertThat(request.line() + request.body()).doesNotContain(TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/phone", "/phone/"})
    void baseAddressMayHaveAPath(String path) throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatAccepts();
                TwilioCodeSender sender = sender(twilio.address().resolve(path))) {
            sender.send(text());

            assertThat(twilio.only().line())
                    .isEqualTo("POST /phone/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json HTTP/1.1");
        }
    }

    @Test
    void keepsNoRequest() throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatAccepts();
                TwilioHttp http = new TwilioHttp(settings(twilio.address(), 1, PATIENT));
                TwilioCodeSender sender = new TwilioCodeSender(
                        settings(twilio.address(), 1, PATIENT), http, Clock.systemUTC(), Duration.ZERO)) {
            sender.send(text());

            assertThat(http.getLastRequest()).isNull();
            assertThat(http.getLastResponse()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, 21211, SMS,   NUMBER_NOT_VALID, false",
        "400, 21211, VOICE, NUMBER_NOT_VALID, false",
        "400, 21614, SMS,   OFFER_CALL,       false",
        "400, 21614, VOICE, TRY_LATER,        false",
        "400, 21610, SMS,   OPTED_OUT,        false",
        "400, 21611, SMS,   TRY_LATER,        false",
        "400, 21408, SMS,   TRY_LATER,        true",
        "400, 21215, VOICE, TRY_LATER,        true",
        "400, 99999, SMS,   OFFER_CALL,       false",
        "400, 99999, VOICE, TRY_LATER,        false",
        "401, 20003, SMS,   TRY_LATER,        true",
        "429, 20429, SMS,   TRY_LATER,        false",
        "500, 20500, SMS,   TRY_LATER,        false",
        "503, 20503, VOICE, TRY_LATER,        false",
    })
    void errorOfTwilioIsAdviceAfterOnePost(int status, int code, Channel channel, Advice advice, boolean operator)
            throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatRefuses(status, code);
                TwilioCodeSender sender = sender(twilio.address())) {
            assertThat(sender.send(message(channel))).isEqualTo(new Refused(advice, code, operator));
            assertThat(twilio.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "302, false, OFFER_CALL",
        "400, false, OFFER_CALL",
        "401, true,  TRY_LATER",
        "403, true,  TRY_LATER",
        "404, true,  TRY_LATER",
        "429, false, TRY_LATER",
        "500, false, TRY_LATER",
        "503, false, TRY_LATER",
    })
    void errorPageOfSomethingElseIsJudgedByItsStatusAfterOnePost(int status, boolean operator, Advice advice)
            throws Exception {
        for (String page : List.of("<html><h1>Whatever</h1></html>", "", "{\"status\": 201}", "null", "{\"code\":")) {
            try (SocketTwilio twilio = SocketTwilio.thatAnswers(status, "text/html", page);
                    TwilioCodeSender sender = sender(twilio.address())) {
                assertThat(sender.send(text())).as(page).isEqualTo(new Refused(advice, null, operator));
                assertThat(twilio.received()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void gatewayThatHasNoAnswerFromTwilioLeavesADoubt(int status) throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatAnswers(status, "text/html", "<html></html>");
                TwilioCodeSender sender = sender(twilio.address())) {
            assertThat(sender.send(text())).isEqualTo(new MaybeSent(Doubt.NO_ANSWER_IN_TIME));
            assertThat(twilio.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html></html>", "null", "{}", "{\"sid\": ", "[]", "\"sid\""})
    void successThatCannotBeReadLeavesADoubt(String body) throws Exception {
        for (int status : List.of(200, 201)) {
            try (SocketTwilio twilio = SocketTwilio.thatAnswers(status, "text/html", body);
                    TwilioCodeSender sender = sender(twilio.address())) {
                assertThat(sender.send(text())).isEqualTo(new MaybeSent(Doubt.UNREADABLE_ANSWER));
                assertThat(twilio.received()).hasSize(1);
            }
        }
    }
}
