package io.github.countersign.visit;

import java.util.Map;

/** What the cookie of a browser leads to. */
public sealed interface FoundVisit {

    /**
     * The visit goes on.
     *
     * @param drawers what the pages kept, by the drawers' names, what was kept first first
     */
    record Open(Visitor visitor, Map<String, String> drawers) implements FoundVisit {

        /** Hides what the drawers hold. */
        @Override
        public String toString() {
            return "Open[" + visitor.id() + ", " + drawers.keySet() + "]";
        }
    }

    /** The visit is over for this browser. */
    record Over(PastVisit visit) implements FoundVisit {}

    /** There never was a visit with that cookie, or it was long ago. */
    record Unknown() implements FoundVisit {}
}
