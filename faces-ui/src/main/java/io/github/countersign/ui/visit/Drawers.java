package io.github.countersign.ui.visit;

import io.github.countersign.visit.VisitId;
import io.github.countersign.visit.VisitService;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the pages keep for a visit from one request to the next. It lies with the service, so that the next request may come to any node; a
 * request reads all of it once, together with the visit.
 */
public final class Drawers {

    /** More than a person has open at once; what was kept first goes first. */
    static final int MOST = 16;

    private final VisitService service;
    private final VisitId visit;
    private final Map<String, String> contents;

    /** @param contents what was kept first first */
    Drawers(VisitService service, VisitId visit, Map<String, String> contents) {
        this.service = service;
        this.visit = visit;
        this.contents = new LinkedHashMap<>(contents);
    }

    public <T extends Serializable> Optional<T> find(Drawer<T> drawer) {
        return read(drawer, contents.get(drawer.name()));
    }

    /** What lies in it at this moment: another request of the visit may have changed it since this one began. */
    public <T extends Serializable> Optional<T> findNow(Drawer<T> drawer) {
        Optional<String> now = service.look(visit, drawer.name());
        now.ifPresentOrElse(content -> contents.put(drawer.name(), content), () -> contents.remove(drawer.name()));
        return find(drawer);
    }

    private static <T extends Serializable> Optional<T> read(Drawer<T> drawer, @Nullable String content) {
        return content == null ? Optional.empty() : StoredForm.read(content, drawer.kind());
    }

    public <T extends Serializable> void keep(Drawer<T> drawer, T value) {
        String content = StoredForm.write(value);
        if (content.equals(contents.get(drawer.name()))) {
            return;
        }
        if (!contents.containsKey(drawer.name())) {
            makeRoom();
        }
        service.keep(visit, drawer.name(), content);
        contents.put(drawer.name(), content);
    }

    private void makeRoom() {
        while (contents.size() >= MOST) {
            empty(contents.keySet().iterator().next());
        }
    }

    /** What lies in it, once: of two requests, one gets it. */
    public <T extends Serializable> Optional<T> take(Drawer<T> drawer) {
        Optional<T> value = find(drawer);
        return forget(drawer) ? value : Optional.empty();
    }

    /** @return whether there was something in it that no other request has taken */
    public boolean forget(Drawer<?> drawer) {
        return contents.containsKey(drawer.name()) && empty(drawer.name());
    }

    private boolean empty(String name) {
        contents.remove(name);
        return service.empty(visit, name);
    }
}
