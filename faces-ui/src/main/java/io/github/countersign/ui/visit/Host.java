package io.github.countersign.ui.visit;

import io.github.countersign.visit.Managing;
import io.github.countersign.visit.PastVisit;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * The practice and its application that a visit comes from: what the frame of every page shows, also when the visit is over.
 *
 * @param entryPath below which the application leads to these pages again, as long as its own session lives; null for a sign-in
 * @param signedIn whether the visit was a sign-in that is done: whoever comes back to its pages is led on
 */
record Host(
        String practiceName,
        String homePath,
        String locale,
        @Nullable String entryPath,
        boolean signedIn) {

    static Host of(Visitor visitor) {
        String entryPath = visitor instanceof Managing managing ? managing.entryPath() : null;
        return new Host(visitor.practiceName(), visitor.homePath(), visitor.locale(), entryPath, false);
    }

    static Host of(PastVisit visit) {
        String entryPath =
                visit.purpose() == Purpose.MANAGE ? visit.application().entryPath() : null;
        return new Host(
                visit.practiceName(), visit.application().homePath(), visit.locale(), entryPath, visit.completed());
    }
}
