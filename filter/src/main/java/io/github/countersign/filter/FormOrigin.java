package io.github.countersign.filter;

import io.github.countersign.filter.request.BrowserCookies;
import io.github.countersign.filter.request.SameOrigin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Whether a form comes from a page of the module or of the application, on the same origin.
 *
 * <p>A page with {@code Referrer-Policy: no-referrer}, as the module's are, posts {@code Origin: null}. If the browser does not say what
 * that hides (over HTTPS it does), or says nothing at all, the visit cookie tells, because it is SameSite.
 */
final class FormOrigin {

    private FormOrigin() {}

    static boolean isOurs(HttpServletRequest request, boolean development) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        return origin == null || origin.equals("null")
                ? showsACookieOfItsSession(request, development)
                : SameOrigin.isOriginOf(request, origin);
    }

    /** Like {@link #isOurs}, but a form counts as foreign if the browser does not say where it comes from. */
    static boolean isProvedOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        return origin != null && SameOrigin.isOriginOf(request, origin);
    }

    private static boolean showsACookieOfItsSession(HttpServletRequest request, boolean development) {
        HttpSession session = request.getSession(false);
        SigningInVisit pending = SigningInVisit.in(session);
        ManagingVisit visit = ManagingVisit.in(session);
        return (pending != null && showsCookie(request, development, pending.visitCookie()))
                || (visit != null && showsCookie(request, development, visit.visitCookie()));
    }

    /** Whether the browser presents that visit cookie. */
    static boolean showsCookie(HttpServletRequest request, boolean development, String expected) {
        String shown = BrowserCookies.visit(request, development);
        return shown != null && MessageDigest.isEqual(bytes(shown), bytes(expected));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
