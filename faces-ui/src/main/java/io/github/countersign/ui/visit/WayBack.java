package io.github.countersign.ui.visit;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A way by the application that a form's request left by.
 *
 * @param address with the ticket; null when a form that was sent twice has taken it
 * @param page which of our pages comes after it, null for the account's
 */
record WayBack(@Nullable String address, @Nullable String page) implements Serializable {

    /** Hides the ticket. */
    @Override
    public String toString() {
        return "WayBack[" + page + "]";
    }
}
