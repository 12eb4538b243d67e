package io.github.countersign.it;

import java.net.HttpCookie;
import java.util.stream.Collectors;

/** A browser's visit to one application, as an attacker might take it over: the header lines that identify it. */
record Visitor(Browser browser, String context) {

    String headerLines() {
        String cookies = browser.cookies().stream()
                .filter(cookie -> cookie.getPath() == null || ("/" + context).startsWith(trimmed(cookie.getPath())))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        String standing = browser.standingHeaders().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        return (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n") + standing;
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    String sessionId() {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID")
                        && trimmed(cookie.getPath()).equals("/" + context))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }

    /** Sends a request that a server may leave without an answer. */
    String attacks(Attack attack, String page) {
        return Wire.attempt(attack.sentBy(this, context, page));
    }

    /** Sends a request that every server answers. */
    String sends(Attack request, String page) {
        return Wire.exchange(request.sentBy(this, context, page));
    }
}
