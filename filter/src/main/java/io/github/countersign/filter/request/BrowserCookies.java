package io.github.countersign.filter.request;

import io.github.countersign.filter.mark.Internal;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.CookieNames;
import io.github.countersign.gate.Decision;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two cookies of the filter, written by hand so that every container sends the same attributes. */
@Internal
public final class BrowserCookies {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    public static final long WITH_THE_BROWSER = -1;

    private BrowserCookies() {}

    /**
     * Whether the cookies are {@code Secure} and named for that. It does not matter what the container says about the connection: a proxy
     * that ends TLS may tell it nothing. The browser itself has to show whether it keeps them.
     *
     * @param development whether they may go over plain HTTP
     */
    private static boolean isSecure(HttpServletRequest request, boolean development) {
        return !development || request.isSecure();
    }

    public static @Nullable String visit(HttpServletRequest request, boolean development) {
        return read(request, CookieNames.visit(isSecure(request, development)));
    }

    /** @param lifetime in milliseconds; {@link #WITH_THE_BROWSER} for as long as the browser runs */
    public static void setVisit(
            HttpServletRequest request,
            HttpServletResponse response,
            boolean development,
            String value,
            long lifetime) {
        boolean secure = isSecure(request, development);
        write(response, CookieNames.visit(secure), value, secure, lifetime < 0 ? lifetime : lifetime / 1000);
    }

    public static void deleteVisit(HttpServletRequest request, HttpServletResponse response, boolean development) {
        setVisit(request, response, development, "", 0);
    }

    public static @Nullable String browserToken(HttpServletRequest request, boolean development, Account account) {
        return read(request, CookieNames.browser(account, isSecure(request, development)));
    }

    public static void rememberBrowser(
            HttpServletRequest request,
            HttpServletResponse response,
            boolean development,
            Account account,
            String token,
            long validUntil,
            long now) {
        boolean secure = isSecure(request, development);
        long maxAge = validUntil == Decision.WITH_THE_SESSION ? -1 : Math.max(0, (validUntil - now) / 1000);
        write(response, CookieNames.browser(account, secure), token, secure, maxAge);
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
