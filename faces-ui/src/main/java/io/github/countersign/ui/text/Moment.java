package io.github.countersign.ui.text;

import java.io.Serializable;
import java.time.Instant;

/** A point in time within a sentence, and how the sentence speaks of it. */
public record Moment(Kind kind, Instant instant) implements Serializable {

    enum Kind {
        /** "20 seconds", of a past moment. */
        AGO,
        /** "4 minutes", of a moment to come. */
        UNTIL,
        /** "2:30 PM UTC". */
        AT,
        /** "March 1, 2026". */
        DATE,
        /** "Mar 1, 2026, 2:30 PM UTC". */
        WHEN
    }

    public static Moment ago(Instant instant) {
        return new Moment(Kind.AGO, instant);
    }

    public static Moment until(Instant instant) {
        return new Moment(Kind.UNTIL, instant);
    }

    public static Moment at(Instant instant) {
        return new Moment(Kind.AT, instant);
    }

    public static Moment date(Instant instant) {
        return new Moment(Kind.DATE, instant);
    }

    public static Moment when(Instant instant) {
        return new Moment(Kind.WHEN, instant);
    }
}
