package io.github.countersign.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Where "Cancel" on the module's pages leads: signed out, back at the application's own sign-in. */
final class SignOutPage {

    private final SignOut signOut;

    SignOutPage(SignOut signOut) {
        this.signOut = signOut;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            Reply.empty(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (comesFromHere(request)) {
            signOut.now(request, response);
        } else {
            Pages.foreignForm(request, response);
        }
    }

    /**
     * A page with {@code Referrer-Policy: no-referrer}, as the module's are, posts {@code Origin: null}. Where the browser does not say
     * what that hides (it does over HTTPS), the handoff cookie tells: it is SameSite.
     */
    private static boolean comesFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        return origin.equals("null") ? showsHandoffCookie(request) : SameOrigin.isOriginOf(request, origin);
    }

    private static boolean showsHandoffCookie(HttpServletRequest request) {
        PendingState pending = PendingState.in(request.getSession(false));
        String cookie = BrowserCookies.handoff(request);
        return pending != null
                && cookie != null
                && MessageDigest.isEqual(
                        cookie.getBytes(StandardCharsets.US_ASCII),
                        pending.handoffCookie().getBytes(StandardCharsets.US_ASCII));
    }
}
