package io.github.countersign.benchmarks.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes Twilio's place in the driver's process, so that the server's time has the sending of a text in it and nothing of its arrival. */
final class TextMessages implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{8}(?![0-9])");
    private static final int SECONDS_TO_ARRIVE = 10;

    private final Map<String, BlockingQueue<String>> codes = new ConcurrentHashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final HttpServer server;

    TextMessages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::accept);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Waits for the code on its way to a number. */
    String codeTo(String number) throws InterruptedException {
        String code = codesTo(number).poll(SECONDS_TO_ARRIVE, TimeUnit.SECONDS);
        if (code == null) {
            throw new IllegalStateException("No code reached " + number);
        }
        return code;
    }

    private BlockingQueue<String> codesTo(String number) {
        return codes.computeIfAbsent(number, any -> new LinkedBlockingQueue<>());
    }

    private void accept(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 200, "{\"status\": \"delivered\"}");
                return;
            }
            Map<String, String> form =
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String to = form.getOrDefault("To", "");
            Matcher code = CODE.matcher(form.getOrDefault("Body", ""));
            if (code.find()) {
                codesTo(to).add(code.group());
            }
            answer(exchange, 201, """
                    {"sid": "SM%032x", "status": "queued", "to": "%s", "api_version": "2010-04-01", "direction": "outbound-api",
                     "num_segments": "1", "num_media": "0", "error_code": null, "error_message": null, "price": null}
                    """.formatted(sent.incrementAndGet(), to));
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] answer = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String field : body.split("&")) {
            String[] pair = field.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
