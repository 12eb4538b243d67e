package io.github.countersign.ui.visit;

import io.github.countersign.gate.CookieNames;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cookie of the filter that binds a visit to this browser, and our own, by which the visit is found again. Ours is written by hand so
 * that every container sends the same attributes. Each method asks whether the cookies may go over plain HTTP, as in development.
 */
final class Cookies {

    private Cookies() {}

    static Optional<String> visit(HttpServletRequest request, boolean development) {
        return find(request, CookieNames.visit(isSecure(request, development)));
    }

    static Optional<String> pages(HttpServletRequest request, boolean development) {
        return find(request, CookieNames.pages(isSecure(request, development)));
    }

    /** For as long as the browser runs. */
    static void setPages(HttpServletRequest request, HttpServletResponse response, boolean development, String value) {
        boolean secure = isSecure(request, development);
        response.addHeader(
                "Set-Cookie",
                CookieNames.pages(secure) + "=" + value + "; Path=/" + (secure ? "; Secure" : "")
                        + "; HttpOnly; SameSite=Lax");
    }

    private static boolean isSecure(HttpServletRequest request, boolean development) {
        return request.isSecure() || !development;
    }

    private static Optional<String> find(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
