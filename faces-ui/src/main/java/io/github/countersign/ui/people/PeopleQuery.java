package io.github.countersign.ui.people;

import io.github.countersign.administration.PeoplePage.Filter;
import io.github.countersign.administration.PeoplePage.Query;
import io.github.countersign.ui.web.AddressQuery;
import io.github.countersign.ui.web.Typed;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which people the list shows, as its address says. */
record PeopleQuery(
        String search,
        Filter filter,
        @Nullable String after,
        @Nullable String before) {

    static PeopleQuery of(Map<String, String> parameters) {
        String after = Typed.text(parameters, "after");
        String before = Typed.text(parameters, "before");
        Filter filter = Arrays.stream(Filter.values())
                .filter(value -> name(value).equals(parameters.get("filter")))
                .findFirst()
                .orElse(Filter.ALL);
        return new PeopleQuery(
                Typed.text(parameters, "search"),
                filter,
                after.isEmpty() ? null : after,
                before.isEmpty() ? null : before);
    }

    Query wanted() {
        return new Query(search, filter, before == null ? after : null, before);
    }

    /** The filter in the address and in the form. */
    static String name(Filter filter) {
        return filter.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String filterName() {
        return name(filter);
    }

    /** Whether it asks for fewer than all. */
    boolean isNarrow() {
        return !search.isEmpty() || filter != Filter.ALL;
    }

    AddressQuery after(String name) {
        return first().with("after", name);
    }

    AddressQuery before(String name) {
        return first().with("before", name);
    }

    /** The first page of the same people. */
    AddressQuery first() {
        return AddressQuery.NONE.with("search", search).with("filter", filter == Filter.ALL ? "" : filterName());
    }
}
