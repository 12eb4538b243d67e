package io.github.countersign.ui.visit;

import io.github.countersign.visit.VisitId;
import io.github.countersign.visit.VisitService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The drawers of one visit, in memory, as requests that come one after the other find them. */
public final class DrawerRows extends VisitService {

    final Map<String, String> contents = new LinkedHashMap<>();
    final List<String> done = new ArrayList<>();

    /** What a request that begins now sees of them. */
    public Drawers request() {
        return new Drawers(this, new VisitId(7), contents);
    }

    @Override
    public Optional<String> look(VisitId visit, String drawer) {
        return Optional.ofNullable(contents.get(drawer));
    }

    @Override
    public void keep(VisitId visit, String drawer, String content) {
        done.add("keep " + drawer);
        contents.put(drawer, content);
    }

    @Override
    public boolean empty(VisitId visit, String drawer) {
        done.add("empty " + drawer);
        return contents.remove(drawer) != null;
    }
}
