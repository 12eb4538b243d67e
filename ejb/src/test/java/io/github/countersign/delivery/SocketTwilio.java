package io.github.countersign.delivery;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** A socket that accepts requests as Twilio does, remembers them, and answers (or fails) as a test wants. */
final class SocketTwilio implements AutoCloseable {

    /** Handles a request that has arrived completely; the connection is closed after it returns. */
    interface Behaviour {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    record Received(String line, Map<String, String> headers, String body) {
        Map<String, String> form() {
            return Arrays.stream(body.split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(
                            field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        }
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore closed = new Semaphore(0);
    private final Behaviour behaviour;

    private SocketTwilio(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::listen);
    }

    static SocketTwilio that(Behaviour behaviour) {
        try {
            return new SocketTwilio(behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SocketTwilio thatAnswers(int status, String type, String body) {
        return that(out -> answer(out, status, type, body));
    }

    /** Accepts every message, as Twilio does: 201 and the message's own JSON. */
    static SocketTwilio thatAccepts() {
        return thatAnswers(201, "application/json", accepted());
    }

    /** Refuses every message with that error code, as Twilio does. */
    static SocketTwilio thatRefuses(int status, int code) {
        return thatAnswers(status, "application/json", """
                {"code": %d, "message": "The 'To' number +12025550143 is not valid", \
                "more_info": "https://www.twilio.com/docs/errors/%d", "status": %d}""".formatted(code, code, status));
    }

    static String accepted() {
        return """
                {"account_sid": "AC00000000000000000000000000000001", "api_version": "2010-04-01", "body": "...",
                 "date_created": "Thu, 24 Aug 2023 05:01:45 +0000", "date_sent": null, "direction": "outbound-api",
                 "error_code": null, "error_message": null, "from": "+12025550100", "num_media": "0",
                 "num_segments": "1", "price": null, "price_unit": "USD", "something_new": {"since": 2027},
                 "sid": "SM00000000000000000000000000000002", "status": "queued", "subresource_uris": {"media": "/x"},
                 "to": "+12025550143", "uri": "/2010-04-01/Accounts/AC/Messages/SM.json"}""";
    }

    static void answer(OutputStream out, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " Whatever\r\nContent-Type: " + type + "\r\nContent-Length: "
                + bytes.length + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
    }

    URI address() {
        return URI.create("http://localhost:" + socket.getLocalPort());
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** Waits until one more request has arrived. */
    void awaitRequest() throws InterruptedException {
        arrived.acquire();
    }

    /** Waits until one more connection is closed on this side. */
    void awaitClosedConnection() throws InterruptedException {
        closed.acquire();
    }

    Received only() {
        if (received.size() != 1) {
            throw new AssertionError("Expected 1 request, got " + received.size());
        }
        return received.get(0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void listen() {
        try {
            while (true) {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            received.add(read(new BufferedInputStream(connection.getInputStream())));
            arrived.release();
            behaviour.answer(connection.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // the client went away, or the test is over
        } finally {
            closed.release();
        }
    }

    private static Received read(InputStream in) throws IOException {
        String line = readLine(in);
        Map<String, String> headers = new HashMap<>();
        for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
            String[] parts = header.split(": *", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The client went away");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
