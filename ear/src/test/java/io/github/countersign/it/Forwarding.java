package io.github.countersign.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes one request and its answer on, as a proxy does. */
final class Forwarding {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private Forwarding() {}

    /** Opens the connection to a server. */
    interface Server {

        /** @param requestLine the method and the target of the request */
        Socket connect(String requestLine) throws IOException;
    }

    /** @param headers what the proxy adds, each with its line end */
    static void pass(Socket client, String headers, Server to) throws IOException {
        InputStream input = client.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                return;
            }
            head.write(next);
        }
        String told = head.toString(StandardCharsets.ISO_8859_1)
                .replaceAll("(?im)^(connection|x-forwarded-[a-z]+|upgrade|http2-settings): .*\r\n", "")
                .replaceFirst("\r\n", "\r\n" + headers + "Connection: close\r\n");
        Matcher length = LENGTH.matcher(told);
        byte[] body = input.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        try (Socket server = to.connect(told.substring(0, told.indexOf("\r\n")))) {
            OutputStream output = server.getOutputStream();
            output.write(told.getBytes(StandardCharsets.ISO_8859_1));
            output.write(body);
            output.flush();
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }
}
