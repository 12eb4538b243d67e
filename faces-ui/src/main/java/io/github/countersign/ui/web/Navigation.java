package io.github.countersign.ui.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Tells a person who opens a page from a browser that fetches it in advance, or in a frame. */
public final class Navigation {

    private Navigation() {}

    public static boolean isByAPerson(HttpServletRequest request) {
        boolean ahead = List.of("Sec-Purpose", "Purpose", "X-Moz").stream()
                .map(request::getHeader)
                .anyMatch(value -> value != null && !value.isBlank());
        String destination = request.getHeader("Sec-Fetch-Dest");
        return request.getMethod().equals("GET") && !ahead && (destination == null || destination.equals("document"));
    }
}
