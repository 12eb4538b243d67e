package io.github.countersign.it;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The table of attacks, which is the same for every application. No attack may get anything from the application. */
final class Attacks {

    private Attacks() {}

    /** All attacks. */
    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        AddressSpellings.all().map(Attack::address).forEach(all::add);
        methods().forEach(all::add);
        headers().forEach(all::add);
        wire().forEach(all::add);
        return all;
    }

    /** One or two of each kind. */
    static List<Attack> some() {
        List<Attack> some = new ArrayList<>();
        Stream.of(
                        "/{context}/{page}",
                        "/{context}//{page}",
                        "/{context}/{page};x=y",
                        "/{context}/x/..;/{page}",
                        "/{context}/{hex}",
                        "/{context}/{page}%0a",
                        "/{context}/second-factor/..;/{page}",
                        "/{context}/second-factor/%2e%2e/{page}",
                        "/{context}/second-factor/status/../../{page}",
                        "/{context}/open/touched/..;/..;/{page}",
                        "/{context}/open/touched-by",
                        "/{context}/forbidden/x",
                        "/{context}/failing",
                        "/{context}/there-is-none")
                .map(Attack::address)
                .forEach(some::add);
        Stream.of("HEAD", "POST", "OPTIONS", "COUNTERSIGN").map(Attack::method).forEach(some::add);
        some.add(Attack.headers("Range: bytes=0-40"));
        some.add(Attack.headers("X-Requested-With: XMLHttpRequest"));
        some.addAll(pipelined());
        some.add(webSocket("{page}"));
        some.add(upgradeToHttp2());
        return some;
    }

    static Stream<Attack> methods() {
        return Stream.concat(
                Stream.of(
                                "HEAD",
                                "POST",
                                "PUT",
                                "DELETE",
                                "OPTIONS",
                                "TRACE",
                                "PATCH",
                                "CONNECT",
                                "PROPFIND",
                                "MOVE",
                                "TRACK",
                                "DEBUG",
                                "get",
                                "Get",
                                "COUNTERSIGN",
                                "GETT",
                                "PRI")
                        .map(Attack::method),
                Stream.of("X-HTTP-Method-Override: GET", "X-HTTP-Method: GET", "X-Method-Override: GET")
                        .map(line -> new Attack(
                                "POST, " + line,
                                Attack.head("POST", "/{context}/{page}?_method=GET")
                                        + "Connection: close\r\nContent-Length: 0\r\n" + line + "\r\n\r\n")));
    }

    /** Claims that a guard might believe. */
    static Stream<Attack> headers() {
        return Stream.concat(
                Stream.of(
                                "Range: bytes=0-40",
                                "Range: bytes=-20",
                                "If-Range: \"x\"\r\nRange: bytes=0-",
                                "If-None-Match: \"there-is-none\"",
                                "If-Match: *",
                                "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
                                "X-Original-URL: /second-factor/status",
                                "X-Rewrite-URL: /second-factor/status",
                                "X-Forwarded-Prefix: /second-factor",
                                "X-Forwarded-For: 127.0.0.1",
                                "X-Forwarded-Host: localhost",
                                "X-Forwarded-Proto: https",
                                "Forwarded: for=127.0.0.1;host=localhost;proto=https",
                                "X-Real-IP: 127.0.0.1",
                                "X-Custom-IP-Authorization: 127.0.0.1",
                                "X-Middleware-Subrequest: middleware",
                                "Max-Forwards: 0",
                                "Transfer-Encoding: identity",
                                "Accept: text/css,*/*;q=0.1",
                                "Accept: application/json",
                                "Accept: text/event-stream",
                                "Accept-Encoding: gzip;q=0",
                                "X-Requested-With: XMLHttpRequest",
                                "Faces-Request: partial/ajax",
                                "HX-Request: true",
                                "Turbo-Frame: main",
                                "Sec-Purpose: prefetch",
                                "Sec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image",
                                "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe",
                                "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nSec-Fetch-Site: cross-site",
                                "Origin: null",
                                "Service-Worker: script",
                                "Cookie: JSESSIONID=planted",
                                "Cookie: countersign=verified; io.github.countersign.filter.stamp=x",
                                "Cookie: __Host-countersign-visit=x")
                        .map(Attack::headers),
                Stream.of(webSocket("{page}"), webSocket("socket"), upgradeToHttp2()));
    }

    private static Attack webSocket(String page) {
        return new Attack(
                "WebSocket to " + page,
                Attack.head("GET", "/{context}/" + page)
                        + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://{host}\r\n\r\n");
    }

    private static Attack upgradeToHttp2() {
        return new Attack(
                "h2c",
                Attack.head("GET", "/{context}/{page}")
                        + "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"
                        + "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
    }

    private static List<Attack> pipelined() {
        String last = Attack.head("GET", "/{context}/{page}") + "Connection: close\r\n\r\n";
        return List.of(
                new Attack(
                        "two requests at once", Attack.head("GET", "/{context}/second-factor/status") + "\r\n" + last),
                new Attack(
                        "a body of chunks, then another request",
                        Attack.head("POST", "/{context}/{page}")
                                + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "3\r\na=b\r\n0\r\n\r\n" + last));
    }

    /** Different ways to put the bytes on the connection. */
    static Stream<Attack> wire() {
        String get = Attack.head("GET", "/{context}/{page}");
        String post = Attack.head("POST", "/{context}/{page}");
        String hidden = get + "Connection: close\r\n\r\n";
        return Stream.concat(
                pipelined().stream(),
                Stream.of(
                        new Attack(
                                "a request as the body of another",
                                post + "Content-Length: " + 4 + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                        + hidden),
                        new Attack(
                                "two lengths",
                                post + "Content-Length: 0\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"),
                        new Attack(
                                "an encoding in disguise",
                                post
                                        + "Transfer-Encoding: xchunked\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b"),
                        new Attack(
                                "an unfinished chunk",
                                post + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nffffffff\r\n"),
                        new Attack(
                                "a body longer than it says, which is the next request",
                                post + "Content-Length: 0\r\n\r\n" + hidden),
                        new Attack(
                                "Expect: 100-continue",
                                post + "Expect: 100-continue\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b"),
                        new Attack("HTTP/1.0", "GET /{context}/{page} HTTP/1.0\r\n{who}\r\n"),
                        new Attack("HTTP/0.9", "GET /{context}/{page}\r\n\r\n"),
                        new Attack("HTTP/2 at once", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + hidden),
                        new Attack("another host", hidden.replace("{host}", "elsewhere.example")),
                        new Attack("two hosts", get + "Host: elsewhere.example\r\nConnection: close\r\n\r\n"),
                        new Attack("lines that end with LF alone", hidden.replace("\r\n", "\n")),
                        new Attack("a folded header", get + "X-Long: a\r\n b\r\nConnection: close\r\n\r\n"),
                        new Attack("a tab in the line", hidden.replace("GET /", "GET\t/")),
                        new Attack("two spaces in the line", hidden.replace("GET /", "GET  /")),
                        new Attack("an empty line first", "\r\n" + hidden),
                        new Attack(
                                "a form in several parts",
                                post + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5\r\n"
                                        + "Connection: close\r\n\r\n--x--"),
                        new Attack(
                                "a very long address",
                                hidden.replace("{page} ", "{page}?" + "x".repeat(6_000) + " "))));
    }
}
