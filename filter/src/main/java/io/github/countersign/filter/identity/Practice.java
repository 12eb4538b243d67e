package io.github.countersign.filter.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** The practice that people of the application belong to. */
final class Practice {

    private final String otherwise;
    private final @Nullable String attribute;

    /**
     * @param otherwise the practice of people who have none of their own
     * @param attribute the session attribute with a person's own practice; null where there is only one practice
     */
    Practice(String otherwise, @Nullable String attribute) {
        this.otherwise = otherwise;
        this.attribute = attribute;
    }

    String of(HttpServletRequest request) {
        HttpSession session = attribute == null ? null : request.getSession(false);
        Object own = session == null ? null : session.getAttribute(attribute);
        return own == null ? otherwise : own.toString();
    }
}
