package io.github.countersign.ui.people;

import io.github.countersign.administration.PeoplePage;
import io.github.countersign.administration.PeopleService;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.PageAddress;
import io.github.countersign.ui.web.AddressQuery;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code people.xhtml}: the practice's people, page by page. */
@Named
@RequestScoped
public class PeopleListPage {

    @Inject
    CurrentVisitor visit;

    @Inject
    PeopleService people;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private PeopleQuery query = PeopleQuery.of(Map.of());
    private PeoplePage page = new PeoplePage(List.of(), null, null);

    @PostConstruct
    void open() {
        query = PeopleQuery.of(parameters);
        page = people.list(visit.managing(), query.wanted()).orElse(page);
    }

    public List<PersonLine> getLines() {
        return page.lines().stream().map(PersonLine::new).toList();
    }

    public String getSearch() {
        return query.search();
    }

    public String getFilter() {
        return query.filterName();
    }

    /** Whether a search or filter hides some. */
    public boolean isNarrow() {
        return query.isNarrow();
    }

    /** Null on the last page. */
    public @Nullable String getNextPath() {
        return page.after() == null ? null : path(query.after(page.after()));
    }

    /** Null on the first page. */
    public @Nullable String getPreviousPath() {
        return page.before() == null ? null : path(query.before(page.before()));
    }

    private String path(AddressQuery asked) {
        return visit.contextPath() + PageAddress.PEOPLE.path() + asked;
    }
}
