package io.github.countersign.delivery;

import static io.github.countersign.delivery.MessageFixture.call;
import static io.github.countersign.delivery.MessageFixture.message;
import static io.github.countersign.delivery.MessageFixture.text;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.delivery.Delivery.Accepted;
import io.github.countersign.delivery.Delivery.Doubt;
import io.github.countersign.delivery.Delivery.MaybeSent;
import io.github.countersign.delivery.Delivery.Refused;
import io.github.countersign.delivery.SocketTwilio.Received;
import io.github.countersign.settings.TwilioSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TwilioCodeSenderTest {

    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String TOKEN = "the-auth-token";

    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final CountDownLatch testIsOver = new CountDownLatch(1);

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

    @ParameterizedTest
    @EnumSource
    void noAnswerInTimeLeavesADoubtAfterOnePost(Channel channel) throws Exception {
        try (SocketTwilio twilio = SocketTwilio.that(out -> testIsOver.await());
                TwilioCodeSender sender = impatientSender(twilio.address())) {
            assertThat(sender.send(message(channel))).isEqualTo(new MaybeSent(Doubt.NO_ANSWER_IN_TIME));
            twilio.awaitRequest();
            assertThat(twilio.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 ",
                "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"sid\": \"SM0000",
                "HTTP/1.1 503 Unavailable\r\nContent-Length: 500\r\n\r\n{\"code\": 2",
                "nonsense\r\n\r\n"
            })
    void droppedConnectionLeavesADoubtAfterOnePost(String halfAnAnswer) throws Exception {
        try (SocketTwilio twilio = SocketTwilio.that(out -> out.write(halfAnAnswer.getBytes(US_ASCII)));
                TwilioCodeSender sender = sender(twilio.address())) {
            assertThat(sender.send(text())).isEqualTo(new MaybeSent(Doubt.CONNECTION_LOST));
            assertThat(twilio.received()).hasSize(1);
        }
    }

    @Test
    void answerThatStopsHalfwayLeavesADoubtAfterOnePost() throws Exception {
        try (SocketTwilio twilio = SocketTwilio.that(out -> {
                    out.write("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{".getBytes(US_ASCII));
                    out.flush();
                    testIsOver.await();
                });
                TwilioCodeSender sender = impatientSender(twilio.address())) {
            assertThat(sender.send(text())).isEqualTo(new MaybeSent(Doubt.NO_ANSWER_IN_TIME));
            twilio.awaitRequest();
            assertThat(twilio.received()).hasSize(1);
        }
    }

    @Test
    void answerTooLargeToKeepLeavesADoubt() throws Exception {
        try (SocketTwilio twilio = SocketTwilio.that(out ->
                        out.write("HTTP/1.1 201 Created\r\nContent-Length: 9000000000\r\n\r\n{".getBytes(US_ASCII)));
                TwilioCodeSender sender = sender(twilio.address())) {
            assertThat(sender.send(text())).isEqualTo(new MaybeSent(Doubt.CONNECTION_LOST));
        }
    }

    @Test
    void noConnectionMeansNotSent() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://localhost:" + socket.getLocalPort());
        }
        try (TwilioCodeSender sender = sender(nobody)) {
            assertThat(sender.send(text())).isEqualTo(new Refused(Advice.TRY_LATER, null, false));
        }
    }

    @Test
    void failedTlsHandshakeMeansNotSent() throws Exception {
        try (SocketTwilio plain = SocketTwilio.thatAccepts();
                TwilioCodeSender sender =
                        sender(URI.create("https://localhost:" + plain.address().getPort()))) {
            assertThat(sender.send(text())).isEqualTo(new Refused(Advice.TRY_LATER, null, false));
            assertThat(plain.received()).isEmpty();
        }
    }

    @Test
    @Timeout(20)
    void connectionThatIsNotMadeInTimeMeansNotSent() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            while (connects(full, waiting)) {
                assertThat(waiting).as("the queue of the socket fills").hasSizeLessThan(100);
            }
            TwilioSettings settings = new TwilioSettings(
                    ACCOUNT,
                    TOKEN,
                    "+12025550100",
                    URI.create("http://localhost:" + full.getLocalPort()),
                    Duration.ofMillis(200),
                    PATIENT,
                    1);
            try (TwilioCodeSender sender = new TwilioCodeSender(settings, Clock.systemUTC())) {
                assertThat(sender.send(text())).isEqualTo(new Refused(Advice.TRY_LATER, null, false));
            }
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    @Timeout(20)
    void noMoreAtOnceThanSet() throws Exception {
        int places = 3;
        CountDownLatch allPlacesTaken = new CountDownLatch(places);
        CountDownLatch answerNow = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        ExecutorService people = Executors.newFixedThreadPool(places);
        try (SocketTwilio twilio = SocketTwilio.that(out -> {
                    seen.add(atOnce.incrementAndGet());
                    allPlacesTaken.countDown();
                    answerNow.await();
                    atOnce.decrementAndGet();
                    SocketTwilio.answer(out, 201, "application/json", SocketTwilio.accepted());
                });
                TwilioCodeSender sender = senderThatWaitsForNoOther(twilio.address(), places)) {
            List<Future<Delivery>> first = new ArrayList<>();
            for (int i = 0; i < places; i++) {
                first.add(people.submit(() -> sender.send(text())));
            }
            allPlacesTaken.await();

            assertThat(sender.send(text())).isEqualTo(new Refused(Advice.TRY_LATER, null, false));
            assertThat(twilio.received()).hasSize(places);

            answerNow.countDown();
            for (Future<Delivery> delivery : first) {
                assertThat(delivery.get()).isInstanceOf(Accepted.class);
            }
            assertThat(sender.send(text())).as("the places are free again").isInstanceOf(Accepted.class);
            assertThat(seen).allMatch(requests -> requests <= places);
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void failuresGiveTheirPlaceBack() throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatRefuses(400, 21211);
                TwilioCodeSender sender = senderThatWaitsForNoOther(twilio.address(), 1)) {
            for (int i = 0; i < 5; i++) {
                assertThat(sender.send(text())).isEqualTo(new Refused(Advice.NUMBER_NOT_VALID, 21211, false));
            }
        }
    }

    @Test
    void connectionThatTwilioClosedAfterAnAnswerIsNotUsedForTheNext() throws Exception {
        try (SocketTwilio twilio = SocketTwilio.that(out -> {
                    String body = SocketTwilio.accepted();
                    out.write(("HTTP/1.1 201 Created\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(US_ASCII));
                });
                TwilioCodeSender sender = sender(twilio.address())) {
            for (int i = 0; i < 5; i++) {
                assertThat(sender.send(text())).isInstanceOf(Accepted.class);
                twilio.awaitClosedConnection();
            }
            assertThat(twilio.received()).hasSize(5);
        }
    }

    private static boolean connects(ServerSocket server, List<Socket> sockets) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        try {
            socket.connect(server.getLocalSocketAddress(), 200);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static TwilioCodeSender sender(URI address) {
        return new TwilioCodeSender(settings(address, 4, PATIENT), Clock.systemUTC());
    }

    private static TwilioCodeSender impatientSender(URI address) {
        return new TwilioCodeSender(settings(address, 4, Duration.ofMillis(300)), Clock.systemUTC());
    }

    private static TwilioCodeSender senderThatWaitsForNoOther(URI address, int maxConcurrent) {
        TwilioSettings settings = settings(address, maxConcurrent, PATIENT);
        return new TwilioCodeSender(settings, new TwilioHttp(settings), Clock.systemUTC(), Duration.ZERO);
    }

    private static TwilioSettings settings(URI address, int maxConcurrent, Duration readTimeout) {
        return new TwilioSettings(ACCOUNT, TOKEN, "+12025550100", address, PATIENT, readTimeout, maxConcurrent);
    }
}
