package io.github.countersign.filter.output;

import io.github.countersign.filter.mark.Internal;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Takes back or shuts an answer that the application has begun. */
@Internal
public final class Withdrawal {

    private Withdrawal() {}

    /** Takes back what the application has written so far, but for its cookies. */
    public static void takeBack(HttpServletResponse response) {
        List<String> cookies = new ArrayList<>(response.getHeaders("Set-Cookie"));
        response.reset();
        Collection<String> kept = response.getHeaders("Set-Cookie");
        for (String cookie : cookies) {
            if (!kept.contains(cookie)) {
                response.addHeader("Set-Cookie", cookie);
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
