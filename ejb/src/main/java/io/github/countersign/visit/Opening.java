package io.github.countersign.visit;

import io.github.countersign.account.Standing;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.VisitRequest;

/**
 * A visit to open.
 *
 * @param standing what the application says that the person is
 * @param rights the role by which the person's rights go
 * @param locale a BCP 47 language tag, empty if unknown
 * @param knownBrowser whether the browser was once remembered for the account
 * @param held whether the name belongs to two people, and this is not the one who is set up
 */
public record Opening(
        VisitRequest request,
        Purpose purpose,
        Standing standing,
        Role rights,
        String locale,
        Circumstances circumstances,
        boolean knownBrowser,
        boolean held) {}
