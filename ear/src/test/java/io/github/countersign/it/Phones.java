package io.github.countersign.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All telephones of the world, behind Twilio's API, where no node of a cluster takes them along when it dies. */
final class Phones implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("\\b\\d{8}\\b");

    private static final String ACCEPTED = """
            {"account_sid": "AC00000000000000000000000000000001", "api_version": "2010-04-01", "body": "...",
             "date_created": "Thu, 24 Aug 2023 05:01:45 +0000", "direction": "outbound-api", "num_media": "0",
             "num_segments": "1", "price_unit": "USD", "sid": "SM00000000000000000000000000000002",
             "status": "queued", "uri": "/2010-04-01/Accounts/AC/Messages/SM.json"}""";

    private final HttpServer server;
    private final Map<String, List<String>> texts = new ConcurrentHashMap<>();

    Phones() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 50);
        server.createContext("/", this::take);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 200, ACCEPTED.replace("queued", "delivered"));
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        Map<String, String> form = Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        texts.computeIfAbsent(form.get("To"), number -> new ArrayList<>()).add(form.get("Body"));
        answer(exchange, 201, ACCEPTED);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] answer = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** The newest code that arrived there. */
    String code(String number) {
        List<String> codes = codes(number);
        if (codes.isEmpty()) {
            throw new AssertionError("No code arrived on " + number);
        }
        return codes.get(codes.size() - 1);
    }

    private List<String> codes(String number) {
        List<String> codes = new ArrayList<>();
        for (String text : texts.getOrDefault(number, List.of())) {
            Matcher matcher = CODE.matcher(text);
            if (matcher.find()) {
                codes.add(matcher.group());
            }
        }
        return codes;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
