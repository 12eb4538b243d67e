package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.CookieNames;
import io.github.countersign.gate.Decision;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two cookies of the filter, written by hand so that every container sends the same attributes. */
final class BrowserCookies {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private BrowserCookies() {}

    static @Nullable String visit(HttpServletRequest request) {
        return read(request, CookieNames.visit(request.isSecure()));
    }

    static void setSigningIn(HttpServletRequest request, HttpServletResponse response, String value, long lifetime) {
        boolean secure = request.isSecure();
        write(response, CookieNames.visit(secure), value, secure, lifetime / 1000);
    }

    /** For a visit, which lasts as long as the host session. */
    static void setVisit(HttpServletRequest request, HttpServletResponse response, String value) {
        boolean secure = request.isSecure();
        write(response, CookieNames.visit(secure), value, secure, -1);
    }

    static void deleteVisit(HttpServletRequest request, HttpServletResponse response) {
        boolean secure = request.isSecure();
        write(response, CookieNames.visit(secure), "", secure, 0);
    }

    static @Nullable String browserToken(HttpServletRequest request, Account account) {
        return read(request, CookieNames.browser(account, request.isSecure()));
    }

    static void rememberBrowser(
            HttpServletRequest request,
            HttpServletResponse response,
            Account account,
            String token,
            long validUntil,
            long now) {
        boolean secure = request.isSecure();
        long maxAge = validUntil == Decision.WITH_THE_SESSION ? -1 : Math.max(0, (validUntil - now) / 1000);
        write(response, CookieNames.browser(account, secure), token, secure, maxAge);
    }

    /** Whether a browser may be remembered here: over HTTPS, or where browser and server are the same machine. */
    static boolean mayRemember(HttpServletRequest request) {
        return request.isSecure() || (isLoopback(request.getRemoteAddr()) && isLocalhost(request.getServerName()));
    }

    private static boolean isLoopback(@Nullable String address) {
        return address != null
                && (address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1"));
    }

    private static boolean isLocalhost(@Nullable String name) {
        return name != null
                && (name.equals("localhost")
                        || name.endsWith(".localhost")
                        || name.equals("127.0.0.1")
                        || name.equals("::1")
                        || name.equals("[::1]"));
    }

    private static @Nullable String read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            String value = cookie.getValue();
            if (cookie.getName().equals(name)
                    && value != null
                    && TOKEN.matcher(value).matches()) {
                return value;
            }
        }
        return null;
    }

    /** @param maxAge in seconds; negative for as long as the browser runs */
    private static void write(HttpServletResponse response, String name, String value, boolean secure, long maxAge) {
        response.addHeader(
                "Set-Cookie",
                name + "=" + value + "; Path=/" + (maxAge < 0 ? "" : "; Max-Age=" + maxAge) + (secure ? "; Secure" : "")
                        + "; HttpOnly; SameSite=Lax");
    }
}
