package io.github.countersign.ui.audit;

import io.github.countersign.administration.AuditService;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.PageAddress;
import io.github.countersign.ui.web.AddressQuery;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code audit.xhtml}: what happened in the practice, newest first. */
@Named
@RequestScoped
public class AuditPage {

    @Inject
    CurrentVisitor visit;

    @Inject
    AuditService audit;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private AuditQuery query = AuditQuery.of(Map.of());
    private AuditService.Page page = new AuditService.Page(List.of(), null);

    @PostConstruct
    void open() {
        query = AuditQuery.of(parameters);
        page = audit.page(visit.managing(), query.kinds(), query.person(), query.olderThan())
                .orElse(page);
    }

    /** One entry of the select. */
    public record Group(String name, String label) {

        public String getName() {
            return name;
        }

        /** A key. */
        public String getLabel() {
            return label;
        }
    }

    public List<Group> getGroups() {
        return Arrays.stream(AuditGroup.values())
                .map(group -> new Group(group.getName(), group.label()))
                .toList();
    }

    public List<AuditLine> getLines() {
        return page.events().stream().map(AuditLine::new).toList();
    }

    public String getGroup() {
        return query.group();
    }

    public String getPerson() {
        return query.person();
    }

    public boolean isNarrow() {
        return query.isNarrow();
    }

    /** Null when there is nothing older. */
    public @Nullable String getOlderPath() {
        Long olderThan = page.olderThan();
        return olderThan == null ? null : path(PageAddress.AUDIT, query.older(olderThan));
    }

    /** Null on the page with the newest. */
    public @Nullable String getNewestPath() {
        return query.isNewest() ? null : path(PageAddress.AUDIT, query.first());
    }

    /** All that the search finds, as a file. */
    public String getDownloadPath() {
        return path(PageAddress.AUDIT_DOWNLOAD, query.first());
    }

    private String path(PageAddress address, AddressQuery asked) {
        return visit.path(address.path() + asked);
    }
}
