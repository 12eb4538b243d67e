package io.github.countersign.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that only shows a page: of its parameters the step of set-up alone is left. Faces takes any request with a view state
 * for a form that was sent, whatever its method.
 */
final class Look extends HttpServletRequestWrapper {

    private static final String STEP = "step";

    Look(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
        return name.equals(STEP) ? super.getParameter(STEP) : null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        String[] steps = super.getParameterValues(STEP);
        return steps == null ? Map.of() : Map.of(STEP, steps);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return name.equals(STEP) ? super.getParameterValues(STEP) : null;
    }
}
