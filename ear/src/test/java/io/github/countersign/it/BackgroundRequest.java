package io.github.countersign.it;

import java.util.stream.Stream;

/**
 * A request whose answer nobody sees as a page.
 *
 * @param said a text in the answer's header or body
 */
record BackgroundRequest(Attack attack, int status, String said, boolean withoutBody) {

    /** @param goOn the address that scripts are sent to */
    static Stream<BackgroundRequest> all(String goOn) {
        String problem = "application/problem+json";
        String location = "\"location\":\"" + goOn + "\"";
        return Stream.of(
                withBody("fetch", 401, problem, "Accept: */*", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"),
                withBody("fetch, where to go", 401, location, "Accept: application/json"),
                withBody("XMLHttpRequest", 401, location, "Accept: text/html", "X-Requested-With: XMLHttpRequest"),
                withBody(
                        "Faces Ajax",
                        200,
                        "<redirect url=\"" + goOn + "\"/>",
                        "Accept: */*",
                        "Faces-Request: partial/ajax"),
                empty("htmx", "HX-Redirect: " + goOn, "Accept: text/html", "HX-Request: true"),
                withBody("Turbo", 401, "turbo-visit-control", "Accept: text/html", "Turbo-Frame: main"),
                empty("events", "WWW-Authenticate", "Accept: text/event-stream"),
                empty("image", "Content-Length: 0", "Accept: image/avif,image/webp,*/*"),
                empty(
                        "script",
                        "Content-Length: 0",
                        "Accept: */*",
                        "Sec-Fetch-Mode: no-cors",
                        "Sec-Fetch-Dest: script"),
                empty("style sheet", "Content-Length: 0", "Accept: text/css,*/*;q=0.1"),
                empty(
                        "prefetch",
                        "Content-Length: 0",
                        "Accept: text/html",
                        "Sec-Purpose: prefetch",
                        "Sec-Fetch-Mode: navigate",
                        "Sec-Fetch-Dest: document"),
                withBody(
                        "frame",
                        401,
                        "target=\"_top\"",
                        "Accept: text/html",
                        "Sec-Fetch-Mode: navigate",
                        "Sec-Fetch-Dest: iframe"),
                new BackgroundRequest(
                        request(
                                "WebSocket",
                                "Upgrade: websocket",
                                "Connection: Upgrade",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="),
                        401,
                        "WWW-Authenticate",
                        true));
    }

    private static BackgroundRequest withBody(String name, int status, String said, String... lines) {
        return new BackgroundRequest(request(name, closing(lines)), status, said, false);
    }

    private static BackgroundRequest empty(String name, String said, String... lines) {
        return new BackgroundRequest(request(name, closing(lines)), 401, said, true);
    }

    private static String[] closing(String... lines) {
        return Stream.concat(Stream.of("Connection: close"), Stream.of(lines)).toArray(String[]::new);
    }

    private static Attack request(String name, String... lines) {
        return new Attack(
                name,
                "GET /{context}/{page} HTTP/1.1\r\nHost: {host}\r\n{who}" + String.join("\r\n", lines) + "\r\n\r\n");
    }
}
