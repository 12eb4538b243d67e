package io.github.countersign.visit;

import org.jspecify.annotations.Nullable;

/**
 * A sign-in that is waiting for its second factor on the module's pages.
 *
 * @param rememberOffered whether the page offers to remember this browser; the filter offers it to everybody who reaches the pages, because
 *     that proves HTTPS or development (docs/adr/003)
 * @param completed whether it was already completed (in another tab); then the browser just goes to {@code returnPath}
 * @param hold why it is held; null if it is not
 */
public record SigningIn(
        OpenVisit visit,
        Purpose purpose,
        boolean rememberOffered,
        boolean completed,
        @Nullable Hold hold) implements Visitor {

    public boolean isHeld() {
        return hold != null;
    }
}
