package io.github.countersign.visit;

import java.time.Instant;

/**
 * A sign-in that waits on the module's pages for its second factor.
 *
 * @param displayName how to address the person
 * @param practiceName the practice's name, as people know it
 * @param locale a BCP 47 language tag from the host application, empty when it said none
 * @param returnPath where the browser goes back to: a path on this origin below the guarded application
 * @param signOutPath where Cancel posts to: a path on this origin below the guarded application
 * @param homePath the guarded application's root path
 * @param rememberOffered whether this browser can be remembered (over HTTPS or on this machine only)
 * @param endsAt when the pages give up waiting
 * @param completed whether it was already completed (in another tab): the browser just goes to {@code returnPath}
 */
public record SigningIn(
        long id,
        long accountId,
        Purpose purpose,
        String displayName,
        String practiceName,
        String locale,
        String returnPath,
        String signOutPath,
        String homePath,
        boolean rememberOffered,
        Instant endsAt,
        boolean completed)
        implements Visitor {}
