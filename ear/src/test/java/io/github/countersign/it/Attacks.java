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
        addresses().map(Attack::address).forEach(all::add);
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

    /** Spellings of an address: Servlet 6 §3.5 with its table of examples, and spellings that went past other products' filters. */
    static Stream<String> addresses() {
        return Stream.of(
                // plain, and with additions that do not matter
                "/{context}/{page}",
                "/{context}/{page}?q",
                "/{context}/{page}?",
                "/{context}/{page}#f",
                "/{context}/{page}?q#f",
                "/{context}/{page}?/second-factor/status",
                // path parameters, at every segment
                "/{context}/{page};x=y",
                "/{context}/{page};",
                "/{context}/{page};jsessionid={session}",
                "/{context}/{page};jsessionid=planted",
                "/{context}/{page};/second-factor/status",
                "/{context};x=y/{page}",
                "/{context};/{page};",
                "/{context};/{page};/;",
                "/{context}/;/{page}",
                "/{context}/;x=y/{page}",
                "/;/{context}/{page}",
                "/;x=y/{context};x=y/;/;/{page}/;/;",
                "/{context}/{page}/;jsessionid=1234",
                "/{context}/;%2F{page}",
                "/{context}/{page}%3b",
                "/{context}/{page}%3Bx=y",
                "/{context}/%3b/{page}",
                "/{context}/{page};.css",
                "/{context}/{page};.js?x.png",
                // dots
                "/{context}/./{page}",
                "/{context}/././{page}",
                "/./{context}/{page}",
                "/{context}/%2e/{page}",
                "/{context}/%2E/{page}",
                "/{context}/.;/{page}",
                "/{context}/%2e;/{page}",
                "/{context}/.%2F{page}",
                "/{context}/.%5C{page}",
                "/{context}/{page}/.",
                "/{context}/{page}/./",
                "/{context}/{page}/.;",
                "/{context}/{page}/./;",
                "/{context}/{page}/%2e",
                "/{context}/.{page}",
                "/{context}/x/../{page}",
                "/{context}/../{context}/{page}",
                "/{context}/../../{context}/{page}",
                "/../{context}/{page}",
                "/x/../{context}/{page}",
                "/{context}/x/%2e%2E/{page}",
                "/{context}/%2e%2e/%2E%2E/{context}/{page}",
                "/{context}/x/./../{page}",
                "/{context}/x/..;/{page}",
                "/{context}/x/..;x=y/{page}",
                "/{context}/x/..;a;b=c/{page}",
                "/{context}/..;/{context}/{page}",
                "/{context}/x/%2e%2E;/{page}",
                "/{context}/x/..%2F{page}",
                "/{context}/x/..%5C{page}",
                "/{context}/x/..%252f{page}",
                "/{context}/x/%252e%252e/{page}",
                "/{context}/x/.%2e/{page}",
                "/{context}/x/...//{page}",
                "/{context}/{page}/..",
                "/{context}/{page}/../",
                "/{context}/{page}/..;",
                "/{context}/{page}/../;",
                "/{context}/..{page}",
                "/{context}/.../{page}",
                "/{context}/{page}/x/..",
                "/{context}/x/%c0%ae%c0%ae/{page}",
                "/{context}/x/%e0%80%ae%e0%80%ae/{page}",
                "/{context}/x/%u002e%u002e/{page}",
                // slashes
                "/{context}//{page}",
                "//{context}/{page}",
                "//{context}//{page}//",
                "/{context}///{page}",
                "/{context}/{page}/",
                "/{context}/{page}//",
                "/{context}/x//../{page}",
                "/{context}/x//../../{page}",
                "/{context}/;/../{page}",
                "/{context}%2f{page}",
                "/{context}/%2f{page}",
                "/{context}/%2F%2F{page}",
                "/{context}/%252f{page}",
                "/{context}\\{page}",
                "/{context}/\\{page}",
                "/{context}%5c{page}",
                "/{context}/%5C{page}",
                "/{context}/%EF%BC%8F{page}",
                "/{context}/%c0%af{page}",
                // escapes
                "/{context}/{hex}",
                "/{context}/%25{hex}",
                "/%7B{context}/{page}",
                "/{context}/{PAGE}",
                "/{context}/{page}%20",
                "/{context}/{page}%20%20",
                "/{context}/%20/{page}",
                "/{context}/{page}+",
                "/{context}/{page}.",
                "/{context}/{page}%2e",
                "/{context}/{page}%",
                "/{context}/{page}%0",
                "/{context}/{page}%XX",
                "/{context}/%-1/{page}",
                "/{context}/%/{page}",
                "/{context}/%E2%82/{page}",
                "/{context}/%E2%82%AC/{page}",
                "/{context}/x%b%25r/../{page}",
                "/{context}/{page}%23",
                "/{context}/{page}%3f",
                "/{context}/{page}%3fx=y",
                // control characters: CVE-2022-32532, CVE-2016-5007
                "/{context}/{page}%0a",
                "/{context}/{page}%0d",
                "/{context}/{page}%0d%0a",
                "/{context}/%0a{page}",
                "/{context}/%0d%0a/{page}",
                "/{context}/{page}%09",
                "/{context}/{page}%00",
                "/{context}/{page}%00.css",
                "/{context}%00/{page}/",
                "/{context}/{page}%7f",
                "/{context}/{page}%1f",
                "/{context}/{page}%0a.css",
                "/{context}/{page}%2500",
                "/{context}/\t{page}",
                "/{context}/{page}\u000b",
                "/{context}/{page}\u0000",
                "/{context}/{page}\u00a0",
                "/{context}/{page}%c2%a0",
                "/{context}/{page}%e3%80%80",
                // suffixes that some filters take for unguarded, and patterns: CVE-2023-34034
                "/{context}/{page}.css",
                "/{context}/{page}/x.css",
                "/{context}/{page}.html",
                "/{context}/{page}/favicon.ico",
                "/{context}/favicon.ico/../{page}",
                "/{context}/jakarta.faces.resource/../{page}",
                "/{context}/jakarta.faces.resource/..;/{page}",
                "/{context}/**",
                "/{context}/*",
                "/{context}/{page}/**",
                "/{context}/{page}.*",
                "/{context}/",
                "/{context}",
                "/{context}/index.html",
                "/{context}/WEB-INF/web.xml",
                "/{context}/WEB-INF/view.jsp",
                "/{context}/%57EB-INF/view.jsp",
                "/{context}/WEB-INF;/view.jsp",
                "/{context}//WEB-INF/view.jsp",
                "/{context}/x/..;/WEB-INF/view.jsp",
                "/{context}/META-INF/MANIFEST.MF",
                "/{context}/WEB-INF/classes/io/github/countersign/it/gallery/Secret.class",
                "/{context}/error.jsp",
                "/{context}/there-is-none",
                "/{context}/there-is-none.jsp",
                "/{context}/failing",
                "/{context}/forbidden/x",
                "/{context}/reports/x",
                "/{context}/second-factor/page",
                "/{context}/reports/second-factor/status",
                // the filter's own addresses, and addresses that are never held back
                "/{context}/second-factor/../{page}",
                "/{context}/second-factor/..;/{page}",
                "/{context}/second-factor/..;x=y/{page}",
                "/{context}/second-factor/%2e%2e/{page}",
                "/{context}/second-factor/%2e%2e;/{page}",
                "/{context}/second-factor/..%2f{page}",
                "/{context}/second-factor/%2e%2e%2f{page}",
                "/{context}/second-factor/..%5c{page}",
                "/{context}/second-factor/..\\{page}",
                "/{context}/second-factor/%252e%252e/{page}",
                "/{context}/second-factor;/../{page}",
                "/{context}/second-factor/./../{page}",
                "/{context}/second-factor//../{page}",
                "/{context}/second-factor//..//{page}",
                "/{context}/second-factor/status/../../{page}",
                "/{context}/second-factor/status/..;/..;/{page}",
                "/{context}/second-factor/return/..;/..;/{page}",
                "/{context}/second-factor/return;/../../{page}",
                "/{context}/second-factor/return?ticket=../../{page}",
                "/{context}/second-factor/{page}",
                "/{context}/second-factor%2f..%2f{page}",
                "/{context}/second-factor%2f/{page}",
                "/{context}/%73econd-factor/..;/{page}",
                "/{context}/{page}/second-factor/",
                "/{context}/{page}/second-factor/status",
                "/{context}/{page}/../second-factor/../{page}",
                "/{context}/open/touched/../../{page}",
                "/{context}/open/touched;/{page}",
                "/{context}/news/../open/touched",
                "/{context}/news/..;/open/touched",
                "/{context}/news/%2e%2e/open/touched",
                "/{context}/news;/../open/touched",
                "/{context}/open/touched-by",
                "/{context}/open/Touched",
                "/{context}/open/touched/..;/..;/{page}",
                "/{context}/open/touched;/../../{page}",
                "/{context}/open/touched/%2e%2e/%2e%2e/{page}",
                "/{context}/open/touched%2f..%2f..%2f{page}",
                "/{context}/open/..;/{page}",
                "/{context}/{page}?/open/touched",
                "/{context}/{page}/../open/touched/../../{page}",
                "/{context}/j_security_check/../{page}",
                "/{context}/{page}/j_security_check",
                "/{context}/login/..;/{page}",
                "/{context}/login.html/..;/{page}",
                "/{context}/{page};/../login.html",
                "/countersign/../{context}/{page}",
                "/countersign/..;/{context}/{page}",
                "/countersign/verify/..;/..;/{context}/{page}",
                // the whole address in the request line
                "http://{host}/{context}/{page}",
                "http://elsewhere.example/{context}/{page}",
                "http://{host}/{context}/x/..;/{page}",
                "https://{host}/{context}/{page}",
                "http:/{context}/{page}",
                "{context}/{page}",
                "*");
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
