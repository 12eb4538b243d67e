package io.github.countersign.visit;

/**
 * A sign-in that is waiting for its second factor on the module's pages.
 *
 * @param rememberOffered whether the page offers to remember this browser; the filter offers it to everybody who reaches the pages, because
 *     that proves HTTPS or development (docs/adr/003)
 * @param completed whether it was already completed (in another tab); then the browser just goes to {@code returnPath}
 */
public record SigningIn(OpenVisit visit, Purpose purpose, boolean rememberOffered, boolean completed)
        implements Visitor {}
