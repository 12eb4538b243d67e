package io.github.countersign.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * The practice that people of the application belong to.
 *
 * @param otherwise the practice of whoever has none of their own
 * @param attribute the session attribute with a person's own practice; null where there is one practice alone
 */
record Practice(String otherwise, @Nullable String attribute) {

    String of(HttpServletRequest request) {
        HttpSession session = attribute == null ? null : request.getSession(false);
        Object own = session == null ? null : session.getAttribute(attribute);
        return own == null ? otherwise : own.toString();
    }
}
