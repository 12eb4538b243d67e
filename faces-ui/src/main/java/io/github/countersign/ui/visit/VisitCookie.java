package io.github.countersign.ui.visit;

import io.github.countersign.gate.CookieNames;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookie of the filter that binds a visit to this browser. */
final class VisitCookie {

    private VisitCookie() {}

    /** @param development whether that cookie may go over plain HTTP */
    static Optional<String> in(HttpServletRequest request, boolean development) {
        String name = CookieNames.visit(request.isSecure() || !development);
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
