package io.github.countersign.filter.request;

import io.github.countersign.filter.mark.Internal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a browser means by a request, as far as its headers tell: whether a person sees the answer as a page and, if not, what reads it.
 * This decides only how a held-back request is answered, never whether.
 */
@Internal
public enum RequestKind {
    /** A person goes to a page. */
    NAVIGATION,
    /** A person sends a form. */
    FORM_POST,
    /** A page within a page. */
    FRAME,
    /** The browser fetches a page that nobody has asked for yet. */
    PREFETCH,
    FACES_AJAX,
    HTMX,
    TURBO,
    EVENT_STREAM,
    WEB_SOCKET,
    /** Script: fetch, XMLHttpRequest, a beacon. */
    FETCH,
    /** An image, a script, a style sheet, or something unknown. */
    SUBRESOURCE;

    private static final Set<String> FRAMES =
            new HashSet<>(Arrays.asList("iframe", "frame", "embed", "object", "fencedframe"));

    /** Whether a person sees the answer as a page of its own. */
    public boolean isPage() {
        return this == NAVIGATION || this == FORM_POST || this == FRAME;
    }

    /** Whether it may be answered by sending the browser to the module's pages. */
    public boolean startsVisit() {
        return this == NAVIGATION || this == FORM_POST;
    }

    public static RequestKind of(HttpServletRequest request) {
        if (isPrefetch(request)) {
            return PREFETCH;
        }
        if ("websocket".equals(lower(request, "Upgrade"))) {
            return WEB_SOCKET;
        }
        String mode = lower(request, "Sec-Fetch-Mode");
        String destination = lower(request, "Sec-Fetch-Dest");
        boolean told = !mode.isEmpty() || !destination.isEmpty();
        if (mode.equals("navigate")) {
            return navigation(request, destination);
        }
        RequestKind library = library(request);
        if (library != null) {
            return library;
        }
        if (told) {
            return destination.equals("empty") ? FETCH : SUBRESOURCE;
        }
        return untold(request);
    }

    private static RequestKind navigation(HttpServletRequest request, String destination) {
        if (FRAMES.contains(destination)) {
            return FRAME;
        }
        return destination.equals("document") ? page(request) : FETCH;
    }

    private static RequestKind page(HttpServletRequest request) {
        switch (request.getMethod()) {
            case "GET":
                return NAVIGATION;
            case "HEAD":
                return SUBRESOURCE;
            default:
                return FORM_POST;
        }
    }

    private static @Nullable RequestKind library(HttpServletRequest request) {
        if (request.getHeader("Faces-Request") != null) {
            return FACES_AJAX;
        }
        if (request.getHeader("HX-Request") != null) {
            return HTMX;
        }
        if (request.getHeader("Turbo-Frame") != null || request.getHeader("X-Turbo-Request-Id") != null) {
            return TURBO;
        }
        return lower(request, "Accept").contains("text/event-stream") ? EVENT_STREAM : null;
    }

    /** Plain HTTP and old browsers: no Sec-Fetch headers. */
    private static RequestKind untold(HttpServletRequest request) {
        if (request.getHeader("X-Requested-With") != null) {
            return FETCH;
        }
        String accept = lower(request, "Accept");
        String method = request.getMethod();
        if (accept.contains("text/html") && (method.equals("GET") || method.equals("POST"))) {
            return page(request);
        }
        return method.equals("HEAD") || accept.startsWith("image/") || accept.startsWith("text/css")
                ? SUBRESOURCE
                : FETCH;
    }

    private static boolean isPrefetch(HttpServletRequest request) {
        String purpose = lower(request, "Sec-Purpose") + lower(request, "Purpose") + lower(request, "X-Purpose");
        return purpose.contains("prefetch")
                || purpose.contains("prerender")
                || purpose.contains("preview")
                || lower(request, "X-Moz").equals("prefetch");
    }

    private static String lower(HttpServletRequest request, String header) {
        String value = request.getHeader(header);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
