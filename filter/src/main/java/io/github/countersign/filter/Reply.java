package io.github.countersign.filter;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The few things that the filter says by itself. None of it is stored anywhere. */
final class Reply {

    private Reply() {}

    /** @param location a relative reference, so that nothing is taken from the Host header; never {@code sendRedirect} */
    static void seeOther(HttpServletResponse response, String location) {
        begin(response, HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", location);
        response.setContentLength(0);
    }

    static void empty(HttpServletResponse response, int status) {
        begin(response, status);
        response.setContentLength(0);
    }

    static void notAllowed(HttpServletResponse response, String allowed) {
        response.setHeader("Allow", allowed);
        empty(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    /** @param text in ASCII: where the application took the writer first, its character encoding stands */
    static void text(HttpServletResponse response, int status, String contentType, String text) throws IOException {
        begin(response, status);
        response.setContentType(contentType);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        response.setContentLength(bytes.length);
        try {
            response.getOutputStream().write(bytes);
        } catch (IllegalStateException e) {
            response.getWriter().write(text);
        }
    }

    private static void begin(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
    }

    /** For HTML, XML and attribute values; everything outside ASCII as a numeric reference. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c < 0x20 || c > 0x7e || "<>&\"'".indexOf(c) >= 0) {
                escaped.append("&#").append(c).append(';');
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
