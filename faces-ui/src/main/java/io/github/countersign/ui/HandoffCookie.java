package io.github.countersign.ui;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookie of the filter that binds a sign-in to this browser. */
final class HandoffCookie {

    private HandoffCookie() {}

    static Optional<String> in(HttpServletRequest request) {
        String name = request.isSecure() ? "__Host-countersign-handoff" : "countersign-handoff";
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
