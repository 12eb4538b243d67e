package io.github.countersign.filter;

import io.github.countersign.filter.request.RequestKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers requests that no person sees as a page, each in the way that its sender understands. No answer starts a challenge. */
final class BackgroundReply {

    private static final int UNAUTHORIZED = HttpServletResponse.SC_UNAUTHORIZED;

    private BackgroundReply() {}

    /** @param goOnAt where a page navigation goes on with the second factor */
    static void secondFactorPending(
            HttpServletRequest request, HttpServletResponse response, RequestKind kind, String goOnAt)
            throws IOException {
        if (kind != RequestKind.FACES_AJAX) {
            // RFC 9110 requires one with a 401; no browser asks for a password because of this scheme
            response.setHeader("WWW-Authenticate", "Countersign realm=\"second-factor\"");
        }
        switch (kind) {
            case FRAME:
                PageReply.framed(request, response, goOnAt);
                break;
            case FACES_AJAX:
                facesRedirect(response, goOnAt);
                break;
            case HTMX:
                response.setHeader("HX-Redirect", goOnAt);
                Reply.empty(response, UNAUTHORIZED);
                break;
            case TURBO:
                turboReload(response, goOnAt);
                break;
            case PREFETCH:
            case EVENT_STREAM:
            case WEB_SOCKET:
            case SUBRESOURCE:
                Reply.empty(response, UNAUTHORIZED);
                break;
            case NAVIGATION:
            case FORM_POST:
            case FETCH:
                problem(
                        response,
                        UNAUTHORIZED,
                        "urn:countersign:second-factor-required",
                        "Second factor required",
                        "To go on, open the address in location as a page.",
                        ",\"location\":\"" + goOnAt.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
                break;
        }
    }

    static void notAvailable(HttpServletResponse response, RequestKind kind) throws IOException {
        response.setIntHeader("Retry-After", 30);
        if (kind == RequestKind.FETCH) {
            problem(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "urn:countersign:not-available",
                    "Not available",
                    "The second factor cannot be checked at the moment.",
                    "");
        } else {
            Reply.empty(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    /** A body as RFC 9457 describes it. */
    private static void problem(
            HttpServletResponse response, int status, String type, String title, String detail, String more)
            throws IOException {
        Reply.text(
                response,
                status,
                "application/problem+json",
                "{\"type\":\"" + type + "\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\""
                        + detail + "\"" + more + "}");
    }

    private static void facesRedirect(HttpServletResponse response, String goOnAt) throws IOException {
        Reply.text(
                response,
                HttpServletResponse.SC_OK,
                "text/xml;charset=UTF-8",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<partial-response id=\"j_id1\"><redirect url=\""
                        + Reply.escaped(goOnAt) + "\"/></partial-response>");
    }

    /** Turbo loads the address again as a whole page when the answer says so. */
    private static void turboReload(HttpServletResponse response, String goOnAt) throws IOException {
        Reply.text(
                response,
                UNAUTHORIZED,
                "text/html;charset=UTF-8",
                "<!DOCTYPE html><html><head><meta name=\"turbo-visit-control\" content=\"reload\"><title></title></head>"
                        + "<body><a href=\"" + Reply.escaped(goOnAt) + "\" target=\"_top\">" + Reply.escaped(goOnAt)
                        + "</a></body></html>");
    }
}
