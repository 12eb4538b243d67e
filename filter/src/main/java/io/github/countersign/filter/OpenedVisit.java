package io.github.countersign.filter;

import java.time.Duration;

/** A visit that the service has opened, and its single-use ticket. Immutable; holds secrets, so no toString. */
final class OpenedVisit {

    /** Half of the time for which a ticket is good: the browser needs some of it. */
    private static final Duration TICKET_IS_FRESH_FOR = Duration.ofSeconds(30);

    private final SigningInVisit visit;
    private final String ticket;
    private final Moment openedAt;

    OpenedVisit(SigningInVisit visit, String ticket, Moment openedAt) {
        this.visit = visit;
        this.ticket = ticket;
        this.openedAt = openedAt;
    }

    SigningInVisit visit() {
        return visit;
    }

    String ticket() {
        return ticket;
    }

    /** An application that is cut off in a request may go on working in it for minutes. */
    boolean isFresh(long now) {
        return openedAt.isWithin(TICKET_IS_FRESH_FOR, now);
    }
}
