package io.github.countersign.demo.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.exception.ApiException;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.Twiml;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twilio's own client takes this telephone company for Twilio. */
class TwilioSdkTest {

    private static final com.twilio.type.PhoneNumber SAM = new com.twilio.type.PhoneNumber("+12025550143");
    private static final com.twilio.type.PhoneNumber US = new com.twilio.type.PhoneNumber("+15005550006");
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final Account account = Account.fromSettings();
    private final Telephone telephone = new Telephone();
    private final TwilioApi api = new TwilioApi(account, telephone, Clock.fixed(NOW, ZoneOffset.UTC));
    private final HttpServer server = startServer();

    @BeforeEach
    void answer() {
        server.createContext("/" + TwilioApi.VERSION, this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void createsATextAndUnderstandsTheAnswer() {
        com.twilio.rest.api.v2010.account.Message text = com.twilio.rest.api.v2010.account.Message.creator(
                        SAM, US, "12345678 is your Zoë & Søn code")
                .create(client(account.authToken()));

        assertThat(text.getSid()).hasSize(34);
        assertThat(text.getStatus()).isEqualTo(com.twilio.rest.api.v2010.account.Message.Status.QUEUED);
        assertThat(text.getDateCreated()).isEqualTo(NOW.atZone(ZoneOffset.UTC));
        assertThat(telephone.messages()).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("12345678 is your Zoë & Søn code");
            assertThat(message.code()).contains("12345678");
        });
    }

    @Test
    void createsACallAndUnderstandsTheAnswer() {
        Call call = Call.creator(
                        SAM,
                        US,
                        new Twiml(
                                "<Response><Say language=\"fr-FR\">1, 2, 3, 4</Say><Pause/><Say>5, 6, 7, 8</Say></Response>"))
                .create(client(account.authToken()));

        assertThat(call.getStatus()).isEqualTo(Call.Status.QUEUED);
        assertThat(telephone.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.code()).contains("12345678"));
    }

    @Test
    void asksWhatBecameOfAText() {
        TwilioRestClient client = client(account.authToken());
        assertThat(asked(SAM, client).getStatus())
                .isEqualTo(com.twilio.rest.api.v2010.account.Message.Status.DELIVERED);
        com.twilio.rest.api.v2010.account.Message lost = asked(new com.twilio.type.PhoneNumber("+15005550134"), client);
        assertThat(lost.getStatus()).isEqualTo(com.twilio.rest.api.v2010.account.Message.Status.UNDELIVERED);
        assertThat(lost.getErrorCode()).isEqualTo(30034);
        assertThat(telephone.messages()).hasSize(1);
    }

    private static com.twilio.rest.api.v2010.account.Message asked(
            com.twilio.type.PhoneNumber to, TwilioRestClient client) {
        String sid = com.twilio.rest.api.v2010.account.Message.creator(to, US, "Hello")
                .create(client)
                .getSid();
        return com.twilio.rest.api.v2010.account.Message.fetcher(sid).fetch(client);
    }

    @Test
    void asksWhatBecameOfACall() {
        TwilioRestClient client = client(account.authToken());
        Twiml hello = new Twiml("<Response><Say>Hello</Say></Response>");
        String sid = Call.creator(new com.twilio.type.PhoneNumber("+15005550103"), US, hello)
                .create(client)
                .getSid();
        assertThat(Call.fetcher(sid).fetch(client).getStatus()).isEqualTo(Call.Status.NO_ANSWER);
        assertThat(telephone.messages()).isEmpty();
    }

    @Test
    void understandsARefusal() {
        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> com.twilio.rest.api.v2010.account.Message.creator(
                                new com.twilio.type.PhoneNumber("+15005550004"), US, "Hello")
                        .create(client(account.authToken())));

        assertThat(refusal.getCode()).isEqualTo(21610);
        assertThat(refusal.getStatusCode()).isEqualTo(400);
    }

    @Test
    void isTurnedAwayWithAWrongToken() {
        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> com.twilio.rest.api.v2010.account.Message.creator(SAM, US, "Hello")
                        .create(client("wrong")));

        assertThat(refusal.getCode()).isEqualTo(20003);
    }

    private TwilioRestClient client(String authToken) {
        return new TwilioRestClient.Builder(account.sid(), authToken)
                .httpClient(new Rerouted(
                        URI.create("http://localhost:" + server.getAddress().getPort())))
                .build();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = new HashMap<>();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            for (String field : body.isEmpty() ? new String[0] : body.split("&", -1)) {
                String[] parts = field.split("=", 2);
                form.put(decode(parts[0]), decode(parts[1]));
            }
            String path = exchange.getRequestURI().getPath().substring(1 + TwilioApi.VERSION.length());
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            Reply reply = exchange.getRequestMethod().equals("GET")
                    ? api.get(path, authorization)
                    : api.post(path, authorization, form);
            byte[] json = reply.body().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static HttpServer startServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends what the SDK made to another host. */
    private static final class Rerouted extends com.twilio.http.HttpClient {

        private final HttpClient http = HttpClient.newHttpClient();
        private final URI base;

        Rerouted(URI base) {
            this.base = base;
        }

        @Override
        public Response makeRequest(Request request) {
            try {
                HttpRequest rerouted = HttpRequest.newBuilder(
                                base.resolve(request.constructURL().getPath()))
                        .header("Authorization", request.getAuthString())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(
                                request.getMethod().toString(),
                                HttpRequest.BodyPublishers.ofString(request.encodeFormBody()))
                        .build();
                HttpResponse<String> response = http.send(rerouted, HttpResponse.BodyHandlers.ofString());
                return new Response(response.body(), response.statusCode());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
