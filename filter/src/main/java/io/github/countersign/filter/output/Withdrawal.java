package io.github.countersign.filter.output;

import io.github.countersign.filter.mark.Internal;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Takes back or shuts an answer that the application has begun. */
@Internal
public final class Withdrawal {

    private static final String SET_COOKIE = "Set-Cookie";

    private Withdrawal() {}

    /**
     * Takes back what the application has answered so far.
     *
     * @param surviving which cookies stay, by what {@code Set-Cookie} says about each
     */
    public static void takeBack(HttpServletResponse response, Predicate<String> surviving) {
        List<String> cookies = new ArrayList<>(response.getHeaders(SET_COOKIE));
        response.reset();
        Collection<String> left = response.getHeaders(SET_COOKIE);
        for (String cookie : cookies) {
            if (surviving.test(cookie) && !left.contains(cookie)) {
                response.addHeader(SET_COOKIE, cookie);
            }
        }
    }

    /** Anything written from now on goes nowhere. */
    public static void shut(ServletResponse response) throws IOException {
        try {
            response.getOutputStream().close();
        } catch (IllegalStateException e) {
            response.getWriter().close();
        }
    }
}
