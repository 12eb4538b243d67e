package io.github.countersign.it;

import java.util.Locale;

/**
 * One way to attack a page.
 *
 * @param bytes the bytes to send, with placeholders: {@code {context}}, {@code {page}}, {@code {host}}, {@code {who}} for the header lines
 *     that identify the session, and {@code {session}} for its id
 */
record Attack(String name, String bytes) {

    private static final String CLOSE = "Connection: close\r\n";

    /** A GET of an address in any spelling. */
    static Attack address(String spelling) {
        return new Attack("GET " + spelling, head("GET", spelling) + CLOSE + "\r\n");
    }

    static Attack method(String method) {
        return new Attack(method, head(method, "/{context}/{page}") + CLOSE + "Content-Length: 0\r\n\r\n");
    }

    /** @param lines header lines, without their ends */
    static Attack headers(String... lines) {
        return new Attack(
                String.join(", ", lines),
                head("GET", "/{context}/{page}") + CLOSE + String.join("\r\n", lines) + "\r\n\r\n");
    }

    /** The line and the headers that every request has. */
    static String head(String method, String target) {
        return method + " " + target + " HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n{who}";
    }

    /** Whether the request is one of the person's; without headers it cannot be. */
    boolean tellsWho() {
        return bytes.contains("{who}");
    }

    String sentBy(Visitor visitor, String context, String page) {
        return bytes.replace("{context}", context)
                .replace("{page}", page)
                .replace("{PAGE}", page.toUpperCase(Locale.ROOT))
                .replace("{hex}", hex(page))
                .replace("{host}", ServerUnderTest.BASE.getAuthority())
                .replace("{who}", visitor.headerLines())
                .replace("{session}", visitor.sessionId());
    }

    /** Every character as an escape, half of them in capitals. */
    private static String hex(String page) {
        StringBuilder hex = new StringBuilder();
        for (char c : page.toCharArray()) {
            hex.append(String.format(hex.length() % 2 == 0 ? "%%%02x" : "%%%02X", (int) c));
        }
        return hex.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
