package io.github.countersign.ui.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that only shows a page: of its parameters those alone are left that say what to show. Faces takes any request with a view state
 * for a form that was sent, whatever its method.
 */
public final class ReadOnlyRequest extends HttpServletRequestWrapper {

    /** Which page, and what of it to show. */
    private static final Set<String> SHOWN =
            Set.of("step", "id", "help", "search", "filter", "after", "before", "kind", "person", "older", "change");

    /** Of whom, and for what, a form was: for the same page again, when its view is over. */
    private static final List<String> ABOUT = List.of("id", "help");

    public ReadOnlyRequest(HttpServletRequest request) {
        super(request);
    }

    /** The query with which the page of that form is looked at. */
    public static AddressQuery again(HttpServletRequest form) {
        AddressQuery query = AddressQuery.NONE;
        for (String name : ABOUT) {
            String value = form.getParameter(name);
            query = query.with(name, value == null ? "" : value);
        }
        return query;
    }

    @Override
    public @Nullable String getParameter(String name) {
        return SHOWN.contains(name) ? super.getParameter(name) : null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> shown = new HashMap<>(super.getParameterMap());
        shown.keySet().retainAll(SHOWN);
        return shown;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return SHOWN.contains(name) ? super.getParameterValues(name) : null;
    }
}
