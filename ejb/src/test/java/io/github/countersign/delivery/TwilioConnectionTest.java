package io.github.countersign.delivery;

import static io.github.countersign.delivery.MessageFixture.message;
import static io.github.countersign.delivery.MessageFixture.text;
import static io.github.countersign.delivery.SenderFixture.ACCOUNT;
import static io.github.countersign.delivery.SenderFixture.PATIENT;
import static io.github.countersign.delivery.SenderFixture.TOKEN;
import static io.github.countersign.delivery.SenderFixture.impatientSender;
import static io.github.countersign.delivery.SenderFixture.sender;
import static io.github.countersign.delivery.SenderFixture.senderThatNeverQueues;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.delivery.Delivery.Accepted;
import io.github.countersign.delivery.Delivery.Doubt;
import io.github.countersign.delivery.Delivery.MaybeSent;
import io.github.countersign.delivery.Delivery.Refused;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections to Twilio that fail, end early, are shared, or were closed meanwhile. */
@Timeout(60)
class TwilioConnectionTest {

    private final CountDownLatch testIsOver = new CountDownLatch(1);

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
                TwilioCodeSender sender = senderThatNeverQueues(twilio.address(), places)) {
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
                TwilioCodeSender sender = senderThatNeverQueues(twilio.address(), 1)) {
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
}
