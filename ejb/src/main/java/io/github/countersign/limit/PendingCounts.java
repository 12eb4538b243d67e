package io.github.countersign.limit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this node has still to add to the meters that many share, or to take from them. A limit that cannot refuse a send is counted a
 * moment later: so nobody who is set up waits for a row that another request, or a stranger, has locked. Safe for use by many threads.
 */
@Singleton
class PendingCounts {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    @Inject
    PendingCounts() {}

    void add(String id, int count) {
        if (count != 0) {
            counts.merge(id, count, Integer::sum);
        }
    }

    /** The counts for that meter, once. The caller has its row locked, and writes it. */
    int take(String id) {
        Integer taken = counts.remove(id);
        return taken == null ? 0 : taken;
    }

    /** The meters that wait for something. */
    List<String> ids() {
        return counts.keySet().stream().sorted().toList();
    }
}
