package io.github.countersign.visit;

/**
 * A sign-in that waits on the module's pages for its second factor.
 *
 * @param rememberOffered whether this browser can be remembered (over HTTPS or on this machine only)
 * @param completed whether it was already completed (in another tab): the browser just goes to {@code returnPath}
 */
public record SigningIn(OpenVisit visit, Purpose purpose, boolean rememberOffered, boolean completed)
        implements Visitor {}
