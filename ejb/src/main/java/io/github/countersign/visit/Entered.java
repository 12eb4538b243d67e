package io.github.countersign.visit;

/**
 * A browser that has entered the pages with a ticket.
 *
 * @param pageCookie the value of the cookie with which it comes back
 */
public record Entered(Visitor visitor, String pageCookie) {

    /** Hides the cookie. */
    @Override
    public String toString() {
        return "Entered[" + visitor.id() + "]";
    }
}
