package io.github.countersign.ui.visit;

import io.github.countersign.visit.Managing;
import io.github.countersign.visit.Visitor;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the module's session knows of its visit: which one it is, and enough to say good-bye in the practice's name when it has
 * ended.
 *
 * @param entryPath below which the application leads to these pages again, as long as its own session lives; null for a sign-in
 */
record KeptVisit(
        long id,
        String practiceName,
        String homePath,
        String locale,
        @Nullable String entryPath) implements Serializable {

    static KeptVisit of(Visitor visitor) {
        String entryPath = visitor instanceof Managing managing ? managing.entryPath() : null;
        return new KeptVisit(visitor.id(), visitor.practiceName(), visitor.homePath(), visitor.locale(), entryPath);
    }
}
